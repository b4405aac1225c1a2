import type { EndState } from '../states.ts'
import type { CivilDate } from '../dates.ts'

/**
 * What can happen in the life of a membership and of its household beside what follows from money
 * and days. Each is recorded with its day, its cause and who decided it.
 */
export type ChangeKind =
  // the whole membership
  | 'joined'
  | EndState
  // an end that lay ahead and will not come
  | 'stays'
  | 'readmitted'
  // a word to a member who may be struck off (R33)
  | 'notice'
  // people of the household
  | 'person-added'
  | 'person-left'
  | 'person-changed'
  | 'phone-changed'
  // another plan, or on a list or not
  | 'category'
  // the old phone stopped the change before it took effect
  | 'phone-kept'
  // who somebody was is not known any more
  | 'erased'
  // the try of somebody who may not decide it
  | 'denied'

/** Something that happened to a membership, or to one person of its household. */
export type MembershipChange = {
  readonly kind: ChangeKind
  /** Whom of the household it is about; null for the whole membership. */
  readonly ordinal: number | null
  /** The first day on which it holds. */
  readonly on: CivilDate
  readonly cause: string
  readonly decidedBy: string
  /** Who approved it, where one person proposes and another approves (R65). */
  readonly approvedBy: string | null
}
