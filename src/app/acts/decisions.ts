import { BANK_NAME } from '../../core/ledger/treasury.ts'
import { decideProposalIn, readProposals } from '../decisions/decide-proposal.ts'
import { proposeCorrection } from '../decisions/propose-correction.ts'
import { proposeOpeningBack } from '../openings/propose-back.ts'
import { type Act, alone, writes } from './act.ts'
import { type Field, optional } from './field.ts'
import { memberNumberField } from './member-fields.ts'
import { amountField } from './mutual-fields.ts'
import { byField, codeField, MUTUAL, switchField, textField } from './plain-fields.ts'

const PROPOSAL = codeField('its number, as decide list shows it')
const DECIDER = byField(
  'the manager who decides, by name or phone; another one must have proposed it',
)

export const decideList = alone('read', {
  name: 'decide list',
  describe: 'proposals that wait for a second person',
  input: { mutual: MUTUAL, all: switchField('also what was decided') },
  run: ({ ports }, { mutual, all }) => readProposals(ports, mutual, { openOnly: !all }),
})

export const decideApprove = writes({
  name: 'decide approve',
  describe: 'approves what somebody else proposed, and does it',
  input: { proposal: PROPOSAL, mutual: MUTUAL, by: DECIDER },
  run: (desk, asked) => decideProposalIn(desk, { ...asked, decision: 'approved', reason: null }),
})

/** Why not: a phone has no room for it, and gives none. */
const WHY_NOT: Field<string | null> = textField('why not')

export const decideRefuse = writes({
  name: 'decide refuse',
  describe: 'refuses what somebody else proposed; nothing is done',
  input: { proposal: PROPOSAL, mutual: MUTUAL, reason: WHY_NOT, by: DECIDER },
  run: (desk, asked) => decideProposalIn(desk, { ...asked, decision: 'refused' }),
})

const RECEIPT = codeField('the receipt’s number, as on the SMS')
const REASON = textField('why it is wrong')
const PROPOSER = byField('the manager or collector who proposes it: the name, or the phone')

export const correctReverse = alone('write', {
  name: 'correct reverse',
  describe: 'proposes to take back a receipt: the money did not come, or went back at once',
  input: { receipt: RECEIPT, mutual: MUTUAL, reason: REASON, by: PROPOSER },
  run: ({ ports }, asked) => proposeCorrection(ports, { ...asked, refund: null }),
})

export const correctRefund = alone('write', {
  name: 'correct refund',
  describe: 'proposes to pay back money of a receipt, all of it or a part',
  input: {
    receipt: RECEIPT,
    mutual: MUTUAL,
    amount: amountField('what is paid back'),
    from: optional(
      codeField(
        `from where: ${BANK_NAME}, which is the default, a wallet, or cash in hand as c1`,
        'account',
      ),
    ),
    number: optional(memberNumberField('whose part, when the receipt is of several members')),
    reason: REASON,
    by: PROPOSER,
  },
  run: ({ ports }, { amount, from, number, ...asked }) =>
    proposeCorrection(ports, { ...asked, refund: { amount, number, from: from ?? BANK_NAME } }),
})

export const correctOpening = writes({
  name: 'correct opening',
  describe:
    'proposes to take back a wrong opening of the books, all of it or what it says of one household; a corrected file is opened after it',
  input: {
    mutual: MUTUAL,
    number: optional(memberNumberField('the one household that it is about (default: all)')),
    reason: REASON,
    by: PROPOSER,
    dryRun: switchField('shows what goes out of the books, and proposes nothing'),
  },
  run: proposeOpeningBack,
})

export const DECISION_ACTS: readonly Act[] = [
  decideList,
  decideApprove,
  decideRefuse,
  correctReverse,
  correctRefund,
  correctOpening,
]
