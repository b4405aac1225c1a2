import { openBooks } from '../../app/openings/open-books.ts'
import type { OpeningRow } from '../../app/openings/opening-row.ts'
import type { LookAlikes } from '../../app/membership/look-alikes.ts'
import type { Ports } from '../../app/ports.ts'
import type { Tell } from '../../app/tell.ts'
import { date } from '../../core/dates.ts'
import { type MemberNumber, readMemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { AnswersChanged, Told } from '../../core/statutes/changes.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { DateOrder } from '../../core/written-date.ts'
import type { FileKind, OfficeFileTable } from '../../store/tables/office.ts'
import { fromJson } from '../../store/tables/json.ts'
import { allBytes, type FileBytes } from '../file-bytes.ts'
import { applyFile, parseJson } from '../files/apply-file.ts'
import { changesTold } from '../files/changes-told.ts'
import { importFile } from '../files/import-file.ts'
import { readOpening } from '../files/opening-file.ts'
import type { Reading } from '../files/readings.ts'
import { mutualCodeOf } from '../files/statutes-file.ts'
import { toldFaults, type ToldFaults } from '../files/told-faults.ts'

/** What came, or would come, of a file; plain data, which is kept and shown. */
export type FileReport =
  | ({ readonly kind: 'faults' } & ToldFaults)
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | MembersReport
  | OpeningReport
  | {
      readonly kind: 'statutes'
      readonly changes: readonly Told[]
      readonly answers: readonly AnswersChanged[]
    }

/** The first of a list, and how many there are. */
type Some<Item> = { readonly first: readonly Item[]; readonly count: number }

export type MembersReport = {
  readonly kind: 'members'
  readonly members: number
  readonly people: number
  readonly updated: number
  readonly households: Some<{
    readonly line: number
    readonly name: string
    readonly size: number
    readonly plan: string
    readonly joinedOn: string
  }>
  readonly updates: Some<{
    readonly line: number
    readonly number: MemberNumber
    readonly what: readonly string[]
  }>
  readonly numbers: Some<{
    readonly line: number
    readonly number: MemberNumber
    readonly name: string
  }>
  readonly alike: LookAlikes
  readonly readings: readonly Reading[]
}

export type OpeningReport = {
  readonly kind: 'opening'
  readonly on: string
  readonly households: number
  readonly owing: { readonly count: number; readonly amount: Minor }
  readonly ahead: { readonly count: number; readonly amount: Minor }
  readonly lines: readonly (Pick<OpeningRow, 'what' | 'of'> & { readonly amount: Minor })[]
  readonly fund: Minor
  readonly proposal: string | null
}

/** What is to be done with a file, and by whom. */
type FileAsked = {
  readonly ports: Ports
  readonly mutual: Mutual
  readonly file: OfficeFileTable
  readonly bytes: FileBytes
  /** Nothing is written. */
  readonly dryRun: boolean
  readonly actor: string
  readonly tell: Tell
}

/** Of a long list people look at the first ones. */
const SHOWN_MAX = 20

/** Each kind by the functions that its command has. */
export const FILE_KINDS: Readonly<Record<FileKind, (asked: FileAsked) => Promise<FileReport>>> = {
  members: importMembersFile,
  opening: openBooksFile,
  statutes: tryStatutesFile,
}

function some<Item>(all: readonly Item[], count = all.length): Some<Item> {
  return { first: all.slice(0, SHOWN_MAX), count }
}

async function importMembersFile(asked: FileAsked): Promise<FileReport> {
  const { ports, mutual, file, bytes, dryRun, actor, tell } = asked
  const choices = fromJson(file.choices)
  const imported = await importFile(ports, mutual.code, bytes, {
    ...{ actor, fileName: file.name, dryRun, brief: true, tell },
    ...{ update: choices['update'] === 'yes', others: choices['others'] === 'yes' },
    dates: (choices['dates'] || null) as DateOrder | null,
  })
  if (!imported.ok) return { kind: 'faults', ...toldFaults(imported.faults) }
  const { members, people, updated, alike, readings } = imported
  const households = imported.households.map(({ line, people: all, plan, joinedOn }) => {
    return { line, name: all[0]?.name ?? '', size: all.length, plan, joinedOn }
  })
  const updates = imported.updates.map(({ household: { line }, update }) => {
    return { line, number: update.number, what: changesTold(update) }
  })
  const lists = { households: some(households, members), updates: some(updates) }
  const numbers = some(imported.numbers, dryRun ? 0 : members)
  return { kind: 'members', members, people, updated, ...lists, numbers, alike, readings }
}

async function openBooksFile(asked: FileAsked): Promise<FileReport> {
  const { ports, mutual, file, bytes, dryRun, actor } = asked
  const choices = fromJson(file.choices)
  const read = await readOpening(await allBytes(bytes), mutual.currency)
  const opened = await openBooks(
    ports,
    {
      ...{ mutual: mutual.code, on: date(choices['on'] ?? ''), fileName: file.name },
      ...{ actor, by: file.phone, number: readMemberNumber(choices['number'] ?? ''), dryRun },
    },
    read,
  )
  if (!opened.ok) {
    return opened.faults
      ? { kind: 'faults', ...toldFaults(opened.faults) }
      : { kind: 'refused', refusal: opened.refusal }
  }
  const { on, totals, fund, proposal } = opened
  const lines = opened.lines.map(({ row: { what, of }, amount }) => ({ what, of, amount }))
  const { households, owing, ahead } = totals
  return { kind: 'opening', on, households, owing, ahead, lines, fund, proposal }
}

/** Statutes are only looked at here: they hold once a second person approved them. */
async function tryStatutesFile({ ports, mutual, bytes, actor }: FileAsked): Promise<FileReport> {
  const whole = (why: string): FileReport => ({
    kind: 'faults',
    ...toldFaults([{ line: 0, field: '', why }]),
  })
  const parsed = parseJson(await allBytes(bytes))
  if (!parsed.ok) return whole(`is not JSON: ${parsed.why}`)
  const code = mutualCodeOf(parsed.json)
  if (code !== mutual.code) return whole(`is not of ${mutual.code}: its mutual.code is ${code ?? 'missing'}`) // prettier-ignore
  const tried = await applyFile(ports, parsed.json, { actor, sandbox: false, dryRun: true })
  if (!tried.ok) {
    const faults = tried.faults.map(({ path, why }) => ({ line: 0, field: path, why }))
    return { kind: 'faults', ...toldFaults(faults) }
  }
  return { kind: 'statutes', changes: tried.changes, answers: tried.answers }
}
