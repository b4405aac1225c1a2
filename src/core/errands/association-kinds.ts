import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import type { Refusal } from '../refusals.ts'

/** An association in its mutual. */
export type OfAssociation = { readonly mutual: string; readonly association: string }

/** Its members after a number; the first page after an empty one. */
export type OfOwingPage = OfAssociation & { readonly after: string }

/** Those of its members who owe, `all` of them or these numbers with spaces between. */
export type OfOwing = OfAssociation & { readonly whom: string }

/** A member who owes, as the association's treasurer sees one. */
export type OwingMember = {
  readonly number: MemberNumber
  readonly name: string
  readonly owed: Minor
}

/** Money that the association paid. */
export type AssociationPayment = {
  readonly receipt: string
  readonly paidOn: CivilDate
  readonly amount: Minor
  /** For how many members; null while the mutual waits to hear their parts. */
  readonly members: number | null
}

/** What a treasurer may ask to know, of the own association alone. */
export type AssociationFactKinds = {
  readonly 'association-owing': {
    readonly of: OfOwing
    readonly is: { readonly count: number; readonly amount: Minor }
  }
  readonly 'association-size': { readonly of: OfAssociation; readonly is: number }
  readonly 'association-page': {
    readonly of: OfOwingPage
    readonly is: { readonly members: readonly OwingMember[]; readonly next: MemberNumber | null }
  }
  readonly 'association-payments': {
    readonly of: OfAssociation
    readonly is: readonly AssociationPayment[]
  }
}

export type PaidForMembers =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly why: Refusal['code'] }

/** What a treasurer may ask to be done. */
export type AssociationRequestKinds = {
  /** Ask the caller's phone to pay what these members owe (R05), when it is the amount shown. */
  readonly 'pay-for-members': {
    readonly asks: OfAssociation & {
      readonly numbers: readonly MemberNumber[] | null
      readonly amount: Minor
    }
    readonly gives: PaidForMembers
  }
}
