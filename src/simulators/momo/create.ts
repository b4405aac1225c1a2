import type { Operator } from '../kernel/operator.ts'
import { usualQuirks } from '../kernel/quirks.ts'
import type { Simulator } from '../kernel/at-work.ts'
import { simulatorOf } from '../kernel/simulator.ts'
import type { State } from '../kernel/state.ts'
import { newState, type Parts, worldOf } from '../kernel/world.ts'
import { accountRoutes } from './accounts.ts'
import { refuse } from './answers.ts'
import { type ErrorCode, ERRORS } from './codes.ts'
import { momoControl } from './control.ts'
import { MOMO_QUIRKS } from './quirks.ts'
import { answerRequest, endRequest } from './request-end.ts'
import { requestToPayRoute, statusRoute } from './request-to-pay.ts'
import { type Agreed, FIRST_AGREED, FIRST_USER, type Momo, type MomoState } from './state.ts'
import { userRoutes } from './users.ts'

const MOMO: Operator<MomoState> = {
  name: 'momo',
  title: 'MTN MoMo',
  routes: [...userRoutes, requestToPayRoute, statusRoute, ...accountRoutes],
  callbacks: ['callback'],
  has: ['prompts', 'pay-bill'],
  faults: {
    ...Object.fromEntries(
      Object.keys(ERRORS).map((code) => [code, () => refuse(code as ErrorCode)]),
    ),
    'token-expired': ({ state }) => {
      for (const token of Object.keys(state.own.tokens)) delete state.own.tokens[token]
      return refuse('UNAUTHORIZED')
    },
  },
  notFound: () => refuse('RESOURCE_NOT_FOUND'),
  wrongMethod: () => refuse('RESOURCE_NOT_FOUND'),
  answered: (world, prompt, answer) => {
    const asked = requestOf(world, prompt.about)
    if (asked) answerRequest(world, asked, answer)
  },
  perform: (world, { what, key }) => {
    const [kind, outcome = ''] = what.split(' ')
    const asked = requestOf(world, key)
    if (kind === 'outcome' && asked) endRequest(world, asked, outcome)
  },
  control: momoControl,
}

function requestOf({ state }: Momo, id: string) {
  return state.own.requests.find((each) => each.id === id)
}

export type MomoParts = Parts & {
  /** What differs from what is agreed by default. */
  readonly agreed?: Partial<Agreed>
  /** A state of before, instead of a new one. */
  readonly state?: State<MomoState>
}

/** MTN MoMo's collections in this process, the same for the same seed. */
export function createMomoSimulator(parts: MomoParts): Simulator<MomoState> {
  return simulatorOf(worldOf(parts.state ?? firstState(parts), parts), MOMO)
}

function firstState({ seed, agreed }: MomoParts): State<MomoState> {
  return newState('momo', seed, {
    agreed: { ...FIRST_AGREED, ...agreed },
    users: [{ ...FIRST_USER }],
    tokens: {},
    requests: [],
    quirks: usualQuirks(MOMO_QUIRKS),
  })
}
