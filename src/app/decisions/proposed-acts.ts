import type { StaffMember } from '../../core/staff/staff.ts'
import type { Correction } from '../../core/corrections/correction.ts'
import { invariant } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { MemberDecision } from '../../core/membership/decisions.ts'
import type {
  HeldEvent,
  Match,
  PayoutEnd,
  ProposalKind,
  ProposedAct,
  SubsidyEnd,
} from '../../core/proposals/proposal.ts'
import { done, type Result } from '../../core/refusals.ts'
import { paymentsOfReceipt } from '../../store/decisions/corrections.ts'
import type { Proposal, ProposalOf } from '../../store/decisions/proposals.ts'
import { receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import { closeYear, reopenYear } from '../bookkeeping/close-year.ts'
import { makeEntry, takeEntryBack } from '../bookkeeping/make-entry.ts'
import { makeCategories } from '../membership/category.ts'
import { makeMemberDecision } from '../membership/decide-about-member.ts'
import { makeCorrection } from './make-correction.ts'
import { makeCashOfDay } from '../cash/propose-cash.ts'
import { settleHeld } from '../payments/decide-held.ts'
import { makePayoutEnd, memberOfPayout } from '../payments/end-payout.ts'
import { makeClinicPayout } from '../payments/pay-clinic.ts'
import { takeFileBack } from '../payments/payment-file.ts'
import { makeClinicPaid } from '../visits/pay-provider.ts'
import { makeSettlement, membersAsked } from '../payers/settle.ts'
import { takePayerBack } from '../payers/take-back.ts'
import { openPhone, replacePhone } from '../phones/open-phone.ts'
import { makeOpening } from '../openings/make-opening.ts'
import { takeOpeningBack } from '../openings/take-back.ts'
import { makeStatutes } from '../statutes/propose-statutes.ts'
import { makeMatch } from '../payments/make-match.ts'
import type { BooksDesk, Desk } from '../desk.ts'

/** How acts of one kind are done once a second person has approved them (R65). */
type Doer<Act extends ProposedAct> = {
  /** Whose books it changes: their households are locked before anything is decided. */
  readonly households: (tx: ReadTx, mutual: string, act: Act) => Promise<readonly MemberNumber[]>
  /** Does it, or refuses with nothing done what cannot be done any more. */
  readonly make: (
    desk: BooksDesk,
    proposal: ProposalOf<Act>,
    approver: StaffMember,
  ) => Promise<Result<null>>
}

const correction: Doer<Correction> = { households: ofReceipt, make: makeCorrection }

const match: Doer<Match> = {
  households: (_tx, _mutual, { number }) => Promise.resolve([number]),
  make: makeMatch,
}

/** Its own lane posts it, with the locks that it needs. */
function held(isLetIn: boolean): Doer<HeldEvent> {
  return {
    households: () => Promise.resolve([]),
    make: (desk, { act }) => settleHeld(desk, act, isLetIn),
  }
}

/** They are about a clinic or a file, whatever members it came from. */
const OF_NOBODY = () => Promise.resolve([])

const aboutMember: Doer<MemberDecision> = {
  households: (_tx, _mutual, { number }) => Promise.resolve([number]),
  make: makeMemberDecision,
}

const settlement: Doer<SubsidyEnd> = { households: membersAsked, make: makeSettlement }

/** Every kind of act: one that nobody does does not compile. */
const DOERS: { readonly [K in ProposalKind]: Doer<Extract<ProposedAct, { kind: K }>> } = {
  reversal: correction,
  refund: correction,
  match,
  'strike-off': aboutMember,
  readmission: aboutMember,
  'write-off': aboutMember,
  category: {
    households: (_tx, _mutual, { rows }) => Promise.resolve(rows.map(({ number }) => number)),
    make: makeCategories,
  },
  'cash-day': {
    households: (_tx, _mutual, { number }) => Promise.resolve([number]),
    make: makeCashOfDay,
  },
  payout: { households: OF_NOBODY, make: makeClinicPayout },
  'clinic-paid': { households: OF_NOBODY, make: makeClinicPaid },
  'file-back': { households: OF_NOBODY, make: takeFileBack },
  'payout-cancel': { households: ofPayout, make: makePayoutEnd },
  'payout-redirect': { households: OF_NOBODY, make: makePayoutEnd },
  'post-event': held(true),
  'drop-event': held(false),
  book: { households: OF_NOBODY, make: makeEntry },
  'book-back': { households: OF_NOBODY, make: takeEntryBack },
  opening: { households: OF_NOBODY, make: makeOpening },
  'opening-back': {
    households: (_tx, _mutual, { number }) => Promise.resolve(number ? [number] : []),
    make: takeOpeningBack,
  },
  'year-end': { households: OF_NOBODY, make: closeYear },
  'year-back': { households: OF_NOBODY, make: reopenYear },
  'subsidy-given-up': settlement,
  'subsidy-asked': settlement,
  'payer-back': { households: OF_NOBODY, make: takePayerBack },
  'open-phone': { households: OF_NOBODY, make: openPhone },
  'replace-phone': { households: OF_NOBODY, make: replacePhone },
  statutes: { households: OF_NOBODY, make: makeStatutes },
}

/** The members whose households an act changes, each once. */
export async function householdsOfAct(
  tx: ReadTx,
  mutual: string,
  act: ProposedAct,
): Promise<MemberNumber[]> {
  const numbers = await doerOf(act).households(tx, mutual, act)
  return [...new Set(numbers)]
}

/** Does what an approved proposal says. The caller holds the locks of households and mutual. */
export async function carryOutAct(
  desk: BooksDesk,
  proposal: Proposal,
  approver: StaffMember,
): Promise<Result<null>> {
  return doerOf(proposal.act).make(desk, proposal, approver)
}

/** What a refusal does: money that is not let in stays out for good. */
export async function refuseAct(desk: Desk, { act }: Proposal): Promise<Result<null>> {
  return act.kind === 'post-event' ? settleHeld(desk, act, false) : done(null)
}

/** The table says that a doer fits its kind, which the compiler does not follow. */
function doerOf({ kind }: ProposedAct): Doer<ProposedAct> {
  return DOERS[kind] as Doer<ProposedAct>
}

function ofPayout(tx: ReadTx, mutual: string, { payout }: PayoutEnd) {
  return memberOfPayout(tx, mutual, payout)
}

async function ofReceipt(tx: ReadTx, mutual: string, { receipt: number }: Correction) {
  const receipt = await receiptOfNumber(tx, mutual, number)
  invariant(receipt, `a proposal about no receipt: ${number}`)
  const payments = await paymentsOfReceipt(tx, mutual, receipt.receipt_id)
  return payments.map((payment) => payment.number)
}
