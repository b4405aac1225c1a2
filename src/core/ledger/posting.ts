import type { Charge } from '../contributions/charges.ts'
import type { SubsidisedPart } from '../contributions/subsidy.ts'
import { type CivilDate, plusDays } from '../dates.ts'
import { invariant } from '../invariant.ts'
import type { MemberNumber } from '../member-number.ts'
import { type Minor, smaller, subtract, ZERO } from '../money.ts'
import type { Part } from '../payments/sharing.ts'
import {
  type AccountId,
  advanceOf,
  BANK,
  benefitsOf,
  CONTRIBUTIONS,
  DISCOUNTS,
  JOINING_FEES,
  LATE_PENALTIES,
  LOSSES,
  OPERATOR_FEES,
  payoutAccountOf,
  providerAccountOf,
  receivableOf,
  SUBSIDIES,
  subsidyAccountOf,
  suspenseOf,
  walletAccountOf,
} from './accounts.ts'

/** One debit and one credit account, so that every row balances by itself. */
export type Transfer = {
  readonly debit: AccountId
  readonly credit: AccountId
  readonly amount: Minor
}

export type JournalKind =
  | 'charge'
  | 'receipt'
  | 'suspense'
  | 'match'
  | 'reversal'
  | 'visit-bill'
  | 'provider-payment'
  | 'cash-deposit'
  | 'refund'
  | 'operator-fee'
  | 'bank-sweep'
  | 'payout'
  | 'payout-return'
  | 'payout-cancelled'
  | 'write-off'
  | 'rhythm-end'
  | 'subsidy'
  | 'book'
  | 'year-end'
  | 'opening'

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

export type When = { readonly eventOn: CivilDate; readonly closedThrough: CivilDate | null }

/** The day on which something counts: its own, or the first day that is still open. */
export function effectiveOn({ eventOn, closedThrough }: When): CivilDate {
  return closedThrough && eventOn <= closedThrough ? plusDays(closedThrough, 1) : eventOn
}

/** What was a subsidy is none a second time: it only changes who owes it. */
const INCOME: Readonly<Record<Exclude<Charge['kind'], 'subsidy-back'>, AccountId>> = {
  'joining-fee': JOINING_FEES,
  contribution: CONTRIBUTIONS,
  'late-penalty': LATE_PENALTIES,
}

/**
 * A charge is owed: it becomes income, and what the member had in advance pays it; what a subsidy
 * pays of it is owed by its payer (R37, domain 1.5). What a rhythm takes off it is income that was
 * given up.
 */
export function postCharge(
  number: MemberNumber,
  charge: Charge,
  before: Pick<MemberBalances, 'advance'>,
  closedThrough: CivilDate | null,
): Posting {
  const { subsidy, kind } = charge
  invariant(kind !== 'subsidy-back', 'what a payer did not pay is posted by a decision')
  const fromAdvance = smaller(before.advance, charge.amount)
  const when = { eventOn: charge.startsOn, closedThrough }
  return posting('charge', 'charge', `${number}/${charge.kind}/${charge.startsOn}`, when, [
    { debit: receivableOf(number), credit: INCOME[kind], amount: charge.amount },
    ...(subsidy ? [subsidyDue(subsidy)] : []),
    { debit: DISCOUNTS, credit: CONTRIBUTIONS, amount: charge.discount?.amount ?? ZERO },
    { debit: advanceOf(number), credit: receivableOf(number), amount: fromAdvance },
  ])
}

function subsidyDue({ payer, amount }: SubsidisedPart): Transfer {
  return { debit: subsidyAccountOf(payer), credit: SUBSIDIES, amount }
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

/**
 * Money for several members, in one journal, so that it stands in the books whole or not at all
 * (R05): each part pays what that member owes, and the rest of it is in advance.
 */
export function postShared(
  how: 'receipt' | 'match',
  receiptId: string,
  wallet: string,
  parts: readonly (Part & { readonly before: MemberBalances })[],
  when: When,
): Posting {
  const from = how === 'receipt' ? walletAccountOf(wallet) : suspenseOf(wallet)
  const transfers = parts.flatMap(({ number, amount, before }) =>
    toMember(from, number, amount, before),
  )
  return posting(how, how, receiptId, when, transfers)
}

/** The mutual's share of a provider's bill becomes a debt to the provider (domain 1.5). */
export function postBill(
  billId: string,
  service: string,
  provider: string,
  amount: Minor,
  when: When,
): Posting {
  return posting('visit-bill', 'bill', billId, when, [
    { debit: benefitsOf(service), credit: providerAccountOf(provider), amount },
  ])
}

/** A provider is paid, from the bank or a wallet account (domain 1.5). */
export function postProviderPayment(
  paymentId: string,
  provider: string,
  from: AccountId,
  amount: Minor,
  when: When,
): Posting {
  return posting('provider-payment', 'provider-payment', paymentId, when, [
    { debit: providerAccountOf(provider), credit: from, amount },
  ])
}

/** An operator kept a fee that the mutual bears (domain 1.5). */
export function postOperatorFee(
  outflowId: string,
  wallet: string,
  amount: Minor,
  when: When,
): Posting {
  return posting('operator-fee', 'wallet-outflow', outflowId, when, [
    { debit: OPERATOR_FEES, credit: walletAccountOf(wallet), amount },
  ])
}

/** Money goes from a wallet account to the bank (domain 1.5). */
export function postBankSweep(
  outflowId: string,
  wallet: string,
  amount: Minor,
  when: When,
): Posting {
  return posting('bank-sweep', 'wallet-outflow', outflowId, when, [
    { debit: BANK, credit: walletAccountOf(wallet), amount },
  ])
}

/** A payout that was on its way left the wallet account. */
export function postPayoutPaid(
  reference: string,
  wallet: string,
  amount: Minor,
  when: When,
): Posting {
  return posting('payout', 'payout', reference, when, [
    { debit: payoutAccountOf(wallet), credit: walletAccountOf(wallet), amount },
  ])
}

/** A payout came back: it is on its way again. */
export function postPayoutReturned(
  reference: string,
  wallet: string,
  amount: Minor,
  when: When,
): Posting {
  return posting('payout-return', 'payout-return', reference, when, [
    { debit: walletAccountOf(wallet), credit: payoutAccountOf(wallet), amount },
  ])
}

/** A member whose membership is over will not pay what is due (domain 1.5). */
export function postWriteOff(
  writeOffId: string,
  number: MemberNumber,
  amount: Minor,
  when: When,
): Posting {
  return posting('write-off', 'write-off', writeOffId, when, [
    { debit: LOSSES, credit: receivableOf(number), amount },
  ])
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

/** What is due first, the rest in advance (R11). */
export function toMember(
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

/** A journal of the transfers that move money. */
export function posting(
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
