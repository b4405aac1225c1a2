import type { MemberNumber } from '../member-number.ts'
import type { PersonAsked } from '../membership/application.ts'
import type { Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { ProposalKind } from './proposal.ts'

/** Something that waits for a manager: an act that another one proposed, or an application. */
export type Matter = {
  readonly what: 'proposal' | 'application'
  readonly id: string
  readonly kind: MatterKind
  /** What it is about: a receipt, or the name of somebody who is no member yet. */
  readonly about: string
  /** The member whose books, household or phone it changes. */
  readonly number: MemberNumber | null
  /** Money that moves; null where none does, and for a whole debt that is given up. */
  readonly amount: Minor | null
  /** Who proposed it and why; null for an applicant. */
  readonly by: string | null
  readonly reason: string | null
  /** Who asks to belong to the mutual or a household. */
  readonly person: PersonAsked | null
  /** How many come with somebody who wants to join, and from where, as far as it was said. */
  readonly familySize: number | null
  readonly place: string | null
  /** The phone that asked, or the one to be changed to. */
  readonly phone: PhoneNumber | null
}

type MatterKind = ProposalKind | 'join' | 'person' | 'phone'
