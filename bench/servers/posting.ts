import type * as workers from '../../src/app/payments/wallet-events.ts'
import type * as sandbox from '../../src/edge/wallets/sandbox.ts'
import { built } from '../built.ts'
import { answerParent } from '../child.ts'
import { benchPorts } from '../ports.ts'

/** How long it took to post so many, and the CPU of this process. */
export type Posted = { readonly posted: number; readonly ms: number; readonly cpuMs: number }

/** The built service's way to act on notices of payments, by so many who do it at once. */
const [url, logPath, grouped] = process.argv.slice(2) as [string, string, string]
const { EVENTS } = await built<typeof workers>('app/payments/wallet-events')
const { createSandboxOperator } = await built<typeof sandbox>('edge/wallets/sandbox')

const options = { poolSize: 20, grouped: grouped === 'grouped' }
const base = await benchPorts(url, logPath, undefined, options)
const { wallet } = createSandboxOperator(
  () => 'none',
  () => base.clock.now(),
)
const ports = { ...base, wallets: new Map([['bench', { ...wallet, name: 'bench' }]]) }

/** Far more than are taken at once otherwise: taking is not what is measured. */
const ROOM = { free: 1000, of: () => 1000 }

answerParent(async ({ clients }: { readonly clients: number }): Promise<Posted> => {
  const patience = new AbortController().signal
  const taken = await takeAll()
  const [before, beganMs] = [process.cpuUsage(), performance.now()]
  let next = 0
  const client = async () => {
    while (next < taken.length) await EVENTS.do(ports, taken[next++] as Taken, patience)
  }
  await Promise.all(Array.from({ length: clients }, client))
  const ms = performance.now() - beganMs
  const { user, system } = process.cpuUsage(before)
  const { posted } = await ports.store.read((tx) =>
    tx
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<number>().as('posted'))
      .where('outcome', '=', 'posted')
      .executeTakeFirstOrThrow(),
  )
  return { posted, ms, cpuMs: (user + system) / 1000 }
})

type Taken = Awaited<ReturnType<typeof EVENTS.take>>[number]

async function takeAll(): Promise<Taken[]> {
  const all: Taken[] = []
  for (;;) {
    const some = await EVENTS.take(ports, ROOM)
    if (some.length === 0) return all
    all.push(...some)
  }
}
