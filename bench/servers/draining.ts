import type * as workers from '../../src/edge/worker.ts'
import type * as sandbox from '../../src/edge/wallets/sandbox.ts'
import type { SmsCarrier } from '../../src/app/ports.ts'
import { built } from '../built.ts'
import { answerParent } from '../child.ts'
import { benchPorts, smsBy } from '../ports.ts'

/** How many SMS this process has handed to the carrier, and its CPU since it began. */
export type Drained = { readonly handed: number; readonly cpuMs: number }

/** The built service without its doors and jobs: it does what is there, once it is told to begin. */
const [url, logPath] = process.argv.slice(2) as [string, string]
const { createWorker } = await built<typeof workers>('edge/worker')
const { createSandboxOperator } = await built<typeof sandbox>('edge/wallets/sandbox')

const base = await benchPorts(url, logPath)
let handed = 0
const carrier: SmsCarrier = {
  name: 'bench',
  send: async ({ id }) => {
    handed += 1
    return { kind: 'accepted', carrierId: id }
  },
}
const { wallet } = createSandboxOperator(
  () => 'none',
  () => base.clock.now(),
)
const worker = createWorker(
  {
    ...base,
    sms: smsBy(carrier),
    wallets: new Map([['bench', { ...wallet, name: 'bench' }]]),
  },
  // As in the sandbox no jobs run: they would be measured as well.
  { settlesFirst: true },
)

let before = process.cpuUsage()
answerParent(async ({ begin }: { readonly begin: boolean }): Promise<Drained> => {
  if (begin) {
    before = process.cpuUsage()
    worker.start()
  }
  const { user, system } = process.cpuUsage(before)
  return { handed, cpuMs: (user + system) / 1000 }
})
