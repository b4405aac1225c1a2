import { deliverHere } from './deliver.ts'
import type { Simulator } from './kernel/at-work.ts'
import type { State } from './kernel/state.ts'
import { request } from './kernel/http.ts'
import type { Parts } from './kernel/world.ts'
import { createMpesaSimulator } from './mpesa/create.ts'
import { createAfricastalkingSimulator } from './africastalking/create.ts'
import { createMomoSimulator } from './momo/create.ts'
import type { OperatorName } from './names.ts'
import { createPawapaySimulator } from './pawapay/create.ts'
import { type Served, serveSimulator } from './serve.ts'
import { readState, writeState } from './state-file.ts'

type Anything = Simulator<never> | Simulator<unknown>
type Create = (parts: Parts & { readonly state?: State<never> }) => Anything

const SIMULATORS = {
  mpesa: createMpesaSimulator,
  pawapay: createPawapaySimulator,
  momo: createMomoSimulator,
  africastalking: createAfricastalkingSimulator,
} satisfies Record<OperatorName, Create>

export type StartOptions = {
  readonly port: number
  readonly seed: number
  /** Where the state is kept; null: nowhere. */
  readonly file: string | null
  /** Where callbacks are brought whose address is not this machine's. */
  readonly deliverTo: string | null
  /** A clock that somebody else moves; without it time runs with the machine's. */
  readonly clock?: { now(): number }
}

/** A simulator that listens, and can be told things without a request. */
export type Started = Served & {
  /** As a POST below `/simulator/`. Throws what it answers when it refuses. */
  control(path: string, body: unknown): Promise<void>
}

/** Starts an operator on loopback; it goes on where its file ended. */
export async function startSimulator(
  operator: OperatorName,
  { port, seed, file, deliverTo, clock }: StartOptions,
): Promise<Started> {
  const state = file === null ? null : readState<never>(file, operator)
  const simulator = SIMULATORS[operator]({
    seed,
    deliver: deliverHere(deliverTo),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ...(state ? { state } : {}),
    ...(clock ? { clock } : {}),
  }) as Simulator<unknown>
  if (!state) simulator.world.state.clock = { kind: 'running', aheadMs: 0 }
  const save = () => {
    if (file !== null) writeState(file, simulator.world.state)
  }
  save()
  const served = await serveSimulator(simulator, { port, save })
  return {
    ...served,
    control: async (path, body) => {
      const answer = await simulator.handle(request('POST', `/simulator/${path}`, { body }))
      if (answer.status !== 200) throw new Error(answer.body)
      save()
    },
  }
}
