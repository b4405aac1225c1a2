import type { Charge } from '../contributions/charges.ts'
import { type CivilDate, plusDays } from '../dates.ts'
import { invariant } from '../invariant.ts'
import type { MemberNumber } from '../member-number.ts'
import { type Minor, smaller, subtract } from '../money.ts'
import {
  type AccountId,
  advanceOf,
  CONTRIBUTIONS,
  JOINING_FEES,
  receivableOf,
  suspenseOf,
  walletAccountOf,
} from './accounts.ts'

/** One debit and one credit account, so that every row balances by itself. */
export type Transfer = {
  readonly debit: AccountId
  readonly credit: AccountId
  readonly amount: Minor
}

export type JournalKind = 'charge' | 'receipt' | 'suspense' | 'match' | 'reversal'

/** A journal before it is posted. `source` and `sourceRef` together happen once in a mutual. */
export type Posting = {
  readonly kind: JournalKind
  readonly source: string
  readonly sourceRef: string
  /** The day it counts in the books, and the day it happened: different when a period is closed. */
  readonly effectiveOn: CivilDate
  readonly eventOn: CivilDate
  readonly reverses: string | null
  readonly transfers: readonly Transfer[]
}

/** What a member owes and has in advance, by the books. One of the two is zero. */
export type MemberBalances = { readonly due: Minor; readonly advance: Minor }

type When = { readonly eventOn: CivilDate; readonly closedThrough: CivilDate | null }

/** The day on which something counts: its own, or the first day that is still open. */
export function effectiveOn({ eventOn, closedThrough }: When): CivilDate {
  return closedThrough && eventOn <= closedThrough ? plusDays(closedThrough, 1) : eventOn
}

/** A charge is owed: it becomes income, and what the member had in advance pays it (domain 1.5). */
export function postCharge(
  number: MemberNumber,
  charge: Charge,
  before: MemberBalances,
  closedThrough: CivilDate | null,
): Posting {
  const income = charge.kind === 'joining-fee' ? JOINING_FEES : CONTRIBUTIONS
  const fromAdvance = smaller(before.advance, charge.amount)
  const when = { eventOn: charge.startsOn, closedThrough }
  return posting('charge', 'charge', `${number}/${charge.kind}/${charge.startsOn}`, when, [
    { debit: receivableOf(number), credit: income, amount: charge.amount },
    { debit: advanceOf(number), credit: receivableOf(number), amount: fromAdvance },
  ])
}

/** Money for a member: it pays what is due, and the rest is in advance (R11). */
export function postReceipt(
  receiptId: string,
  wallet: string,
  number: MemberNumber,
  amount: Minor,
  before: MemberBalances,
  when: When,
): Posting {
  const from = walletAccountOf(wallet)
  return posting('receipt', 'receipt', receiptId, when, toMember(from, number, amount, before))
}

/** Money that nobody is known for yet (R14). */
export function postSuspense(
  receiptId: string,
  wallet: string,
  amount: Minor,
  when: When,
): Posting {
  return posting('suspense', 'receipt', receiptId, when, [
    { debit: walletAccountOf(wallet), credit: suspenseOf(wallet), amount },
  ])
}

/** Money in suspense turns out to be a member's; the receipt keeps the day it was paid (R14). */
export function postMatch(
  receiptId: string,
  wallet: string,
  number: MemberNumber,
  amount: Minor,
  before: MemberBalances,
  when: When,
): Posting {
  const from = suspenseOf(wallet)
  return posting('match', 'match', receiptId, when, toMember(from, number, amount, before))
}

/** The opposite of a journal: corrections never edit (R16). */
export function postReversal(
  journalId: string,
  transfers: readonly Transfer[],
  when: When,
): Posting {
  const opposite = transfers.map(({ debit, credit, amount }) => ({
    debit: credit,
    credit: debit,
    amount,
  }))
  return { ...posting('reversal', 'reversal', journalId, when, opposite), reverses: journalId }
}

function toMember(
  from: AccountId,
  number: MemberNumber,
  amount: Minor,
  before: MemberBalances,
): Transfer[] {
  const pays = smaller(before.due, amount)
  return [
    { debit: from, credit: receivableOf(number), amount: pays },
    { debit: from, credit: advanceOf(number), amount: subtract(amount, pays) },
  ]
}

function posting(
  kind: JournalKind,
  source: string,
  sourceRef: string,
  when: When,
  transfers: readonly Transfer[],
): Posting {
  const moved = transfers.filter((transfer) => transfer.amount > 0)
  invariant(moved.length > 0, `a journal without money: ${kind} ${sourceRef}`)
  return {
    kind,
    source,
    sourceRef,
    effectiveOn: effectiveOn(when),
    eventOn: when.eventOn,
    reverses: null,
    transfers: moved,
  }
}
