import type { MemberNumber } from '../member-number.ts'
import { walletName } from '../messages/wallet-name.ts'
import type { Minor } from '../money.ts'
import { canPrompt, payBillOf, payInto } from '../payments/prompt-wallet.ts'
import { type Beyond, beyond, type Cannot, fits, type Terms } from '../payments/terms.ts'
import { HINT_SEPTETS } from '../dialog/layout.ts'
import { septets, USSD_SEPTETS } from '../text/gsm7.ts'
import type { Say, TextKey } from '../wording/text-key.ts'
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

/** With the wallet's name where a hint has room for it. */
export function beyondLine(
  { say, money }: Pays,
  title: string | null,
  { limit, amount: limited }: Beyond,
): string {
  const amount = money(limited)
  const named = say(`pay.beyond-${limit}`, { amount, wallet: walletName(say, title) })
  return size(named) <= HINT_SEPTETS ? named : say(PLAIN_HINTS[limit], { amount })
}

const PLAIN_HINTS = {
  least: 'pay.amount-small',
  once: 'pay.most-once',
  day: 'pay.most-today',
} as const satisfies Record<Beyond['limit'], TextKey>

/**
 * What is to be confirmed, with the wallet's name where all that is confirmed has room on one page
 * beside it, below a hint and above both choices.
 */
export function confirmTitle(
  { say }: Speaks,
  title: string | null,
  amount: string,
  lines: readonly string[],
): string {
  const plain = say('pay.confirm', { amount })
  if (title === null) return plain
  const named = say('pay.confirm-by', { amount, wallet: title })
  const rows = [named, ...lines, `1. ${say('pay.yes')}`]
  const used = rows.reduce((sum, row) => sum + size(row) + 1, 0)
  return used <= USSD_SEPTETS - AROUND_SEPTETS ? named : plain
}

/** `CON `, a hint that no choice was made, and the way back, in the longest language. */
const AROUND_SEPTETS = 4 + 26 + 10

function size(text: string): number {
  return septets(text) ?? Infinity
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
