import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { type Fetched, type NoToken, tokenKeeper } from '../../../src/edge/outgoing/token.ts'
import type { Store } from '../../../src/store/store.ts'
import { describeStores } from '../../store/stores.ts'

const CREDENTIAL = ['mpesa', 'https://api.example', 'key', 'canary-secret']
const HOUR_MS = 60 * 60 * 1000

describeStores('the token of a credential', (open) => {
  /** An operator with whom each token ends the one before, and processes that share a store. */
  async function withProcesses(count: number, answers: (Fetched | NoToken)[] = []) {
    const store = await open({ poolSize: 4 })
    let made = 0
    let at = 1_000_000
    const fetch = async (): Promise<Fetched | NoToken> => {
      made += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
      return answers.shift() ?? { token: `t${made}`, forMs: HOUR_MS }
    }
    const now = () => instant(at)
    const open_ = () => tokenKeeper(store, now)(CREDENTIAL, fetch)
    const processes = Array.from({ length: count }, open_)
    return {
      store,
      processes,
      fetch,
      made: () => made,
      moveTo: (ms: number) => (at = 1_000_000 + ms),
    }
  }

  it('is made once by several processes that want it at the same moment', async () => {
    const { processes, made } = await withProcesses(4)
    const wanted = processes.flatMap((one) => [one.get(), one.get()])
    expect(await Promise.all(wanted)).toEqual(wanted.map(() => ({ token: 't1' })))
    expect(made()).toBe(1)
  })

  it('is not made again by a process that looked just before another one had made it', async () => {
    // Seen red: the second was made, and ended the first.
    const { store, processes, fetch, made } = await withProcesses(1)
    let isFirst = true
    const late: Store = {
      ...store,
      write: async (work, mutual) => {
        if (isFirst) await processes[0]?.get()
        isFirst = false
        return store.write(work, mutual)
      },
    }
    const second = tokenKeeper(late, () => instant(1_000_000))(CREDENTIAL, fetch)
    expect(await second.get()).toEqual({ token: 't1' })
    expect(made()).toBe(1)
  })

  it('is made anew once when it is spent for all of them', async () => {
    const { processes, made } = await withProcesses(4)
    await processes[0]?.get()
    const again = await Promise.all(processes.map((one) => one.get('t1')))
    for (const { token } of again) expect(token).toBe('t2')
    expect(made()).toBe(2)
  })

  it.each([
    [HOUR_MS - 60_001, 't1'],
    [HOUR_MS - 60_000, 't2'],
    [HOUR_MS + 1, 't2'],
  ])('after %i ms it is %s', async (ms, token) => {
    const { processes, moveTo } = await withProcesses(2)
    await processes[0]?.get()
    moveTo(ms)
    expect(await processes[1]?.get()).toEqual({ token })
  })

  it('that is not given leaves nobody waiting', async () => {
    const refused = { token: null, why: 'refused' } as const
    const { processes } = await withProcesses(2, [refused])
    expect(await processes[0]?.get()).toEqual(refused)
    expect(await processes[1]?.get()).toEqual({ token: 't2' })
  })

  it('is made by somebody else when whoever made it died', async () => {
    const { store, processes, moveTo } = await withProcesses(1)
    const dead = tokenKeeper(store, () => instant(1_000_000))(CREDENTIAL, () => new Promise(() => undefined)) // prettier-ignore
    void dead.get()
    await new Promise((resolve) => setTimeout(resolve, 50))
    moveTo(20_000)
    expect(await processes[0]?.get()).toEqual({ token: 't1' })
  })

  it('opens nothing for whoever has the database alone, and belongs to one credential', async () => {
    const { store, processes } = await withProcesses(1)
    await processes[0]?.get()
    const rows = await store.read((tx) => tx.selectFrom('operator_token').selectAll().execute())
    expect(rows).toHaveLength(1)
    for (const text of ['t1', 'canary-secret', 'api.example'])
      expect(Object.values(rows[0] ?? {})).not.toContain(text)
    expect(JSON.stringify(rows)).not.toContain('canary')
    const other = tokenKeeper(store, () => instant(1_000_000))(['another'], async () => ({ token: 'other', forMs: HOUR_MS })) // prettier-ignore
    expect(await other.get()).toEqual({ token: 'other' })
  })
})
