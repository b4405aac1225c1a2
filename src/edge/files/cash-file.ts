import type { CashLine } from '../../app/cash/import-cash.ts'
import { sumWritten } from '../../app/amounts.ts'
import { type CivilDate, plusDays } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Currency, Minor } from '../../core/money.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { readTable } from './csv.ts'
import { datesOf } from './file-dates.ts'
import { dayColumn } from './joins-file.ts'
import { type LineColumn, type LineFault, readLines } from './lines-file.ts'
import { NUMBER_COLUMN } from './parts-file.ts'

type CashFile = { readonly rows: readonly CashLine[]; readonly faults: readonly LineFault[] }

/** Longer than any number that is printed on a slip. */
const SLIP_LENGTH_MAX = 40

/**
 * Reads a collector's sheet: `number,amount,slip` and, where cash was not paid today, `on`. With a
 * fault nothing of it may be recorded.
 */
export async function readCash(
  csv: Uint8Array,
  currency: Currency,
  today: CivilDate,
  told: DateOrder | null,
): Promise<CashFile> {
  // A day ahead is told as what it is, and not as the same day of last century.
  const latest = plusDays(today, 366)
  const { records } = await readTable(csv)
  const { order, fault } = await datesOf(records, new Map([['on', latest]]))
  const dates = told ?? order
  if (!dates && fault) return { rows: [], faults: [fault] }
  const { lines, faults } = await readLines(csv, {
    number: NUMBER_COLUMN,
    amount: { header: 'amount', read: (text) => sumWritten(text, currency) },
    slip: SLIP_COLUMN,
    on: dayColumn('on', dates, latest),
  })
  const rows = lines.map(({ line, values }) => ({
    line,
    number: values.number as MemberNumber,
    amount: values.amount as Minor,
    slip: values.slip as string,
    on: values.on,
  }))
  return { rows, faults }
}

const SLIP_COLUMN: LineColumn<string> = {
  header: 'slip',
  read: (text) => {
    const slip = text.normalize('NFC').replace(/\s+/g, ' ')
    const isFit = slip.length <= SLIP_LENGTH_MAX && !/\p{C}/u.test(slip)
    return isFit ? { value: slip } : { why: `is longer than ${SLIP_LENGTH_MAX} characters` }
  },
}
