import type { StatementMapping } from '../../core/payments/statement-mapping.ts'
import type { StatementFormat } from './statement-formats.ts'

/** The name of a format that a setting says. */
export const MAPPED = 'mapped'

/** Words by which banks and operators call what they keep, in the languages here. */
const FEE_WORDS = /\b(fees?|charges?|commissions?|frais|ada)\b/

/**
 * The format that a setting says of a bank or operator: its columns by the names that they have there.
 * Without words for kinds, what comes in is a payment, and a fee is what is called one.
 */
export function mappedFormat(mapping: StatementMapping): StatementFormat {
  const { columns, done = 'completed', timeZone, kinds = [] } = mapping
  const { receipt = '', paidAt = '', amount, moneyIn = '', moneyOut, ...others } = columns
  const named = Object.entries(others).map(([field, name]) => [field, lower(name)])
  return {
    name: MAPPED,
    columns: {
      ...(Object.fromEntries(named) as Partial<StatementFormat['columns']>),
      reference: lower(receipt),
      at: lower(paidAt),
      in: lower(amount ?? moneyIn),
      ...(moneyOut === undefined ? {} : { out: lower(moneyOut) }),
    },
    ...(timeZone === undefined ? {} : { timeZone }),
    notation: null,
    done: lower(done),
    kinds: [
      ...kinds.map(({ word, direction, kind }) => ({ direction, words: wordIn(word), kind })),
      { direction: 'in', words: /revers/, kind: 'other' },
      { direction: 'in', words: /^/, kind: 'payment' },
      { direction: 'out', words: FEE_WORDS, kind: 'fee' },
      { direction: 'out', words: /revers/, kind: 'reversal' },
    ],
  }
}

function lower(text: string): string {
  return text.trim().toLowerCase()
}

function wordIn(word: string): RegExp {
  return new RegExp(lower(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}
