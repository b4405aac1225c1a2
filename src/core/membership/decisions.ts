import type { CategoryChange } from './category.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'

/** Households come into other categories, each from its own first day: all of them or none. */
export type CategoryDecision = {
  readonly kind: 'category'
  readonly rows: readonly (CategoryChange & { readonly number: MemberNumber })[]
}

/** What one manager proposes about a member and another approves (R33, R34, R65). */
export type MemberDecision =
  | { readonly kind: 'strike-off'; readonly number: MemberNumber }
  | { readonly kind: 'readmission'; readonly number: MemberNumber }
  | {
      readonly kind: 'write-off'
      readonly number: MemberNumber
      /** Null for all that is due: a proposal says how much that was. */
      readonly amount: Minor | null
    }
