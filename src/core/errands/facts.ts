import type { CivilDate } from '../dates.ts'
import type { Dialog } from '../dialog/dialog.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Plan } from '../membership/plan.ts'
import type { StandingFacts } from '../membership/standing.ts'
import type { Currency, Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Language } from '../statutes.ts'

/** What a turn of a call rests on: loaded before, so that deciding needs nothing else. */
export type Facts = {
  readonly caller: {
    readonly phone: PhoneNumber
    /** Null until somebody has chosen one on this phone. */
    readonly language: Language | null
    readonly roles: readonly Role[]
  }
  /** The mutual whose service code was dialled; null when the code belongs to several or none. */
  readonly home: string | null
  /** By code: those of the caller's roles and the home one; without a role those one may join. */
  readonly mutuals: Readonly<Record<string, MutualFacts>>
  /** This phone's last call, when it was cut less than ten minutes ago and had not ended. */
  readonly cut: Dialog | null
  /** By member number; only those that a `need` asked for. */
  readonly members: Readonly<Record<string, MemberFacts>>
}

/** Somebody that the caller's phone belongs to. `ref`: member number, or the code of the others. */
export type Role = {
  readonly role: 'member' | 'clinic' | 'manager' | 'association'
  readonly mutual: string
  readonly ref: string
  readonly name: string
}

export type MutualFacts = {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  /** The first is the one for people whose language nobody knows. */
  readonly languages: readonly Language[]
  readonly helpPhone: PhoneNumber | null
  readonly payBill: string | null
  readonly serviceCode: string | null
  /** The civil date in the mutual's time zone. */
  readonly today: CivilDate
  /** The version of each plan in force today, for telling how to join. */
  readonly plans: readonly Plan[]
}

export type MemberFacts = {
  readonly number: MemberNumber
  readonly firstName: string
  readonly name: string
  readonly mutual: string
  readonly today: CivilDate
  readonly facts: StandingFacts
}

/** A fact that a screen rests on and that is not there yet. */
export type Need = { readonly kind: 'member'; readonly number: MemberNumber }

/** What a call asks the app to do, as data; only ever from a freshly typed answer. */
export type Request =
  /** Ask the caller's phone for money, for this member. */
  | {
      readonly kind: 'collect'
      readonly mutual: string
      readonly number: MemberNumber
      readonly amount: Minor
    }
  /** The caller speaks this language. */
  | { readonly kind: 'set-language'; readonly language: Language }
