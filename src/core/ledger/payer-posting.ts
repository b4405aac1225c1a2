import type { MemberNumber } from '../member-number.ts'
import { type Minor, smaller } from '../money.ts'
import type { CivilDate } from '../dates.ts'
import { type AccountId, advanceOf, LOSSES, receivableOf, subsidyAccountOf } from './accounts.ts'
import { type MemberBalances, type Posting, posting, type When } from './posting.ts'

/** A payer of subsidies pays what it owes, or a part of it (domain 1.5). */
export function postPayerReceipt(
  paymentId: string,
  payer: string,
  from: AccountId,
  amount: Minor,
  when: When,
): Posting {
  return posting('subsidy', 'payer-receipt', paymentId, when, [
    { debit: from, credit: subsidyAccountOf(payer), amount },
  ])
}

/** Money was no payer's: the opposite of the journal that booked it (R16). */
export function postPayerReceiptBack(
  paymentId: string,
  { journalId, payer, into, amount }: PayerReceiptBooked,
  when: When,
): Posting {
  const transfer = { debit: subsidyAccountOf(payer), credit: into, amount }
  return {
    ...posting('subsidy', 'payer-receipt', paymentId, when, [transfer]),
    reverses: journalId,
  }
}

type PayerReceiptBooked = {
  readonly journalId: string
  readonly payer: string
  /** Where the money is: at the bank, or in suspense. */
  readonly into: AccountId
  readonly amount: Minor
}

/** What a payer will not pay is given up. */
export function postSubsidyGivenUp(
  settlementId: string,
  payer: string,
  amount: Minor,
  when: When,
): Posting {
  return posting('subsidy', 'payer-settlement', settlementId, when, [
    { debit: LOSSES, credit: subsidyAccountOf(payer), amount },
  ])
}

/** A member owes what the payer did not pay; what was paid in advance pays it. */
export function postSubsidyBack(
  number: MemberNumber,
  payer: string,
  asked: { readonly amount: Minor; readonly startsOn: CivilDate },
  before: Pick<MemberBalances, 'advance'>,
  closedThrough: CivilDate | null,
): Posting {
  const { amount, startsOn } = asked
  const when = { eventOn: startsOn, closedThrough }
  return posting('charge', 'charge', `${number}/subsidy-back/${startsOn}`, when, [
    { debit: receivableOf(number), credit: subsidyAccountOf(payer), amount },
    {
      debit: advanceOf(number),
      credit: receivableOf(number),
      amount: smaller(before.advance, amount),
    },
  ])
}
