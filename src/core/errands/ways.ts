import type { MemberNumber } from '../member-number.ts'
import { walletName } from '../messages/wallet-name.ts'
import type { Minor } from '../money.ts'
import { canPrompt, payBillOf, payInto } from '../payments/prompt-wallet.ts'
import { type Beyond, beyond, type Cannot, fits, type Terms } from '../payments/terms.ts'
import type { Say } from '../wording/text-key.ts'
import type { MutualFacts } from './facts.ts'
import { cashLines } from './help.ts'

type Speaks = { readonly say: Say }
type Pays = Speaks & { readonly money: (amount: Minor) => string }

type OfMutual = Pick<MutualFacts, 'wallets' | 'helpPhone'>

/** Whether the caller's phone can be asked for money now. */
export function canAsk(mutual: OfMutual, terms: Terms | null): boolean {
  return canPrompt(mutual) && terms?.cannot == null
}

/** Why a phone cannot be asked now, in a line. */
export function whyNot({ say }: Speaks, title: string | null, cannot: Cannot): string {
  return say(`pay.cannot-${cannot}`, { wallet: walletName(say, title) })
}

/**
 * How to pay where the phone cannot be asked: why, and then the pay-bill number, cash, a bank account
 * and the telephone as far as the mutual has them. Empty where it can be asked.
 */
export function otherWays(
  { say }: Speaks,
  mutual: OfMutual,
  terms: Terms | null,
  number: MemberNumber | null,
): readonly string[] {
  if (!canPrompt(mutual)) return cashLines({ say }, mutual)
  if (!terms?.cannot) return []
  return [
    whyNot({ say }, terms.title, terms.cannot),
    ...waysLines({ say }, mutual, terms.cannot, number),
  ]
}

/** The ways to pay that need no prompt. The operator's own menu keeps to its limits and phones too. */
export function waysLines(
  { say }: Speaks,
  mutual: OfMutual,
  cannot: Cannot,
  number: MemberNumber | null,
): readonly string[] {
  const bill = cannot === 'down' ? payBillOf(mutual) : null
  const label = payInto(mutual)
  const { helpPhone: phone } = mutual
  return [
    ...(bill && number ? [say('pay.bill', { bill, number })] : []),
    say('pay.cash'),
    ...(label ? [say('pay.into', { label })] : []),
    ...(phone ? [say('help.call', { phone })] : []),
  ]
}

/** What is wrong with an amount that the wallet does not take, and what it takes. */
export function beyondHint(
  { say, money }: Pays,
  terms: Terms | null,
  amount: Minor,
): string | null {
  const limit = terms && beyond(terms, amount)
  return limit && beyondLine({ say, money }, terms.title, limit)
}

export function beyondLine(
  { say, money }: Pays,
  title: string | null,
  { limit, amount }: Beyond,
): string {
  return say(`pay.beyond-${limit}`, { amount: money(amount), wallet: walletName(say, title) })
}

/** The most that the wallet takes, where so much is due that it does not take it at once. */
export function mostInstead(terms: Terms | null, due: Minor): Minor | null {
  if (!terms || terms.cannot || terms.most === null || fits(terms, due)) return null
  return due > terms.most ? terms.most : null
}

export function mostLabel({ say, money }: Pays, { title, bound }: Terms, most: Minor): string {
  const amount = money(most)
  return bound === 'day'
    ? say('pay.most-day', { amount })
    : say('pay.most', { amount, wallet: walletName(say, title) })
}
