import { json } from '../kernel/http.ts'
import type { Operator } from '../kernel/operator.ts'
import { usualQuirks } from '../kernel/quirks.ts'
import type { Simulator } from '../kernel/at-work.ts'
import { simulatorOf } from '../kernel/simulator.ts'
import type { State } from '../kernel/state.ts'
import { newState, type Parts, worldOf } from '../kernel/world.ts'
import { failureReason, refuse } from './answers.ts'
import { REFUSALS, type RefusalCode } from './codes.ts'
import { pawapayControl } from './control.ts'
import { answerDeposit, endDeposit } from './deposit-end.ts'
import { statusRoutes } from './deposit-routes.ts'
import { depositRoute } from './deposit.ts'
import { PAWAPAY_QUIRKS } from './quirks.ts'
import { completeRefund, refundRoute } from './refund.ts'
import { signed } from './signature.ts'
import { type Agreed, FIRST_AGREED, type Pawapay, type PawapayState } from './state.ts'
import { completeStatement, statementRoutes } from './statement.ts'
import { toolkitRoutes } from './toolkit.ts'

const PAWAPAY: Operator<PawapayState> = {
  name: 'pawapay',
  title: 'pawaPay',
  routes: [depositRoute, refundRoute, ...statusRoutes, ...toolkitRoutes, ...statementRoutes],
  callbacks: ['deposit-callback', 'refund-callback', 'statement-callback'],
  has: ['prompts'],
  faults: {
    ...Object.fromEntries(
      Object.keys(REFUSALS).map((code) => [code, () => refuse(code as RefusalCode)]),
    ),
    UNKNOWN_ERROR: () => json(500, UNKNOWN_ERROR),
  },
  notFound: () => json(404, failureReason('NOT_FOUND')),
  wrongMethod: () => json(405, failureReason('INVALID_INPUT')),
  answered: (world, prompt, answer) => {
    const deposit = depositOf(world, prompt.about)
    if (deposit) answerDeposit(world, deposit, answer)
  },
  perform: (world, { what, key }) => {
    const [kind, outcome = ''] = what.split(' ')
    const { refunds, statements } = world.state.own
    const deposit = depositOf(world, key)
    if (kind === 'processing' && deposit?.status === 'ACCEPTED') deposit.status = 'PROCESSING'
    if (kind === 'outcome' && deposit) endDeposit(world, deposit, outcome)
    const refund = refunds.find(({ id }) => id === key)
    if (kind === 'refund' && refund) completeRefund(world, refund)
    const statement = statements.find(({ id }) => id === key)
    if (kind === 'statement' && statement) completeStatement(world, statement)
  },
  control: pawapayControl,
}

/** 4.2: whether it was taken is not known. */
const UNKNOWN_ERROR = {
  failureReason: {
    failureCode: 'UNKNOWN_ERROR',
    failureMessage: 'Unable to process the request due to an unknown problem.',
  },
}

function depositOf({ state }: Pawapay, id: string) {
  return state.own.deposits.find((deposit) => deposit.id === id)
}

export type PawapayParts = Parts & {
  /** What differs from the dashboard that is there by default. */
  readonly agreed?: Partial<Agreed>
  /** A state of before, instead of a new one. */
  readonly state?: State<PawapayState>
}

/** pawaPay in this process, the same for the same seed. */
export function createPawapaySimulator(parts: PawapayParts): Simulator<PawapayState> {
  const world: Pawapay = worldOf<PawapayState>(
    parts.state ?? firstState(parts),
    parts,
    (delivery, outgoing) => signed(world, delivery, outgoing),
  )
  return simulatorOf(world, PAWAPAY)
}

function firstState({ seed, agreed }: PawapayParts): State<PawapayState> {
  return newState('pawapay', seed, {
    agreed: { ...FIRST_AGREED, ...agreed },
    deposits: [],
    refunds: [],
    statements: [],
    statuses: {},
    keys: 1,
    quirks: usualQuirks(PAWAPAY_QUIRKS),
  })
}
