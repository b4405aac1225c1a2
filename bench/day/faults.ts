import type { Child } from '../child.ts'
import { pause } from './carrier.ts'
import type { Gateway } from './service.ts'

export const FAULTS = ['none', 'gateway', 'operator'] as const
export type Fault = (typeof FAULTS)[number]

/** A gateway is down for so long, an operator silent for three times as long. */
const DOWN_MS = 60_000
const SILENT_MS = 3 * DOWN_MS

type Parts = {
  readonly child: Pick<Child, 'ask'>
  readonly gateways: readonly Gateway[]
  readonly note: (what: string) => void
}

/** Makes a fault in a run of so many ms; resolves when it is over. */
export async function makeFault(fault: Fault, parts: Parts, forMs: number): Promise<void> {
  if (fault === 'gateway') await killEach(parts, forMs)
  if (fault === 'operator') await silence(parts, forMs)
}

/** Each of them, one after the other, is killed and started again. */
async function killEach({ gateways, note }: Parts, forMs: number): Promise<void> {
  for (const gateway of gateways) {
    await pause(forMs / 4)
    note(`${gateway.name} was killed`)
    await gateway.kill()
    await pause(Math.min(DOWN_MS, forMs / 6))
    await gateway.start()
    note(`${gateway.name} was started`)
  }
}

async function silence({ child, note }: Parts, forMs: number): Promise<void> {
  await pause(forMs / 4)
  note('the wallet is silent')
  await child.ask({ do: 'silence', isOn: true })
  await pause(Math.min(SILENT_MS, forMs / 3))
  await child.ask({ do: 'silence', isOn: false })
  note('the wallet answers')
}
