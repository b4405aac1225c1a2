import { deliverHere } from './deliver.ts'
import type { Simulator } from './kernel/simulator.ts'
import type { State } from './kernel/state.ts'
import type { Parts } from './kernel/world.ts'
import { createMpesaSimulator } from './mpesa/create.ts'
import { createAfricastalkingSimulator } from './africastalking/create.ts'
import { createMomoSimulator } from './momo/create.ts'
import { createPawapaySimulator } from './pawapay/create.ts'
import { type Served, serveSimulator } from './serve.ts'
import { readState, writeState } from './state-file.ts'

type Anything = Simulator<never> | Simulator<unknown>
type Create = (parts: Parts & { readonly state?: State<never> }) => Anything

/** Every operator that can be simulated. */
export const SIMULATORS = {
  mpesa: createMpesaSimulator,
  pawapay: createPawapaySimulator,
  momo: createMomoSimulator,
  africastalking: createAfricastalkingSimulator,
} as const satisfies Record<string, Create>
export type OperatorName = keyof typeof SIMULATORS

export type StartOptions = {
  readonly port: number
  readonly seed: number
  /** Where the state is kept; null: nowhere. */
  readonly file: string | null
  /** Where callbacks are brought whose address is not this machine's. */
  readonly deliverTo: string | null
}

/** Starts an operator on loopback; it goes on where its file ended. Time runs with the machine's. */
export async function startSimulator(
  operator: OperatorName,
  { port, seed, file, deliverTo }: StartOptions,
): Promise<Served> {
  const state = file === null ? null : readState<never>(file, operator)
  const simulator = SIMULATORS[operator]({
    seed,
    deliver: deliverHere(deliverTo),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ...(state ? { state } : {}),
  }) as Simulator<unknown>
  if (!state) simulator.world.state.clock = { kind: 'running', aheadMs: 0 }
  const save = () => {
    if (file !== null) writeState(file, simulator.world.state)
  }
  save()
  return serveSimulator(simulator, { port, save })
}
