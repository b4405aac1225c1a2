import { KeyTable } from '../../core/key-table.ts'
import type { RowFault } from '../../core/membership/registration.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { FileBytes } from '../file-bytes.ts'
import { readCellNumber } from './cells.ts'
import { type CsvRecord, namesIn, readTableBy } from './csv.ts'
import { DayCells } from './file-dates.ts'
import { type Column, COLUMNS, dayColumns } from './members-fields.ts'
import { bareCell } from './spoilt.ts'

/** What has to be known of a whole members file before a line of it can be read. */
export type MembersSurvey = {
  /** The header's names and what they mean; null for a column without a name. */
  readonly names: readonly string[]
  readonly columns: readonly (Column | null)[]
  /** Why no line can be read at all. */
  readonly faults: readonly RowFault[]
  /** How the file shows that it writes its days, and why not. */
  readonly dates: ReturnType<DayCells['dates']>
  readonly households: number
  /** Households whose rows do not stand together. */
  readonly scattered: ReadonlySet<string>
  /** The member numbers that it gives. */
  readonly numbers: KeyTable
}

/** Goes through a members file without a look at what its fields say. */
export async function surveyMembers(csv: FileBytes, today: CivilDate): Promise<MembersSurvey> {
  const heads: Head[] = []
  const tableFaults = await readTableBy(csv, (record) => {
    const [head] = heads
    if (!head) heads.push(headOf(record, today))
    else if (head.faults.length === 0) noteRecord(head, record)
  })
  const [head = headOf(NO_RECORD, today)] = heads
  const whole = tableFaults.map((fault) => ({ ...fault, field: '' }))
  const { names, columns, cells, groups, numbers, faults } = head
  return {
    ...{ names, columns, numbers },
    faults: heads.length > 0 ? withWhole(faults, whole) : whole.length > 0 ? whole : [EMPTY_FILE],
    dates: cells.dates(),
    households: groups.seen.size,
    scattered: groups.scattered,
  }
}

/** Without its columns a file says nothing that could be read further. */
function withWhole(head: readonly RowFault[], whole: readonly RowFault[]): readonly RowFault[] {
  return head.length > 0 ? [...head, ...whole] : []
}

const NO_RECORD: CsvRecord = { line: 0, fields: [] }
const EMPTY_FILE: RowFault = { line: 0, field: '', why: 'is empty' }

type Head = ReturnType<typeof headOf>

/** What the first record says of the others, and what they have shown so far. */
function headOf({ line, fields }: CsvRecord, today: CivilDate) {
  const names = namesIn(fields)
  const columns = names.map(columnOf)
  const at = (header: string) => names.indexOf(header)
  return {
    ...{ names, columns, faults: faultsOfHeader(line, names) },
    places: { household: at('household'), number: at('number') },
    cells: new DayCells(names, dayColumns(today)),
    groups: { last: '', seen: new KeyTable(), scattered: new Set<string>() },
    numbers: new KeyTable(),
  }
}

function noteRecord({ cells, groups, numbers, places }: Head, record: CsvRecord): void {
  cells.note(record)
  const household = bareCell(record.fields[places.household] ?? '')
  if (household && household !== groups.last) {
    if (groups.seen.get(household) !== undefined) groups.scattered.add(household)
    else groups.seen.set(household, record.line)
    groups.last = household
  }
  const given = bareCell(record.fields[places.number] ?? '')
  const number = given ? readCellNumber(given) : null
  if (number) numbers.set(number, record.line)
}

function faultsOfHeader(line: number, names: readonly string[]): RowFault[] {
  const named = names.map((name, at) => {
    if (name && names.indexOf(name) < at) return { field: name, why: 'is there twice' }
    return name && !columnOf(name) ? { field: name, why: 'is not a column known here' } : null
  })
  const missing = COLUMNS.filter(({ header, optional }) => !optional && !names.includes(header))
  return [
    ...named.flatMap((fault) => (fault ? [{ line, ...fault }] : [])),
    ...missing.map(({ header }) => ({ line, field: header, why: 'is missing' })),
  ]
}

function columnOf(name: string): Column | null {
  return COLUMNS.find((column) => column.header === name) ?? null
}
