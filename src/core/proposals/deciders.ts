import type { Refusal } from '../refusals.ts'
import { isAnyOf, type OfficeRole, WHO } from '../staff/office-role.ts'
import { areOnePerson, type Person, type StaffMember } from '../staff/staff.ts'
import type { ProposalKind, ProposedAct } from './proposal.ts'

/** Who decides on each kind of act that two people agree on: about money, the register, or who works here. */
const DECIDERS: Readonly<Record<ProposalKind, readonly OfficeRole[]>> = {
  reversal: WHO.money,
  refund: WHO.money,
  match: WHO.money,
  'post-event': WHO.money,
  'drop-event': WHO.money,
  payout: WHO.money,
  'clinic-paid': WHO.money,
  'file-back': WHO.money,
  'payout-cancel': WHO.money,
  'payout-redirect': WHO.money,
  'cash-day': WHO.money,
  book: WHO.money,
  'book-back': WHO.money,
  'year-end': WHO.money,
  'year-back': WHO.money,
  'subsidy-given-up': WHO.money,
  'subsidy-asked': WHO.money,
  'payer-back': WHO.money,
  opening: WHO.money,
  'opening-back': WHO.money,
  'write-off': WHO.money,
  'strike-off': WHO.register,
  readmission: WHO.register,
  category: WHO.register,
  statutes: WHO.managers,
  'open-phone': WHO.managers,
  'replace-phone': WHO.managers,
}

/** Whether whoever has these roles decides on proposals of a kind. */
export function mayDecide(kind: ProposalKind, roles: readonly OfficeRole[]): boolean {
  return isAnyOf(DECIDERS[kind], roles)
}

/**
 * Why somebody may not decide a proposal; null when that person may. Whoever has a role that decides on
 * such acts decides, and never the one who proposed it, also not through a second phone under the same name (R65).
 */
export function hindranceToDecide(
  act: Pick<ProposedAct, 'kind'>,
  proposer: Person,
  decider: StaffMember,
): Refusal | null {
  if (!mayDecide(act.kind, decider.roles)) return { code: 'not-in-role', by: decider.name }
  return areOnePerson(proposer, decider) ? { code: 'same-person', by: decider.name } : null
}
