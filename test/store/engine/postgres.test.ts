import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { UnknownOutcomeError } from '../../../src/store/engine/errors.ts'
import { openStore } from '../../../src/store/engine/open.ts'
import type { ReadTx, Store, Tx } from '../../../src/store/store.ts'
import { postgresEngine } from '../stores.ts'
import { type AtCommit, notice, startProxy } from './postgres-proxy.ts'
import { messageOf, names, put, save, saved } from './settings.ts'

describe.runIf(inject('postgresUrl'))('a store on PostgreSQL', () => {
  const { open, freshUrl } = postgresEngine()
  const endings: (() => Promise<void> | void)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end()
  })

  it('sets up each of its connections', async () => {
    const store = await open()
    const setting = (name: string) =>
      store.read(async (tx) => {
        const { rows } = await sql<{ v: string }>`select current_setting(${name}) as v`.execute(tx)
        return rows[0]?.v
      })
    expect(await setting('synchronous_commit')).toBe('on')
    expect(await setting('TimeZone')).toBe('UTC')
    expect(await setting('statement_timeout')).toBe('10s')
    expect(await setting('lock_timeout')).toBe('5s')
    expect(await setting('transaction_isolation')).toBe('repeatable read')
    expect(await setting('transaction_read_only')).toBe('on')
  })

  it.each(['40001', '40P01'])('runs a write again that lost with %s', async (code) => {
    const store = await open()
    let attempts = 0
    await store.write(async (tx) => {
      attempts += 1
      await put(tx, `attempt ${attempts}`)
      if (attempts < 3) await raise(tx, code)
    })
    expect(await saved(store)).toEqual(['attempt 3'])
  })

  it('gives up after five attempts, with what PostgreSQL said', async () => {
    const store = await open()
    let attempts = 0
    const write = store.write(async (tx) => {
      attempts += 1
      await raise(tx, '40001')
    })
    await expect(write).rejects.toMatchObject({ code: '40001' })
    expect(attempts).toBe(5)
  })

  it('does not run a write again that failed otherwise', async () => {
    const store = await open()
    let attempts = 0
    const write = store.write(async (tx) => {
      attempts += 1
      await raise(tx, '23505')
    })
    await expect(write).rejects.toMatchObject({ code: '23505' })
    expect(attempts).toBe(1)
  })

  it('ends a deadlock between two writes with both done', async () => {
    const store = await open()
    await store.write(async (tx) => void (await Promise.all([put(tx, 'a'), put(tx, 'b')])))
    const both = (first: string, second: string) =>
      store.write(async (tx) => {
        await put(tx, first, 'y')
        await sql`select pg_sleep(0.2)`.execute(tx)
        await put(tx, second, 'y')
      })
    await Promise.all([both('a', 'b'), both('b', 'a')])
  })

  it('says that nothing was committed when a query failed that nobody awaited', async () => {
    const store = await open()
    const write = store.write(async (tx) => {
      await put(tx, 'a')
      void raise(tx, '23505').catch(() => undefined)
      // Long enough for the query to be on its way.
      await names(tx)
    })
    await expect(write).rejects.toThrow()
    expect(await saved(store)).toEqual([])
  })

  it('does not know the outcome when the connection breaks in the commit', async () => {
    const store = await openThroughProxy((client, server) => {
      client.destroy()
      server.destroy()
    })
    await expect(save(store, 'a')).rejects.toThrow(UnknownOutcomeError)
    expect(await saved(await openThroughProxy(pass))).toEqual([])
  })

  it('does not know the outcome although the commit was done when its answer is lost', async () => {
    const url = await freshUrl()
    const store = await openThroughProxy((client, server, request) => {
      server.removeAllListeners('data')
      server.on('data', () => client.destroy())
      server.write(request)
    }, url)
    await expect(save(store, 'a')).rejects.toThrow(UnknownOutcomeError)
    expect(await saved(await open({}, url))).toEqual(['a'])
  })

  it.each(['01000', '57P01'])(
    'does not know the outcome when the wait for a standby was cut short (%s)',
    async (code) => {
      const text = 'canceling wait for synchronous replication due to user request'
      const store = await openThroughProxy((client, server, request) => {
        client.write(notice(code, text))
        server.write(request)
      })
      await expect(save(store, 'a')).rejects.toThrow(UnknownOutcomeError)
    },
  )

  it('takes another kind of notice in a commit for what it is', async () => {
    const store = await openThroughProxy((client, server, request) => {
      client.write(notice('00000', 'hello'))
      server.write(request)
    })
    await save(store, 'a')
    expect(await messageOf(saved(store))).toBe('no error')
  })

  it('knows that nothing was committed when the connection breaks before', async () => {
    const url = await freshUrl()
    const store = await open({}, url)
    const write = store.write(async (tx) => {
      await put(tx, 'a')
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    await expect(write).rejects.not.toThrow(UnknownOutcomeError)
    expect(await saved(store)).toEqual([])
  })

  it('survives the loss of its idle connections', async () => {
    const url = await freshUrl()
    const store = await open({}, url)
    await save(store, 'a')
    await withClient(url, (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await saved(store)).toEqual(['a'])
  })

  it('keeps the plans of queries that come again, and no others', async () => {
    const store = await open({ poolSize: 1 })
    const plans = () =>
      store.read(async (tx) => {
        const { rows } = await sql<{ statement: string }>`
          select statement from pg_prepared_statements where statement like '%"setting"%'`.execute(
          tx,
        )
        return rows.length
      })
    for (let count = 0; count < 2; count += 1) await store.read(valuesOf)
    expect(await plans()).toBe(0)
    for (let count = 0; count < 3; count += 1) await store.read(valuesOf)
    expect(await plans()).toBe(1)
  })

  it('goes on when a newer version has added a column to a table meanwhile', async () => {
    const url = await freshUrl()
    const store = await open({ poolSize: 1 }, url)
    await save(store, 'a')
    const all = () => store.write((tx) => tx.selectFrom('setting').selectAll().execute())
    for (let count = 0; count < 5; count += 1) await all()
    await withClient(url, (client) => client.query('alter table setting add column more integer'))
    endings.push(async () => {
      await withClient(url, (client) => client.query('alter table setting drop column more'))
    })
    expect(await all()).toEqual([{ name: 'a', value: 'x', more: null }])
  })

  it('says in one line that a server cannot be reached', async () => {
    const opening = openStore('postgres://nobody@127.0.0.1:1/none')
    expect(await messageOf(opening)).toMatch(/^cannot connect to PostgreSQL: .+$/)
  })

  const pass: AtCommit = (_client, server, request) => server.write(request)

  async function openThroughProxy(atCommit: AtCommit, url?: string): Promise<Store> {
    const proxy = await startProxy(url ?? (await freshUrl()), atCommit)
    endings.push(proxy.stop)
    return open({}, proxy.url)
  }
})

async function valuesOf(tx: ReadTx) {
  return tx.selectFrom('setting').select('value').where('name', '=', 'a').orderBy('value').execute()
}

async function raise(tx: Tx, code: string): Promise<void> {
  const statement = `do $$ begin raise exception 'made up' using errcode = '${code}'; end $$`
  await sql.raw(statement).execute(tx)
}

async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
