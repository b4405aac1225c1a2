import { sql } from 'kysely'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { UnknownOutcomeError } from '../../../src/store/engine/errors.ts'
import { lockHousehold } from '../../../src/store/engine/dialect.ts'
import type { Store, Tx } from '../../../src/store/store.ts'
import { postgresEngine } from '../stores.ts'
import { holding, insertMember, NUMBER } from './member-row.ts'
import { startProxy } from './postgres-proxy.ts'
import { breakRule, pause, put, save, saved } from './settings.ts'

// A machine that stands still for a quarter of a second sends a work on alone, as it should.
const ON_A_BUSY_MACHINE = { retry: 2 }

describe.runIf(inject('postgresUrl'))(
  'writes of one mutual that share a commit',
  ON_A_BUSY_MACHINE,
  () => {
    const { open, freshUrl } = postgresEngine()
    const endings: (() => void)[] = []
    afterEach(() => {
      for (const end of endings.splice(0)) end()
    })

    it('are one transaction, and answered after its commit', async () => {
      const url = await freshUrl()
      const [store, other] = [await open({}, url), await open({}, url)]
      const order: string[] = []
      const write = (name: string) =>
        store
          .write(async (tx) => {
            await put(tx, name)
            order.push(`${name} runs`)
            return transactionOf(tx)
          }, 'm')
          .then(async (id) => {
            order.push(`${name} answered`)
            expect(await saved(other)).toEqual(['a', 'b', 'c'])
            return id
          })
      const ids = await Promise.all([write('a'), write('b'), write('c')])
      expect(new Set(ids).size).toBe(1)
      expect(order.slice(0, 3)).toEqual(['a runs', 'b runs', 'c runs'])
    })

    it('are one transaction each when grouping is off, or another mutual is named, or none', async () => {
      const store = await open({ grouped: false })
      const id = (mutual?: string) => store.write(transactionOf, mutual)
      expect(new Set(await Promise.all([id('m'), id('m')])).size).toBe(2)
      const grouping = await open()
      const others = ['m', 'n', undefined].map((mutual) => grouping.write(transactionOf, mutual))
      expect(new Set(await Promise.all(others)).size).toBe(3)
    })

    it('take in fifty at most, and those that arrive meanwhile', async () => {
      const store = await open()
      const ids: string[] = []
      const write = async () => void ids.push(await store.write(transactionOf, 'm'))
      await Promise.all(Array.from({ length: 60 }, write))
      const sizes = [...new Set(ids)].map((id) => ids.filter((one) => one === id).length)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(50)
      expect(Math.max(...sizes)).toBeGreaterThan(1)
      const late: Promise<string>[] = []
      const first = store.write(async (tx) => {
        late.push(store.write(transactionOf, 'm'))
        return transactionOf(tx)
      }, 'm')
      expect(await first).toBe(await late[0])
    })

    it.each([
      ['throws', () => Promise.reject(new Error('no'))],
      ['breaks a rule of the database', breakRule],
      ['waits for something else', async () => pause(20)],
      ['breaks a rule and goes on', (tx: Tx) => breakRule(tx).catch(() => undefined)],
    ])('lose nothing by one that %s', async (_, fail) => {
      const store = await open()
      let runs = 0
      const outcomes = await Promise.allSettled([
        post(store, 'a'),
        store.write(async (tx) => {
          runs += 1
          await put(tx, 'lost')
          await fail(tx)
        }, 'm'),
        post(store, 'b'),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await saved(store)).toEqual(['a', 'b'])
      expect(runs).toBe(1)
    })

    it.each(['40001', '40P01'])('run that one again that lost with %s, alone', async (code) => {
      const store = await open()
      const runs = { a: 0, lost: 0, b: 0 }
      const write = (name: keyof typeof runs) =>
        store.write(async (tx) => {
          runs[name] += 1
          await put(tx, name)
          if (name === 'lost' && runs.lost < 3) await raise(tx, code)
          return transactionOf(tx)
        }, 'm')
      const [a, lost, b] = await Promise.all([write('a'), write('lost'), write('b')])
      expect(runs).toEqual({ a: 1, lost: 3, b: 1 })
      expect(a).toBe(b)
      expect(lost).not.toBe(a)
      expect(await saved(store)).toEqual(['a', 'b', 'lost'])
    })

    it('are each done by itself when the connection breaks before the commit', async () => {
      const store = await open()
      const runs = { a: 0, killed: 0, b: 0 }
      const write = (name: keyof typeof runs) =>
        store.write(async (tx) => {
          runs[name] += 1
          await put(tx, name, String(runs[name]))
          if (name === 'killed' && runs.killed === 1) {
            await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
          }
          return transactionOf(tx)
        }, 'm')
      const ids = await Promise.all([write('a'), write('killed'), write('b')])
      expect(new Set(ids).size).toBeGreaterThan(1)
      expect(runs.a).toBe(2)
      expect(await saved(store)).toEqual(['a', 'b', 'killed'])
    })

    it('all have an unknown outcome when the connection breaks in the commit', async () => {
      const url = await freshUrl()
      const proxy = await startProxy(url, (client, server) => {
        client.destroy()
        server.destroy()
      })
      endings.push(proxy.stop)
      const store = await open({}, proxy.url)
      let runs = 0
      const write = (name: string) =>
        store.write(async (tx) => {
          runs += 1
          await put(tx, name)
        }, 'm')
      const outcomes = await Promise.allSettled([write('a'), write('b')])
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ reason: expect.any(UnknownOutcomeError) as Error })
      }
      // Nobody does again what may have been done.
      expect(runs).toBe(2)
    })

    it('do not wait for one that waits for a household', async () => {
      const url = await freshUrl()
      const store = await open({}, url)
      await store.write(insertMember)
      const done: string[] = []
      await holding(url, 'select * from member for no key update', async () => {
        void store
          .write(async (tx) => {
            await lockHousehold(tx, 'm', NUMBER)
            await put(tx, 'waited')
          }, 'm')
          .then(() => done.push('waited'))
        await Promise.all([post(store, 'a'), post(store, 'b')])
        done.push('others')
      })
      await expect.poll(() => done).toEqual(['others', 'waited'])
      expect(await saved(store)).toEqual(['a', 'b', 'waited'])
    })

    it.each([
      ['one long query', (tx: Tx) => sql`select pg_sleep(1)`.execute(tx)],
      ['many short ones', manyShortOnes],
    ])('do not wait for one with %s', async (_, sleep) => {
      const store = await open()
      const done: string[] = []
      const slow = store
        .write(async (tx) => {
          await put(tx, 'slow')
          await sleep(tx)
        }, 'm')
        .then(() => done.push('slow'))
      await Promise.all([post(store, 'a'), post(store, 'b')])
      done.push('others')
      await slow
      expect(done).toEqual(['others', 'slow'])
      expect(await saved(store)).toEqual(['a', 'b', 'slow'])
    })

    it('hold up nobody else while their mutual’s chain is another process’s', async () => {
      const url = await freshUrl()
      const store = await open({}, url)
      await store.write(insertMember)
      let isDone = false
      let waiting: Promise<void> = Promise.resolve()
      await holding(url, 'select * from mutual for no key update', async () => {
        waiting = post(store, 'waits').then(() => void (isDone = true))
        await store.write((tx) => put(tx, 'another mutual'), 'n')
        await save(store, 'no mutual')
        expect(isDone).toBe(false)
      })
      await waiting
      expect(await saved(store)).toEqual(['another mutual', 'no mutual', 'waits'])
    })

    it('go on with few connections and many mutuals', async () => {
      const store = await open({ poolSize: 2 })
      const writes = Array.from({ length: 200 }, (_, at) =>
        store.write((tx) => put(tx, String(at)), `m${at % 20}`),
      )
      await Promise.all(writes)
      expect(await saved(store)).toHaveLength(200)
    })

    it('each hear it when there is no database any more', async () => {
      const url = await freshUrl()
      const proxy = await startProxy(url, () => undefined)
      const store = await open({}, proxy.url)
      proxy.stop()
      const outcomes = await Promise.allSettled([post(store, 'a'), post(store, 'b')])
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    })

    it('know the locks of their transaction, not those of one that was undone', async () => {
      const url = await freshUrl()
      const store = await open({}, url)
      await store.write(insertMember)
      const [, second] = await Promise.allSettled([
        store.write(async (tx) => {
          await lockHousehold(tx, 'm', NUMBER)
          throw new Error('undone')
        }, 'm'),
        store.write(async (tx) => {
          await lockHousehold(tx, 'm', NUMBER)
          const { rows } = await sql<{ held: boolean }>`
          select exists (select from member where xmax <> 0) as held`.execute(tx)
          return rows[0]?.held
        }, 'm'),
      ])
      expect(second).toEqual({ status: 'fulfilled', value: true })
    })
  },
)

function post(store: Store, name: string): Promise<void> {
  return store.write((tx) => put(tx, name), 'm')
}

async function transactionOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx)
  return rows[0]?.id ?? ''
}

async function manyShortOnes(tx: Tx): Promise<void> {
  for (let count = 0; count < 20; count += 1) await sql`select pg_sleep(0.02)`.execute(tx)
}

async function raise(tx: Tx, code: string): Promise<void> {
  const statement = `do $$ begin raise exception 'made up' using errcode = '${code}'; end $$`
  await sql.raw(statement).execute(tx)
}
