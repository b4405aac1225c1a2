import { type CivilDate, parseDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { JoinRow } from '../../core/membership/association-stays.ts'
import { type LineColumn, type LineFault, readLines } from './lines-file.ts'
import { NUMBER_COLUMN } from './parts-file.ts'

export type JoinsFile = { readonly rows: readonly JoinRow[]; readonly faults: readonly LineFault[] }

/** Reads a list of members who join an association: `number` and, if they join on it, `joined_on`. */
export async function readJoins(csv: Uint8Array): Promise<JoinsFile> {
  const { lines, faults } = await readLines(csv, { number: NUMBER_COLUMN, joinedOn: DAY_COLUMN })
  const rows = lines.map(({ line, values }) => {
    return { line, number: values.number as MemberNumber, joinedOn: values.joinedOn }
  })
  return { rows, faults }
}

const DAY_COLUMN: LineColumn<CivilDate> = {
  header: 'joined_on',
  optional: true,
  read: (text) => {
    const value = parseDate(text)
    return value ? { value } : { why: 'is not a date YYYY-MM-DD' }
  },
}
