import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import type { OpenRequest } from '../payments/open-request.ts'
import type { Refusal } from '../refusals.ts'
import type { NotNow, OfWallet } from './member-kinds.ts'

/** An association in its mutual. */
export type OfAssociation = { readonly mutual: string; readonly association: string }

/** Its members after a number; the first page after an empty one. */
type OfOwingPage = OfAssociation & { readonly after: MemberNumber | '' }

/** Those of its members who owe, `all` of them or these numbers with spaces between. */
type OfOwing = OfAssociation & { readonly whom: string }

/** A member who owes, as the association's treasurer sees one. */
export type OwingMember = {
  readonly number: MemberNumber
  readonly name: string
  readonly owed: Minor
}

/** What they owe, and what a wallet can be asked for to pay it: no less. */
export type OwingTogether = {
  readonly count: number
  readonly amount: Minor
  readonly asked: Minor
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
    readonly is: OwingTogether
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

/** For whom and how much a treasurer wants to pay; `numbers` null for all. */
type PayForMembers = {
  readonly numbers: readonly MemberNumber[] | null
  readonly amount: Minor
}

export type PaidForMembers =
  | ({ readonly kind: 'asked'; readonly count: number } & OfWallet)
  /** Nothing yet, while an earlier request to this phone is open. */
  | ({ readonly kind: 'open'; readonly asks: PayForMembers } & OpenRequest & OfWallet)
  | NotNow
  | { readonly kind: 'refused'; readonly why: Refusal['code'] }

/** What a treasurer may ask to be done. */
export type AssociationRequestKinds = {
  /** Ask the caller's phone to pay what these members owe (R05), when it is the amount shown. */
  readonly 'pay-for-members': {
    readonly asks: OfAssociation & PayForMembers & { readonly again: boolean }
    readonly gives: PaidForMembers
  }
}
