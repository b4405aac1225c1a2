import type { MembersPiece, MembersSource } from '../../app/membership/members-source.ts'
import type { PersonRow, RowFault } from '../../core/membership/registration.ts'
import type { DateOrder } from '../../core/written-date.ts'
import type { FileBytes } from '../file-bytes.ts'
import { type CsvRecord, fitted, readTableBy } from './csv.ts'
import { COLUMNS, type MembersContext } from './members-fields.ts'
import { type MembersSurvey, surveyMembers } from './members-survey.ts'
import { type Reading, Readings } from './readings.ts'
import { bareCell } from './spoilt.ts'

/** What a file is read against; with `dates` the order of its days is told. */
type MembersGiven = Omit<MembersContext, 'dates'> & { readonly dates?: DateOrder | null }

/**
 * A members file. Rows with faults are among the rows, so that the households can be checked all the
 * same; with any fault none of them may be registered.
 */
type MembersFile = MembersSource & {
  /** What was read otherwise than it is written, so far. */
  readonly readings: () => readonly Reading[]
}

/**
 * A members file, to be read from its bytes a piece at a time; no more of it is held than the
 * households that are looked at and those whose rows stand apart. Faults name the line of the file on
 * which the record begins and the column. What concerns several lines is for `checkHousehold`.
 */
export async function openMembers(csv: FileBytes, given: MembersGiven): Promise<MembersFile> {
  const survey = await surveyMembers(csv, given.today)
  const shown = given.dates ? { order: given.dates, fault: null } : survey.dates
  const readings = new Readings()
  const context = { ...given, dates: shown.order, readings }
  const known = survey.faults.length > 0 ? survey.faults : shown.fault ? [shown.fault] : []
  return {
    households: survey.households,
    gives: (number) => survey.numbers.get(number) !== undefined,
    readings: () => readings.all(),
    read: async (take) => {
      if (known.length > 0) await take({ households: [], faults: known })
      if (survey.faults.length === 0) await readRows(csv, survey, context, take)
    },
  }
}

type ReadContext = MembersContext & { readonly readings: Readings }

async function readRows(
  csv: FileBytes,
  { names, columns, scattered }: MembersSurvey,
  context: ReadContext,
  take: (piece: MembersPiece) => Promise<void>,
): Promise<void> {
  const groups = new Groups(scattered)
  const head = { names, columns, household: names.indexOf('household') }
  let faults: RowFault[] = []
  let isHead = true
  const give = async (more: readonly RowFault[] = []) => {
    const piece = { households: groups.takeWhole(), faults: [...faults, ...more] }
    faults = []
    await take(piece)
  }
  const tableFaults = await readTableBy(
    csv,
    (record) => {
      if (!isHead) groups.add(rowOf(record, head, context, faults))
      isHead = false
    },
    give,
  )
  groups.end()
  await give(tableFaults.map((fault) => ({ ...fault, field: '' })))
}

/** Rows by household. Those that name none were told already. */
class Groups {
  readonly #scattered: ReadonlySet<string>
  readonly #held = new Map<string, PersonRow[]>()
  #whole: PersonRow[][] = []
  #last: PersonRow[] = []

  constructor(scattered: ReadonlySet<string>) {
    this.#scattered = scattered
  }

  add(row: PersonRow): void {
    const { household } = row
    if (!household) return
    if (this.#scattered.has(household)) {
      const group = this.#held.get(household)
      if (group) group.push(row)
      else this.#held.set(household, [row])
    } else if (this.#last[0]?.household === household) this.#last.push(row)
    else {
      this.#endLast()
      this.#last = [row]
    }
  }

  end(): void {
    this.#endLast()
    for (const group of this.#held.values()) this.#whole.push(group)
    this.#held.clear()
  }

  /** Households of which no more rows come; they are given once. */
  takeWhole(): readonly PersonRow[][] {
    const whole = this.#whole
    this.#whole = []
    return whole
  }

  #endLast(): void {
    if (this.#last.length > 0) this.#whole.push(this.#last)
    this.#last = []
  }
}

type Head = Pick<MembersSurvey, 'names' | 'columns'> & { readonly household: number }

function rowOf(
  { line, fields }: CsvRecord,
  { names, columns, household: place }: Head,
  context: ReadContext,
  faults: RowFault[],
): PersonRow {
  const cells = fitted(fields, names)
  if ('why' in cells) {
    faults.push({ line, field: '', why: cells.why })
    return { ...EMPTY, line, bad: COLUMNS.map((column) => column.field) }
  }
  const row: Record<string, unknown> = { ...EMPTY }
  row['line'] = line
  const household = bareCell(cells[place] ?? '')
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index]
    const text = bareCell(cells[index] as string)
    // Most fields of most rows are empty, and what is empty stays as it is.
    if (!column || (!text && !column.filled)) continue
    const read = text ? column.read(text, context) : { why: 'is empty' }
    if ('value' in read) {
      row[column.field] = read.value
      context.readings.note(column, text, read.value)
    } else {
      row.bad = [...(row.bad as string[]), column.field]
      const fault = { line, field: column.header, household, why: read.why }
      // What the whole file was told is not told for each line.
      if (read.why) faults.push(text ? { ...fault, value: text } : fault)
    }
  }
  return row as PersonRow
}

/** One for all sound rows, of which there may be many. */
const NONE: readonly string[] = []

/** Has every field: a row that gets another one later takes four times the memory. */
const EMPTY: PersonRow = {
  line: 0,
  bad: NONE,
  household: '',
  number: null,
  name: '',
  sex: 'F',
  birthDate: '',
  relation: 'other',
  phone: null,
  language: null,
  plan: null,
  association: null,
  joinedOn: null,
  feePaid: null,
  paidThrough: null,
  card: null,
}
