import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Plan } from '../membership/plan.ts'
import type { StandingFacts } from '../membership/standing.ts'
import type { Currency, Minor } from '../money.ts'
import type { Language } from '../statutes.ts'

/** One membership of one mutual. */
export type OfMember = { readonly mutual: string; readonly number: MemberNumber }

export type MemberFacts = {
  readonly number: MemberNumber
  readonly firstName: string
  readonly name: string
  readonly mutual: string
  readonly today: CivilDate
  readonly facts: StandingFacts
}

/** A member as somebody else who pays may see one: first letters, and what one would type. */
export type Payee = {
  readonly number: MemberNumber
  readonly mutual: string
  readonly mutualName: string
  readonly currency: Currency
  readonly initials: string
  readonly plan: Plan
}

/** What members may ask to know. */
export type MemberFactKinds = {
  /** The caller's own membership. */
  readonly member: { readonly of: OfMember; readonly is: MemberFacts }
  /** Whoever has this number in whichever mutual; null when nobody does who is a member today. */
  readonly payee: { readonly of: { readonly number: MemberNumber }; readonly is: Payee | null }
}

/** What members may ask to be done. */
export type MemberRequestKinds = {
  /** Ask the caller's phone for money, for this member. */
  readonly collect: { readonly asks: OfMember & { readonly amount: Minor }; readonly gives: null }
  /** The caller speaks this language. */
  readonly 'set-language': {
    readonly asks: { readonly language: Language }
    readonly gives: null
  }
}
