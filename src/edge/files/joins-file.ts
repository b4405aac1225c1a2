import { type CivilDate, plus } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { JoinRow } from '../../core/membership/association-stays.ts'
import { type DateOrder, readWrittenDay } from '../../core/written-date.ts'
import { readTable } from './csv.ts'
import { datesOf } from './file-dates.ts'
import { type LineColumn, type LineFault, readLines } from './lines-file.ts'
import { NUMBER_COLUMN } from './parts-file.ts'

type JoinsFile = { readonly rows: readonly JoinRow[]; readonly faults: readonly LineFault[] }

/** Joining may be entered ahead: two digits for a year mean at most so far. */
const AHEAD = { months: 240 }

/**
 * Reads a list of members who join an association: `number` and, if they join on it, `joined_on`,
 * a day in the order that the file shows or that is told.
 */
export async function readJoins(
  csv: Uint8Array,
  today: CivilDate,
  told: DateOrder | null,
): Promise<JoinsFile> {
  const latest = plus(today, AHEAD)
  const { records } = await readTable(csv)
  const { order, fault } = await datesOf(records, new Map([['joined_on', latest]]))
  const dates = told ?? order
  if (!dates && fault) return { rows: [], faults: [fault] }
  const columns = { number: NUMBER_COLUMN, joinedOn: dayColumn('joined_on', dates, latest) }
  const { lines, faults } = await readLines(csv, columns)
  const rows = lines.map(({ line, values }) => {
    return { line, number: values.number as MemberNumber, joinedOn: values.joinedOn }
  })
  return { rows, faults }
}

/** A column of days, as people and spreadsheets write them. */
export function dayColumn(
  header: string,
  order: DateOrder | null,
  latest: CivilDate,
): LineColumn<CivilDate> {
  return {
    header,
    optional: true,
    read: (text) => {
      const read = readWrittenDay(text, order, latest)
      if (read.kind === 'day') return { value: read.day }
      return { why: read.kind === 'none' ? read.why : 'is not a date such as YYYY-MM-DD' }
    },
  }
}
