import { type Currency, type Minor, wholeUnit } from '../../../core/money.ts'
import { PLAIN, readNotation } from '../../../core/notation.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import type { ActiveConf, Provider } from './active-conf.ts'
import type { Meaning } from './codes.ts'

/** Who may be the operator of a phone; `ask`: only pawaPay can tell which of several. */
type Chosen =
  | { readonly kind: 'provider'; readonly code: string }
  | { readonly kind: 'ask' }
  | { readonly kind: 'none' }

/** The operator of a phone by what is open for the account; of one country there may be several. */
export function chooseProvider({ providers }: ActiveConf, phone: PhoneNumber): Chosen {
  const near = providers.filter(({ prefix }) => prefix === null || phone.startsWith(prefix))
  const [only, ...others] = near
  if (!only) return { kind: 'none' }
  return others.length === 0 && only.canPrompt
    ? { kind: 'provider', code: only.code }
    : { kind: 'ask' }
}

/** Why an operator cannot be asked for so much now; null when it can. */
export function whyNotNow(
  { providers }: ActiveConf,
  code: string,
  amount: Minor,
  currency: Currency,
): Meaning | null {
  const provider = providers.find((one) => one.code === code)
  if (!provider?.canPrompt) return { reason: 'account' }
  // Delayed: deposits are refused, only money out is taken.
  if (provider.status !== 'OPERATIONAL') return { reason: 'try-later', retryable: true }
  if (isOutside(provider, amount, currency)) return { reason: 'limit' }
  const hasFraction = amount % wholeUnit(currency) !== 0
  return provider.decimals === 'NONE' && hasFraction
    ? { reason: 'misconfigured', alert: `${code} takes no fractions of ${currency} by pawaPay` }
    : null
}

function isOutside({ min, max }: Provider, amount: Minor, currency: Currency): boolean {
  const least = min === null ? null : readNotation(min, currency, PLAIN)
  const most = max === null ? null : readNotation(max, currency, PLAIN)
  return (least !== null && amount < least) || (most !== null && amount > most)
}
