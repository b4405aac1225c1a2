import { AMOUNT_MAX, readAmount } from '../../core/amount.ts'
import { type Currency, type Minor, minor, toDecimal } from '../../core/money.ts'
import { ENGLISH, type Notation, PLAIN, readNotation } from '../../core/notation.ts'

/** Which sign stands before decimals, when whoever gives the file says it. */
export type Decimals = 'point' | 'comma'

type ReadSum = { readonly value: Minor } | { readonly why: string }

/** Reads what stands in a column of amounts; negative with a sign or in brackets, zero when empty. */
export type SumReader = (text: string) => ReadSum

/** How spreadsheets write an operator's amounts anew, by the settings of the computer. */
const REWRITTEN: readonly Notation[] = [
  PLAIN,
  ENGLISH,
  { point: '.', grouping: ' ' },
  { point: '.', grouping: "'" },
  { point: ',', grouping: ' ' },
  { point: ',', grouping: '.' },
]

/**
 * How the amounts of one statement are read; `texts` are its cells, with how often each is there. An
 * operator's own notation is tried first; where a cell
 * does not fit it, a spreadsheet has saved the file, and the notation is the one that all of its
 * amounts fit. When two of those differ, nothing is guessed: `decimals` has to say it. Without a
 * notation people have written the amounts.
 */
export function sumReader(
  texts: ReadonlyMap<string, number>,
  own: Notation | null,
  currency: Currency,
  decimals: Decimals | null,
): SumReader {
  if (!own && !decimals) return (text) => signed(text, (bare) => writtenByPeople(bare, currency))
  const cells = [...texts].map(([text, times]) => ({ bare: bareOf(text).bare, times }))
  const allowed = [...(own ? [own] : []), ...REWRITTEN].filter(
    ({ point }) => decimals === null || point === (decimals === 'comma' ? ',' : '.'),
  )
  const fits = (notation: Notation) =>
    cells
      .filter(({ bare }) => readNotation(bare, currency, notation) !== null)
      .reduce((sum, { times }) => sum + times, 0)
  const counts = allowed.map(fits)
  const most = Math.max(...counts)
  const best = allowed.filter((_, at) => counts[at] === most)
  const readings = own && best[0] === own ? [own] : best
  return (text) => signed(text, (bare) => readIn(readings, bare, currency))
}

function readIn(notations: readonly Notation[], bare: string, currency: Currency): ReadSum {
  const found = notations.flatMap((notation) => readNotation(bare, currency, notation) ?? [])
  const [first, ...others] = [...new Set(found)]
  if (first === undefined) return { why: `is not one amount in ${currency}` }
  const [second] = others
  return second === undefined ? limited(first) : twoReadings(first, second, currency)
}

function writtenByPeople(bare: string, currency: Currency): ReadSum {
  const read = readAmount(bare, currency)
  if (read.kind === 'amount') return { value: read.amount }
  if (read.kind === 'several') return twoReadings(read.amounts[0], read.amounts[1], currency)
  return read.why === 'too-large' ? TOO_LARGE : { why: `is not one amount in ${currency}` }
}

function twoReadings(a: Minor, b: Minor, currency: Currency): ReadSum {
  const [first, second] = [a, b].map((amount) => toDecimal(amount, currency))
  return { why: `can be read as ${first} and as ${second}: say --decimals point or comma` }
}

const TOO_LARGE = { why: 'is more than any amount can be here' }

function limited(amount: Minor): ReadSum {
  return amount > AMOUNT_MAX ? TOO_LARGE : { value: amount }
}

function signed(text: string, read: (bare: string) => ReadSum): ReadSum {
  const { bare, isNegative } = bareOf(text)
  if (bare === '') return { value: minor(0) }
  const sum = read(bare)
  return isNegative && 'value' in sum ? { value: minor(0 - sum.value) } : sum
}

/** `-5`, `5-`, `(5)`, and the dash that accountants write for nothing. */
function bareOf(text: string): { readonly bare: string; readonly isNegative: boolean } {
  const cell = text.replace(/[\u2212\u2013]/g, '-').trim()
  if (/^-?$/.test(cell)) return { bare: '', isNegative: false }
  const [, inside] = /^\((.+)\)$/.exec(cell) ?? []
  if (inside !== undefined) return { bare: inside.trim(), isNegative: true }
  const bare = cell.replace(/^[-+]\s*|\s*-$/g, '')
  return { bare, isNegative: bare !== cell && cell.includes('-') }
}
