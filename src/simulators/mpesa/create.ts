import type { Operator } from '../kernel/operator.ts'
import { usualQuirks } from '../kernel/quirks.ts'
import type { Simulator } from '../kernel/at-work.ts'
import { simulatorOf } from '../kernel/simulator.ts'
import type { State } from '../kernel/state.ts'
import { newState, type Parts, worldOf } from '../kernel/world.ts'
import { refuse } from './answers.ts'
import { registerRoutes } from './c2b-register.ts'
import { ERRORS, type ErrorName } from './codes.ts'
import { mpesaControl } from './control.ts'
import { answerLater, laterRoutes } from './later.ts'
import { simulateRoutes } from './pay-bill.ts'
import { pullRoutes } from './pull.ts'
import { MPESA_QUIRKS } from './quirks.ts'
import { type Account, FIRST_ACCOUNT, type Mpesa, type MpesaState } from './state.ts'
import { stkPushRoute } from './stk-push.ts'
import { stkQueryRoute } from './stk-query.ts'
import { answerPush, endPush } from './stk-result.ts'
import { tokenRoute } from './token.ts'

const MPESA: Operator<MpesaState> = {
  name: 'mpesa',
  title: 'M-Pesa',
  routes: [
    tokenRoute,
    stkPushRoute,
    stkQueryRoute,
    ...registerRoutes,
    ...simulateRoutes,
    ...pullRoutes,
    ...laterRoutes,
  ],
  callbacks: [
    'stk-callback',
    'validation',
    'confirmation',
    'status-result',
    'reversal-result',
    'balance-result',
  ],
  has: ['prompts', 'pay-bill'],
  faults: {
    ...Object.fromEntries(
      Object.keys(ERRORS).map((name) => [name, (world: Mpesa) => refuse(world, name as ErrorName)]),
    ),
    // The token that the request came with was good until now.
    'token-expired': (world) => {
      for (const key of Object.keys(world.state.own.tokens)) delete world.state.own.tokens[key]
      return refuse(world, 'token404')
    },
  },
  notFound: (world) => refuse(world, 'wrongUrl'),
  wrongMethod: (world) => refuse(world, 'wrongMethod'),
  answered: (world, prompt, answer) => {
    const push = pushOf(world, prompt.about)
    return push ? answerPush(world, push, answer) : undefined
  },
  perform: (world, { what, key }) => {
    const [kind, code = ''] = what.split(' ')
    if (kind === 'later') return answerLater(world, key)
    const push = pushOf(world, key)
    if (kind === 'stk-result' && push) endPush(world, push, code)
  },
  control: mpesaControl,
}

function pushOf({ state }: Mpesa, checkoutRequestId: string) {
  return state.own.pushes.find((push) => push.checkoutRequestId === checkoutRequestId)
}

export type MpesaParts = Parts & {
  /** What differs from the account that is there by default. */
  readonly account?: Partial<Account>
  /** A state of before, instead of a new one. */
  readonly state?: State<MpesaState>
}

/** Daraja in this process, the same for the same seed. */
export function createMpesaSimulator(parts: MpesaParts): Simulator<MpesaState> {
  return simulatorOf(worldOf(parts.state ?? firstState(parts), parts), MPESA)
}

function firstState({ seed, account }: MpesaParts): State<MpesaState> {
  const first = { ...FIRST_ACCOUNT, ...account }
  return newState('mpesa', seed, {
    accounts: { [first.shortCode]: first },
    tokens: {},
    pushes: [],
    registered: {},
    pulls: {},
    later: [],
    originators: [],
    reversed: [],
    quirks: usualQuirks(MPESA_QUIRKS),
  })
}
