import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { StandingFacts } from '../membership/standing.ts'
import type { Minor } from '../money.ts'
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

/** What members may ask to know. */
export type MemberFactKinds = {
  /** The caller's own membership. */
  readonly member: { readonly of: OfMember; readonly is: MemberFacts }
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
