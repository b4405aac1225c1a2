import { bookCloseYear, bookReopenYear } from '../../../app/acts/bookkeeping.ts'
import type { YearProposed } from '../../../app/bookkeeping/close-year.ts'
import { toDecimal } from '../../../core/money.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { proposed } from './payouts.ts'

export const bookCloseYearCommand = actCommand(bookCloseYear, {
  slow: true,
  arguments: { year: 'YEAR' },
  json: JSON_OBJECT_WITH_MONEY,
  details: ['The books must be closed through the last day of the year, so that its figures stay.'],
  examples: ['book close-year 2025 --mutual jappo --by "Khady Sarr"'],
  print: (asked, { mutual }) => printed(asked, mutual),
})

export const bookReopenYearCommand = actCommand(bookReopenYear, {
  arguments: { year: 'YEAR' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'book reopen-year 2025 --mutual jappo --reason "the auditor found a loan" --by "Khady Sarr"',
  ],
  print: (asked, { mutual }) => printed(asked, mutual),
})

function printed({ mutual, year, distribution, proposal }: YearProposed, code: string): Printed {
  const { currency } = mutual
  if (!proposal)
    return {
      json: { mutual: code, year, isNew: false },
      lines: `${code}: ${year} was closed into the funds before this`,
    }
  const waits = proposed(proposal, code)
  const json = { ...(waits.json as object), isNew: true, currency, distribution }
  if (!distribution) return { json, lines: waits.lines }
  const money = (amount: Parameters<typeof toDecimal>[0]) =>
    `${toDecimal(amount, currency)} ${currency}`
  const { result, legalReserve, carried } = distribution
  return {
    json,
    lines: [
      `${code}: ${year} came to ${money(result)}; ${money(legalReserve)} to the legal reserve, ${money(carried)} carried forward`,
      ...[waits.lines].flat(),
    ],
  }
}
