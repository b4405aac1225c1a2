import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'

/** What one manager proposes about a member and another approves (R33, R34, R65). */
export type MemberDecision =
  | { readonly kind: 'strike-off'; readonly number: MemberNumber }
  | { readonly kind: 'readmission'; readonly number: MemberNumber }
  | {
      readonly kind: 'write-off'
      readonly number: MemberNumber
      /** Null for all that is due. */
      readonly amount: Minor | null
    }
