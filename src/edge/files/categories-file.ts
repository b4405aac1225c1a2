import { type CivilDate, plus } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { readTable } from './csv.ts'
import { datesOf } from './file-dates.ts'
import { dayColumn } from './joins-file.ts'
import { type LineColumn, type LineFault, readLines } from './lines-file.ts'
import { NUMBER_COLUMN } from './parts-file.ts'

type CategoryLine = {
  readonly line: number
  readonly number: MemberNumber
  readonly on: CivilDate
  readonly plan: string | null
  readonly subsidised: boolean | null
  readonly until: CivilDate | null
}

/** Lists are decided for a few years: two digits for a year mean at most so far ahead. */
const AHEAD = { months: 240 }

const PLAN: LineColumn<string> = {
  header: 'plan',
  optional: true,
  read: (text) => ({ value: text }),
}

const SUBSIDISED: LineColumn<boolean> = {
  header: 'subsidised',
  optional: true,
  read: (text) =>
    /^(yes|no)$/i.test(text) ? { value: /^yes$/i.test(text) } : { why: 'is not yes or no' },
}

/**
 * Reads a list of households that come into other categories: `number`, `on`, and of `plan`,
 * `subsidised` and `until` what changes.
 */
export async function readCategories(
  csv: Uint8Array,
  today: CivilDate,
  told: DateOrder | null,
): Promise<{ readonly rows: readonly CategoryLine[]; readonly faults: readonly LineFault[] }> {
  const latest = plus(today, AHEAD)
  const { records } = await readTable(csv)
  const days = new Map([
    ['on', latest],
    ['until', latest],
  ])
  const { order, fault } = await datesOf(records, days)
  const dates = told ?? order
  if (!dates && fault) return { rows: [], faults: [fault] }
  const on = { header: 'on', read: dayColumn('on', dates, latest).read }
  const until = dayColumn('until', dates, latest)
  const columns = { number: NUMBER_COLUMN, on, plan: PLAN, subsidised: SUBSIDISED, until }
  const { lines, faults } = await readLines(csv, columns)
  const rows = lines.map(({ line, values }) => {
    const { plan, subsidised } = values
    const [number, first] = [values.number as MemberNumber, values.on as CivilDate]
    return { line, number, on: first, plan, subsidised, until: values.until }
  })
  const empty = rows.flatMap(({ line, plan, subsidised, until }) =>
    plan === null && subsidised === null && until === null
      ? [{ line, field: '', why: 'changes nothing: give plan, subsidised or until' }]
      : [],
  )
  return { rows, faults: [...faults, ...empty] }
}
