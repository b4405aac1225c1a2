import { setTimeout } from 'node:timers/promises'
import type * as workers from '../../src/edge/worker.ts'
import type * as sandbox from '../../src/edge/wallets/sandbox.ts'
import { built } from '../built.ts'
import { answerParent } from '../child.ts'
import { benchPorts } from '../ports.ts'

/** What of a core the service took. */
export type Idling = { readonly share: number }

type Asked = { readonly until: number } | { readonly forMs: number }

/** The built service without its doors: lanes, jobs and watches, as they run in production. */
const [databasePath, logPath] = process.argv.slice(2) as [string, string]
const { createWorker } = await built<typeof workers>('edge/worker')
const { createSandboxOperator } = await built<typeof sandbox>('edge/wallets/sandbox')

const base = await benchPorts(databasePath, logPath)
const { wallet } = createSandboxOperator(
  () => 'none',
  () => base.clock.now(),
)
const names = ['one', 'two', 'three', 'four']
const wallets = new Map(names.map((name) => [name, { ...wallet, name }]))
createWorker({ ...base, wallets }, { settlesFirst: false }).start()

/** Until each mutual's jobs of the day have run: which those are depends on the mutual and the day. */
async function settled(mutuals: number): Promise<void> {
  const runs = async () => {
    const { count } = await base.store.read((tx) =>
      tx
        .selectFrom('job_run')
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow(),
    )
    return Number(count)
  }
  for (let before = -1, now = 0; before !== now || now < mutuals; now = await runs()) {
    before = now
    await setTimeout(REST_MS)
  }
}

/** Jobs look once more after they have run. */
const REST_MS = 10_000

answerParent(async (asked: Asked): Promise<Idling> => {
  if ('until' in asked) {
    await settled(asked.until)
    return { share: NaN }
  }
  const [before, beganMs] = [process.cpuUsage(), performance.now()]
  await setTimeout(asked.forMs)
  const { user, system } = process.cpuUsage(before)
  return { share: (user + system) / 1000 / (performance.now() - beganMs) }
})
