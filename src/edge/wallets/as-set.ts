import type { Offer, Wallet } from '../../app/wallet.ts'
import { type Currency, isCurrency, type Minor } from '../../core/money.ts'
import { PLAIN, readNotation } from '../../core/notation.ts'
import type { Limits } from '../../core/payments/terms.ts'

/** What the installation file says of an account that its operator or adapter says otherwise. */
type OwnTerms = {
  readonly title?: string | undefined
  readonly limits?:
    | {
        readonly least?: string | undefined
        readonly most?: string | undefined
        readonly perDay?: string | undefined
      }
    | undefined
}

/** A wallet with its own name and limits, where the installation file sets any. */
export function asSet(wallet: Wallet, { title, limits = {} }: OwnTerms): Wallet {
  const offerTo = (phone: Parameters<NonNullable<Wallet['offerTo']>>[0], currency: Currency) => {
    const plain: Offer = { title: wallet.title, reach: 'yes' }
    const own = wallet.offerTo?.(phone, currency) ?? plain
    return { ...own, ...(title && { title }), ...limitsOf(limits, currency) }
  }
  return { ...wallet, ...(title && { title }), offerTo }
}

/** Amounts of the file; that they are some was seen when it was read. */
function limitsOf(set: NonNullable<OwnTerms['limits']>, currency: Currency): Limits {
  const entries = Object.entries(set).flatMap(([name, text]): [string, Minor][] => {
    const amount = text === undefined ? null : amountOf(text, currency)
    return amount === null ? [] : [[name, amount]]
  })
  return Object.fromEntries(entries)
}

function amountOf(text: string, currency: string): Minor | null {
  return isCurrency(currency) ? readNotation(text, currency, PLAIN) : null
}
