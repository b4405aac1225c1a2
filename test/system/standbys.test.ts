import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import { instant } from '../../src/core/dates.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { UnknownOutcomeError } from '../../src/store/engine/errors.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { StandbysLostError } from '../../src/store/engine/postgres-hanging.ts'
import type { Store } from '../../src/store/store.ts'
import { CARRIER, makeWorld } from '../world.ts'
import { HAS_POSTGRES, type Server, startPostgres } from './postgres-server.ts'

const SECOND = { timeout: 10_000, interval: 50 }

/** So long a caller waits at most, with what it takes to notice. */
const ANSWERED_MS = 8_000

describe.runIf(HAS_POSTGRES)('a primary whose standby does not answer', () => {
  let primary: Server
  let standby: Server
  const stores: Store[] = []
  beforeAll(async () => {
    primary = await startPostgres()
    const store = await open()
    await migrate(store, instant(1))
    standby = await primary.standby('s1')
    await primary.sql(`alter system set synchronous_standby_names = 'ANY 1 (s1)'`)
    await primary.sql('select pg_reload_conf()')
  })
  afterEach(async () => {
    await standby.start()
    for (const store of stores.splice(0)) await store.close()
  })
  afterAll(() => primary.remove())

  async function open(poolSize = 4): Promise<Store> {
    const store = await openStore(primary.url('postgres'), { poolSize })
    stores.push(store)
    return store
  }

  const receive = (store: Store, messageId: string) =>
    receiveSms(makeWorld(store).ports, CARRIER, {
      ...{ messageId, from: '+254711000001' as PhoneNumber, to: '21512' },
      ...{ text: 'BALANCE', sentAt: null },
    })

  /** Ours alone: PostgreSQL cleans up by itself now and then, and waits for the standby as well. */
  const waiting = async () =>
    (await primary.sql(`select pid from pg_stat_activity where wait_event = 'SyncRep' and backend_type = 'client backend'`)).length // prettier-ignore

  const rows = async (on: Server) =>
    (await on.sql<{ id: string }>('select message_id as id from inbox order by 1')).map(({ id }) => id) // prettier-ignore

  it('never says that a commit is done whose wait was cancelled', async () => {
    // Seen red: with the notice not looked at, the write was taken for done, as PostgreSQL says.
    const store = await open()
    await standby.kill()
    const written = receive(store, 'cancelled').catch((error: unknown) => error)
    await expect.poll(waiting, SECOND).toBe(1)
    await primary.sql(`select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`) // prettier-ignore
    expect(await written).toBeInstanceOf(UnknownOutcomeError)
    expect(await rows(primary)).toContain('cancelled')
  })

  it('never says that something was done before that a fail-over would undo', async () => {
    // Seen red: with a transaction that changed nothing committed as it is, the repeat was answered at once.
    const first = await open()
    await standby.kill()
    const written = receive(first, 'repeated').catch((error: unknown) => error)
    await expect.poll(waiting, SECOND).toBe(1)
    await primary.kill()
    expect(await written).toBeInstanceOf(UnknownOutcomeError)
    await primary.start()
    // The server itself takes it for done, and says so to whoever asks.
    expect(await rows(primary)).toContain('repeated')
    const again = await open()
    await expect(receive(again, 'repeated')).rejects.toThrow(UnknownOutcomeError)
    await standby.start()
    await receive(again, 'repeated')
    expect(await rows(standby)).toContain('repeated')
  })

  it('answers within its time, refuses at once when commits pile up, and goes on reading', async () => {
    // Seen red: with commits that hang not counted, the third one waited as long again, on a connection
    // of its own.
    const store = await open(2)
    await standby.kill()
    const began = performance.now()
    const [one, two] = await Promise.all(
      ['late-1', 'late-2'].map((id) => receive(store, id).catch((error: unknown) => error)),
    )
    expect([one, two]).toEqual([expect.any(UnknownOutcomeError), expect.any(UnknownOutcomeError)])
    expect(performance.now() - began).toBeLessThan(ANSWERED_MS)
    const refused = performance.now()
    await expect(receive(store, 'late-3')).rejects.toThrow(StandbysLostError)
    expect(performance.now() - refused).toBeLessThan(1_000)
    expect(await waiting()).toBe(2)
    await store.read((tx) => tx.selectFrom('setting').selectAll().execute())
    await standby.start()
    await expect.poll(waiting, SECOND).toBe(0)
    for (const id of ['late-1', 'late-2', 'late-3']) await receive(store, id)
    const late = (await rows(primary)).filter((id) => id.startsWith('late'))
    expect(late).toEqual(['late-1', 'late-2', 'late-3'])
  })
})
