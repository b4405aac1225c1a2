import { formatDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { Matter } from '../../core/proposals/matter.ts'
import type { ProposedAct } from '../../core/proposals/proposal.ts'
import type { Proposal } from '../../store/decisions/proposals.ts'
import { findPayout } from '../../store/payments/payouts.ts'
import { receiptLeft, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** What somebody proposes, whatever became of it. */
export type Proposed = Omit<Proposal, 'decision' | 'denied'>

/** What is known of applicants alone. */
export const NOTHING = { person: null, familySize: null, place: null, phone: null } as const

/** A proposal as something to decide. */
export function ofProposal(proposal: Proposed, amount: Minor | null): Matter {
  const { proposal_id: id, act, about, proposed_by: by } = proposal
  // The reason of a match is always the same and in the words of the books.
  const reason = act.kind === 'match' ? null : proposal.reason
  const common = { what: 'proposal', id, kind: act.kind, amount, by, reason, ...NOTHING } as const
  if (act.kind === 'open-phone' || act.kind === 'replace-phone') {
    const phone = act.kind === 'open-phone' ? act.phone : act.newPhone
    return { ...common, about: act.name, number: null, phone }
  }
  if (act.kind === 'category') {
    const [first, ...more] = act.rows
    const isOne = more.length === 0
    const households = isOne ? '' : String(act.rows.length)
    return { ...common, about: households, number: isOne ? (first?.number ?? null) : null }
  }
  if (act.kind === 'opening-back')
    return { ...common, about: formatDate(act.on), number: act.number }
  if (act.kind === 'cash-day') return { ...common, about: formatDate(act.on), number: act.number }
  if (act.kind === 'statutes') return { ...common, about: act.fileName, number: null, reason: null }
  if ('month' in act) return { ...common, about: `${act.payer} ${act.month}`, number: null }
  return { ...common, about: isNamed(act) ? about : '', number: memberOf(act) }
}

/** Whether people know what it is about by a number or code of that thing. */
function isNamed(act: ProposedAct): boolean {
  const kinds: readonly ProposedAct['kind'][] = [
    'payout',
    'file-back',
    'year-end',
    'year-back',
    'opening',
  ]
  return 'receipt' in act || 'payout' in act || 'reference' in act || kinds.includes(act.kind)
}

/** A correction is of a receipt, whoever's it is. */
function memberOf(act: ProposedAct): MemberNumber | null {
  return 'number' in act && act.kind !== 'refund' ? act.number : null
}

/** What a proposal is about, in money; null where it is about none. */
export async function amountOfAct(
  tx: ReadTx,
  mutual: string,
  act: ProposedAct,
): Promise<Minor | null> {
  switch (act.kind) {
    case 'match': {
      const receipt = await receiptOfNumber(tx, mutual, act.receipt)
      return receipt ? (await receiptLeft(tx, receipt)).amount : null
    }
    case 'reversal':
      return (await receiptOfNumber(tx, mutual, act.receipt))?.amount ?? null
    case 'refund':
    case 'write-off':
    case 'post-event':
    case 'drop-event':
    case 'payout':
    case 'clinic-paid':
    case 'cash-day':
    case 'book':
    case 'book-back':
    case 'subsidy-given-up':
    case 'subsidy-asked':
    case 'payer-back':
    case 'opening':
      return act.amount
    case 'payout-cancel':
    case 'payout-redirect':
      return (await findPayout(tx, mutual, act.payout))?.amount ?? null
    case 'strike-off':
    case 'category':
    case 'readmission':
    case 'file-back':
    case 'open-phone':
    case 'replace-phone':
    case 'opening-back':
    case 'year-end':
    case 'year-back':
    case 'statutes':
      return null
  }
}

/** A proposal as it is told to people, with its amount. */
export async function toldOf(
  { tx, mutual }: MutualDesk<ReadTx>,
  proposal: Proposed,
): Promise<Matter> {
  return ofProposal(proposal, await amountOfAct(tx, mutual.code, proposal.act))
}
