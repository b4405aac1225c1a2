import { bothReadings, plainAmount, readAmount } from '../core/amount.ts'
import { type Currency, exponentOf, type Minor } from '../core/money.ts'

/** An amount that a person wrote in a file or command, or why it is none, in a few words. */
export function amountWritten(
  text: string,
  currency: Currency,
): { readonly value: Minor } | { readonly why: string } {
  const read = readAmount(text, currency)
  if (read.kind === 'amount') return { value: read.amount }
  if (read.kind === 'several') {
    const { first, second } = bothReadings(read, currency)
    return { why: `can be read as ${first} and as ${second} ${currency}: write one of these` }
  }
  const decimals = exponentOf(currency)
  const nearest = 'instead' in read ? read.instead.map((one) => plainAmount(one, currency)) : []
  const instead = nearest.length > 0 ? `: write ${nearest.join(' or ')}` : ''
  switch (read.why) {
    case 'fraction':
      return {
        why:
          decimals === 0
            ? `has a fraction, and ${currency} has none${instead}`
            : `has more than ${decimals} decimals, and ${currency} has ${decimals}${instead}`,
      }
    case 'shortened':
      return { why: `is shortened${instead}` }
    case 'other-currency':
      return { why: `names another currency than ${currency}` }
    case 'too-large':
      return { why: 'is too large' }
    case 'not-an-amount':
      return {
        why: `is not an amount in ${currency} such as ${decimals === 0 ? '1500' : '100.50'}`,
      }
  }
}

/** The same of an amount that has to be more than 0. */
export function sumWritten(
  text: string,
  currency: Currency,
): { readonly value: Minor } | { readonly why: string } {
  const read = amountWritten(text, currency)
  return 'value' in read && read.value === 0 ? { why: 'must be more than 0' } : read
}
