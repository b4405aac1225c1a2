import type { Offer } from '../../../app/wallet.ts'
import { type Currency, type Minor, minor, wholeUnit } from '../../../core/money.ts'
import { PLAIN, readNotation } from '../../../core/notation.ts'
import { type Limits, TITLE_LENGTH_MAX } from '../../../core/payments/terms.ts'
import { fold, septets } from '../../../core/text/gsm7.ts'
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
  if (provider.status !== 'OPERATIONAL')
    return { reason: 'try-later', retryable: true, isOfPayer: true }
  if (isOutside(provider, amount, currency)) return { reason: 'limit' }
  const hasFraction = amount % wholeUnit(currency) !== 0
  return provider.decimals === 'NONE' && hasFraction
    ? { reason: 'misconfigured', alert: `${code} takes no fractions of ${currency} by pawaPay` }
    : null
}

function isOutside(provider: Provider, amount: Minor, currency: Currency): boolean {
  const { least, most } = limitsOf(provider, currency)
  return (least !== undefined && amount < least) || (most !== undefined && amount > most)
}

function limitsOf({ min, max }: Provider, currency: Currency): Limits {
  const least = min === null ? null : readNotation(min, currency, PLAIN)
  const most = max === null ? null : readNotation(max, currency, PLAIN)
  return { ...(least !== null && { least }), ...(most !== null && { most }) }
}

/**
 * What is known of asking a phone. Where several operators may be its own, nothing is offered that
 * none of them takes, and a name is said only when all have the same. `known`: which one it was when
 * pawaPay was last asked about this phone.
 */
export function offerIn(
  { providers }: ActiveConf,
  phone: PhoneNumber,
  currency: Currency,
  known: string | null,
): Offer {
  const near = providers.filter(({ prefix }) => prefix === null || phone.startsWith(prefix))
  const own = near.filter(({ code }) => code === known)
  const may = own.length > 0 ? own : near
  const asks = may.filter(({ canPrompt }) => canPrompt)
  const open = asks.filter(({ status }) => status === 'OPERATIONAL')
  const names = new Set(asks.map(titleOf))
  const [title] = names
  const named = names.size === 1 && title ? { title } : {}
  if (open.length === 0) return { ...named, reach: asks.length === 0 ? 'no' : 'closed' }
  return { ...named, reach: 'yes', ...widest(open.map((one) => limitsOf(one, currency))) }
}

/** What at least one of them takes; no limit where one has none. */
function widest(limits: readonly Limits[]): Limits {
  const all = (name: 'least' | 'most') => limits.flatMap((one) => one[name] ?? [])
  const [least, most] = [all('least'), all('most')]
  return {
    ...(least.length === limits.length && { least: minor(Math.min(...least)) }),
    ...(most.length === limits.length && { most: minor(Math.max(...most)) }),
  }
}

/**
 * As the operator is called, whose PIN is typed; else as its prompt names whoever asks. Null where no
 * SMS can write either.
 */
function titleOf({ title, payee }: Provider): string | null {
  const written = [title, payee].map((name) => fold(name ?? '').trim())
  const short = written.map((name) => name.slice(0, TITLE_LENGTH_MAX).trim())
  return short.find((name) => name !== '' && septets(name)) ?? null
}
