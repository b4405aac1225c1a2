import { formatDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { Matter } from '../../core/proposals/matter.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { ProposedAct } from '../../core/proposals/proposal.ts'
import type { Application } from '../../core/membership/application.ts'
import { countOpenApplications, loadApplications } from '../../store/applications/applications.ts'
import {
  countOpenProposals,
  openProposals,
  type Proposal,
} from '../../store/decisions/proposals.ts'
import { findPayout } from '../../store/payments/payouts.ts'
import { receiptLeft, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'

/** What waits for a decision in a mutual, proposals before applications, each oldest first. */
export async function loadMatters(tx: ReadTx, mutual: string, limit: number): Promise<Matter[]> {
  const matters: Matter[] = []
  for (const proposal of await openProposals(tx, mutual, limit)) {
    matters.push(ofProposal(proposal, await amountOfAct(tx, mutual, proposal.act)))
  }
  const applications = await loadApplications(tx, mutual, { openOnly: true })
  return [...matters, ...applications.map(matterOf)].slice(0, limit)
}

/** How many things wait for a decision. */
export async function countMatters(tx: ReadTx, mutual: string): Promise<number> {
  return (await countOpenProposals(tx, mutual)) + (await countOpenApplications(tx, mutual))
}

const NOTHING = { person: null, familySize: null, place: null, phone: null } as const

/** A proposal as something to decide. */
export function ofProposal(proposal: Proposal, amount: Minor | null): Matter {
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

/** An application as something to decide. */
export function matterOf(application: Application): Matter {
  const { id, phone } = application
  const common = { what: 'application', id, amount: null, by: null, reason: null } as const
  switch (application.kind) {
    case 'join': {
      const { person, familySize, place } = application
      const who = { person, familySize, place, phone }
      return { ...common, ...who, kind: 'join', about: person.name, number: null }
    }
    case 'add-person': {
      const { number, person } = application
      return { ...common, ...NOTHING, kind: 'person', about: person.name, number, person }
    }
    case 'change-phone': {
      const { number, newPhone } = application
      return { ...common, ...NOTHING, kind: 'phone', about: '', number, phone: newPhone }
    }
  }
}

/** The same with the phone as a manager dials it. */
export function dialled(
  { writePhone }: Pick<Ports, 'writePhone'>,
  { country }: Pick<Mutual, 'country'>,
  matter: Matter,
): Omit<Matter, 'phone'> & { readonly phone: string | null } {
  return { ...matter, phone: matter.phone && writePhone(matter.phone, country) }
}
