import { setImmediate } from 'node:timers/promises'
import { civilDateAt } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { type MemberNumber, newNumberDigits } from '../../core/member-number.ts'
import type { HouseholdEntry, PersonRow, RowFault } from '../../core/membership/registration.ts'
import type { HouseholdUpdate } from '../../core/membership/registration-update.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import {
  beginImport,
  completeImport,
  importOf,
  touchImport,
} from '../../store/membership/member-imports.ts'
import { acting, inMutual, type MutualDesk, type ReadDesk, reading } from '../desk.ts'
import { claimNumbers, countShortNumbers } from '../../store/membership/member-numbers.ts'
import { insertHouseholds, type NumberedHousehold } from '../../store/membership/members.ts'
import { type CheckedImport, checkImport } from './check-import.ts'
import { discardImport, discardImportsUntouched } from './discard-imports.ts'
import { findDoubles } from './doubles.ts'
import { contentOf } from './import-content.ts'
import { findLookAlikes, type LookAlikes, NO_LOOK_ALIKES } from './look-alikes.ts'
import type { Ports } from '../ports.ts'
import { type Tell, UNTOLD } from '../tell.ts'
import { drawNumber, drawNumbers } from './draw-numbers.ts'
import { changeRegistered } from './change-registered.ts'

export type ImportOptions = {
  readonly actor: string
  readonly fileName: string
  /** Numbers that exist already are changed instead of refused. */
  readonly update: boolean
  /** Checks all and writes nothing. */
  readonly dryRun: boolean
  /** Households that look like registered ones are others: their owner has looked. */
  readonly others?: boolean
  /** Hears of rows that look like somebody else's before anything is written. */
  readonly doubt?: (alike: LookAlikes) => void
  /** Hears how many households are written. */
  readonly tell?: Tell
}

type NewMember = {
  readonly line: number
  readonly number: MemberNumber
  readonly name: string
}

export type Imported =
  | {
      readonly ok: true
      /** New members and, with them, people; members that were changed. */
      readonly members: number
      readonly people: number
      readonly updated: number
      /** Each new member, by the line of the file; none after a dry run. */
      readonly numbers: readonly NewMember[]
      /** What was or would be registered and changed. */
      readonly households: readonly HouseholdEntry[]
      readonly updates: CheckedImport['updates']
      /** Rows that look like somebody else's, which may be so. */
      readonly alike: LookAlikes
    }
  | { readonly ok: false; readonly faults: readonly RowFault[] }

/** Households in one write: some 30 ms, so that no call waits long for it. */
const HOUSEHOLDS_PER_WRITE = 250

/** Households changed by one import: they are all changed in the write that completes it. */
const UPDATES_MAX = 1000

/**
 * Registers the households of a members file, all of them or, with every reason, none. Faults that
 * reading the file found come in `file` and are told with the others; its rows are taken out of it.
 *
 * A large file must not hold up the calls of a running service, and 100,000 households take
 * seconds to write. So they are staged a few at a time as rows that nobody sees, and one short
 * write makes them all valid by completing the import they belong to; what a crash leaves behind
 * is taken out again.
 */
export async function importMembers(
  ports: Ports,
  mutualId: string,
  file: { readonly rows: PersonRow[]; readonly faults: readonly RowFault[] },
  options: ImportOptions,
): Promise<Imported> {
  const begun = await reading(ports, (desk) => beginIn(desk, mutualId))
  if (!begun) return wholeFileFault(`there is no mutual ${mutualId}`)
  const imported = options.dryRun
    ? await checkOnly(ports, begun, file, options)
    : await claimAndImport(ports, begun, file, options)
  const { actor } = options
  if (imported.ok) {
    const { members, people, updated } = imported
    ports.log.info('members-imported', { mutual: mutualId, members, people, updated, actor })
  } else {
    // Not the name of the file: people name files after people.
    const faults = imported.faults.length
    ports.log.info('import-refused', { mutual: mutualId, faults, actor })
  }
  return imported
}

/** What an import of many transactions goes by in all of them: the books, and when it began. */
type Begun = Books & Pick<MutualDesk, 'now' | 'today'>

async function beginIn(desk: ReadDesk, mutualId: string): Promise<Begun | null> {
  const books = await loadMutual(desk.tx, mutualId)
  if (!books) return null
  const { now, today } = inMutual(desk, books.mutual)
  return { ...books, now, today }
}

type File = Parameters<typeof importMembers>[2]
type Checked = CheckedImport & { readonly alike: LookAlikes; readonly content: string }

async function checkOnly(
  ports: Ports,
  begun: Begun,
  file: File,
  options: ImportOptions,
): Promise<Imported> {
  const checked = await checkAll(ports, begun, file, options)
  if (checked.faults.length > 0) return { ok: false, faults: checked.faults }
  options.doubt?.(checked.alike)
  return outcomeOf(checked, [])
}

/** One import of a mutual at a time, so that what was checked still holds when it is written. */
async function claimAndImport(
  ports: Ports,
  begun: Begun,
  file: File,
  options: ImportOptions,
): Promise<Imported> {
  const mutualId = begun.mutual.code
  await discardImportsUntouched(ports)
  const importId = ports.ids.id()
  if (!(await claim(ports, mutualId, importId, options)))
    return wholeFileFault('another import for this mutual is at work')
  try {
    const checked = await checkAll(ports, begun, file, options)
    if (checked.faults.length === 0) options.doubt?.(checked.alike)
    const imported =
      checked.faults.length > 0
        ? ({ ok: false, faults: checked.faults } as const)
        : await stageAndComplete(ports, begun, importId, checked, options)
    if (!imported.ok) await discardImport(ports, { import_id: importId, mutual_id: mutualId })
    return imported
  } catch (error) {
    await discardImport(ports, { import_id: importId, mutual_id: mutualId })
    throw error
  }
}

async function checkAll(
  ports: Ports,
  begun: Begun,
  file: File,
  options: ImportOptions,
): Promise<Checked> {
  const { mutual, today } = begun
  const isEmpty = file.rows.length === 0
  const content = await contentOf(file.rows)
  const checked = await checkImport(ports, mutual.code, file.rows, begun, options.update)
  const faults = [...file.faults, ...checked.faults]
  if (isEmpty && faults.length === 0) faults.push({ line: 0, field: '', why: 'has no members' })
  if (checked.updates.length > UPDATES_MAX)
    faults.push({ line: 0, field: '', why: `changes more than ${UPDATES_MAX} members: split it` })
  if (faults.length === 0 && !options.others)
    faults.push(...(await repeatedFaults(ports, begun, content, checked.households)))
  if (faults.length > 0)
    return {
      ...checked,
      ...{ content, alike: NO_LOOK_ALIKES, faults: faults.sort((a, b) => a.line - b.line) },
    }
  return {
    ...checked,
    content,
    alike: await findLookAlikes(ports, mutual.code, checked, today),
  }
}

/** Why households of a file must not be registered a second time. */
async function repeatedFaults(
  ports: Ports,
  { mutual }: Books,
  content: string,
  households: readonly HouseholdEntry[],
): Promise<RowFault[]> {
  if (households.length === 0) return []
  const before = await ports.store.read((tx) => importOf(tx, mutual.code, content))
  if (!before?.completed_at) return findDoubles(ports, mutual.code, households)
  const day = civilDateAt(before.completed_at, mutual.timeZone)
  const why = `was imported on ${day} already, as ${before.file_name}; if these are other people, say --others`
  return [{ line: 0, field: '', why }]
}

function claim(ports: Ports, mutualId: string, importId: string, options: ImportOptions) {
  return acting(ports, ({ tx, now }) =>
    beginImport(tx, {
      import_id: importId,
      mutual_id: mutualId,
      file_name: options.fileName,
      actor: options.actor,
      started_at: now,
      touched_at: now,
      completed_at: null,
      content: null,
    }),
  )
}

async function stageAndComplete(
  ports: Ports,
  { mutual: { code: mutualId, country } }: Books,
  importId: string,
  checked: Checked,
  { actor, tell = UNTOLD }: ImportOptions,
): Promise<Imported> {
  const { households } = checked
  const taken = await ports.store.read(countShortNumbers)
  const given = new Set(households.flatMap(({ number }) => number ?? []))
  const numbers: NewMember[] = []
  for (let start = 0; start < households.length; start += HOUSEHOLDS_PER_WRITE) {
    const some = households.slice(start, start + HOUSEHOLDS_PER_WRITE)
    const digits = newNumberDigits(taken + start)
    const draw = () => drawNumber(ports, digits, country, given)
    const staged = await stage(ports, mutualId, importId, some, draw)
    if (!staged.ok) return staged
    for (const { line, number, people } of staged.households) {
      numbers.push({ line, number, name: people[0]?.name ?? '' })
    }
    tell(`${start + some.length} of ${households.length} households`)
    await setImmediate()
  }
  await acting(ports, async (desk) => {
    for (const update of checked.updates) await changeRegistered(desk, mutualId, update, actor)
    await completeImport(desk.tx, importId, checked.content, desk.now)
  })
  return outcomeOf(checked, numbers)
}

type Staged =
  | { readonly ok: true; readonly households: readonly NumberedHousehold[] }
  | { readonly ok: false; readonly faults: readonly RowFault[] }

function stage(
  ports: Ports,
  mutualId: string,
  importId: string,
  households: readonly HouseholdEntry[],
  draw: () => MemberNumber,
): Promise<Staged> {
  return acting(ports, async ({ tx, now }): Promise<Staged> => {
    invariant(await touchImport(tx, importId, now), `import ${importId} is not open any more`)
    const given = households.flatMap(({ number }) => number ?? [])
    const claimed = await claimNumbers(tx, mutualId, given)
    const faults = households
      .filter(({ number }) => number && !claimed.has(number))
      .map(({ line }) => ({ line, field: 'number', why: 'was taken a moment ago' }))
    if (faults.length > 0) return { ok: false, faults }
    const drawn = await drawNumbers(tx, mutualId, households.length - given.length, draw)
    const numbered = households.map((household) => {
      const number = household.number ?? (drawn.pop() as MemberNumber)
      return { ...household, number }
    })
    await insertHouseholds(tx, mutualId, importId, numbered, now)
    return { ok: true, households: numbered }
  })
}

function outcomeOf(
  { households, updates, alike }: Checked,
  numbers: readonly NewMember[],
): Imported {
  const added = (update: HouseholdUpdate) => update.added.length
  const people =
    households.reduce((sum, household) => sum + household.people.length, 0) +
    updates.reduce((sum, { update }) => sum + added(update), 0)
  const counts = { members: households.length, people, updated: updates.length }
  return { ok: true, ...counts, numbers, households, updates, alike }
}

function wholeFileFault(why: string): Imported {
  return { ok: false, faults: [{ line: 0, field: '', why }] }
}
