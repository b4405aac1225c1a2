import { createHash } from 'node:crypto'
import {
  type OpeningFault,
  type OpeningFile,
  type OpeningRow,
  OPENING_WORDS,
  type OpeningWord,
} from '../../app/openings/opening-row.ts'
import { amountWritten } from '../../app/amounts.ts'
import type { OwedOf } from '../../core/contributions/open-account.ts'
import { type CivilDate, parseDate } from '../../core/dates.ts'
import { type Currency, type Minor, minor } from '../../core/money.ts'
import { readCellNumber } from './cells.ts'
import { type LineColumn, readLines } from './lines-file.ts'

/** The columns of an opening file, and how each is filled in, for help and documents. */
export const OPENING_COLUMNS = {
  what: Object.keys(OPENING_WORDS).join(', '),
  of: 'member number or old card; for cash a name or phone; for others a code, name or number; empty for the bank',
  amount: 'in ordinary notation; below zero only for the bank',
  period: 'for owed: a month or day of the period, as 2025-11, or fee for the joining fee',
  since: 'for owed without a period: since when, as 2025-08',
} as const

/**
 * Reads an opening file: `what,of,amount,period,since`, one amount a line. Lines that cannot be
 * understood are faults, each with its column, what stands there, and what to do.
 */
export async function readOpening(csv: Uint8Array, currency: Currency): Promise<OpeningFile> {
  const { lines, faults } = await readLines(csv, {
    what: { header: 'what', read: readWord },
    of: { header: 'of', optional: true, read: (text) => ({ value: nameIn(text) }) },
    amount: { header: 'amount', read: (text) => readSigned(text, currency) },
    period: { header: 'period', optional: true, read: readPeriod },
    since: { header: 'since', optional: true, read: (text) => dayOf(text) },
  })
  const rows = lines.map(({ line, values }): OpeningRow => {
    return {
      line,
      what: values.what as OpeningWord,
      of: values.of ?? '',
      amount: values.amount as Minor,
      period: values.period,
      since: values.since,
    }
  })
  const together = rows.flatMap((row) => misfit(row) ?? [])
  const bad = new Set(together.map(({ line }) => line))
  const content = createHash('sha256').update(csv).digest('hex')
  return {
    rows: rows.filter(({ line }) => !bad.has(line)),
    faults: [...faults, ...together].sort((a, b) => a.line - b.line),
    content,
  }
}

function readWord(text: string): ReturnType<LineColumn<OpeningWord>['read']> {
  const word = text.toLowerCase()
  return Object.hasOwn(OPENING_WORDS, word)
    ? { value: word as OpeningWord }
    : { why: `is none of ${Object.keys(OPENING_WORDS).join(', ')}` }
}

/** A member number as spreadsheets leave it, or any other name as it stands. */
function nameIn(text: string): string {
  return readCellNumber(text) ?? text
}

const MINUS = /^[-\u2212\u2013]\s*/

function readSigned(text: string, currency: Currency): ReturnType<LineColumn<Minor>['read']> {
  const read = amountWritten(text.replace(MINUS, ''), currency)
  if ('why' in read) return read
  return { value: MINUS.test(text) ? minor(0 - read.value) : read.value }
}

function readPeriod(text: string): ReturnType<LineColumn<OwedOf>['read']> {
  if (text.toLowerCase() === 'fee') return { value: 'joining-fee' }
  const read = dayOf(text)
  return 'value' in read ? read : { why: `${read.why}, or fee for the joining fee` }
}

/** A month is its first day. */
function dayOf(text: string): ReturnType<LineColumn<CivilDate>['read']> {
  const day = parseDate(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text)
  return day ? { value: day } : { why: 'is not a month YYYY-MM or a day YYYY-MM-DD' }
}

/** What does not go together on one line. */
function misfit({ line, what, of, amount, period, since }: OpeningRow): OpeningFault | null {
  const isOwed = what === 'owed'
  if (of === '' && what !== 'bank') return { line, field: 'of', why: 'is empty' }
  if (amount < 0 && what !== 'bank')
    return { line, field: 'amount', why: 'is below zero, which only the bank may be' }
  if (!isOwed && period !== null)
    return { line, field: 'period', why: `belongs to owed, not to ${what}: leave it empty` }
  if (!isOwed && since !== null)
    return { line, field: 'since', why: `belongs to owed, not to ${what}: leave it empty` }
  if (period !== null && since !== null)
    return { line, field: 'since', why: 'stands beside a period: give one of the two' }
  return null
}
