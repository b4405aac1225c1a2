import { civilDateAt } from '../../core/dates.ts'
import type { HouseholdEntry, RowFault } from '../../core/membership/registration.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import { completeImport, importOf } from '../../store/membership/member-imports.ts'
import { acting, inMutual, type ReadDesk, reading } from '../desk.ts'
import type { CheckedUpdate } from './check-import.ts'
import { changeRegistered } from './change-registered.ts'
import { discardImport, discardOldImports, discardPartless } from './discard-imports.ts'
import { type ImportHeld, keepImport, letGoOfImport, takeImport } from './hold-import.ts'
import { importedNumbers, type NewMember } from './imported-numbers.ts'
import { type Begun, ImportLook, KEPT_MAX } from './look-through.ts'
import type { LookAlikes } from './look-alikes.ts'
import type { MembersSource } from './members-source.ts'
import type { Ports } from '../ports.ts'
import { ImportStage } from './stage-import.ts'
import { type Tell, UNTOLD } from '../tell.ts'

export type ImportOptions = {
  readonly actor: string
  readonly fileName: string
  /** Numbers that exist already are changed instead of refused. */
  readonly update: boolean
  /** Checks all and writes nothing. */
  readonly dryRun: boolean
  /** Households that look like registered ones are others: their owner has looked. */
  readonly others?: boolean
  /** Only the first households and numbers are told: of a large file all of them take much memory. */
  readonly brief?: boolean
  /** Hears of rows that look like somebody else's before anybody of the file is there. */
  readonly doubt?: (alike: LookAlikes) => void
  /** Hears how many households are looked at, and staged. */
  readonly tell?: Tell
}

export type Imported =
  | {
      readonly ok: true
      /** New members and, with them, people; members that were changed. */
      readonly members: number
      readonly people: number
      readonly updated: number
      /** By which all its numbers are found; null after a dry run. */
      readonly importId: string | null
      /** Each new member, by the line of the file; none after a dry run. */
      readonly numbers: readonly NewMember[]
      /** What was or would be registered and changed. */
      readonly households: readonly HouseholdEntry[]
      readonly updates: readonly CheckedUpdate[]
      /** Rows that look like somebody else's, which may be so. */
      readonly alike: LookAlikes
      /** What became of an earlier try that was cut: how many households of it stayed. */
      readonly cut: { readonly stayed: number; readonly hasDropped: boolean }
    }
  | { readonly ok: false; readonly faults: readonly RowFault[] }

/**
 * Registers the households of a members file, all of them or, with every reason, none.
 *
 * A large file must not hold up the calls of a running service, nor be held in memory. So its
 * households are staged a few at a time as rows that nobody sees, and one short write makes them all
 * valid by completing the import they belong to. With a fault they are taken out again; when it is
 * cut they wait, and the same file goes on from there.
 */
export async function importMembers(
  ports: Ports,
  mutualId: string,
  file: MembersSource,
  options: ImportOptions,
): Promise<Imported> {
  const begun = await reading(ports, (desk) => beginIn(desk, mutualId))
  if (!begun) return wholeFileFault(`there is no mutual ${mutualId}`)
  const imported = options.dryRun
    ? await checkOnly(ports, begun, file, options)
    : await holdAndImport(ports, begun, file, options)
  const { actor } = options
  if (imported.ok) {
    const { members, people, updated, cut } = imported
    const counts = { members, people, updated, stayed: cut.stayed }
    ports.log.info('members-imported', { mutual: mutualId, ...counts, actor })
  } else {
    // Not the name of the file: people name files after people.
    const faults = imported.faults.length
    ports.log.info('import-refused', { mutual: mutualId, faults, actor })
  }
  return imported
}

async function beginIn(desk: ReadDesk, mutualId: string): Promise<Begun | null> {
  const books = await loadMutual(desk.tx, mutualId)
  if (!books) return null
  const { now, today } = inMutual(desk, books.mutual)
  return { ...books, now, today }
}

async function checkOnly(
  ports: Ports,
  begun: Begun,
  file: MembersSource,
  options: ImportOptions,
): Promise<Imported> {
  const looked = await lookAtAll(ports, begun, file, options, null)
  if (!looked.ok) return looked
  options.doubt?.(looked.alike)
  return outcomeOf(looked, null, [], NOTHING_CUT)
}

const NOTHING_CUT = { stayed: 0, hasDropped: false }

async function holdAndImport(
  ports: Ports,
  begun: Begun,
  file: MembersSource,
  options: ImportOptions,
): Promise<Imported> {
  await discardOldImports(ports)
  const held = await takeImport(ports, begun.mutual.code, options)
  if (!held) return wholeFileFault('another import for this mutual is at work')
  try {
    if (!held.isNew) await discardPartless(ports, held)
    const imported = await stageAndComplete(ports, begun, file, options, held)
    if (!imported.ok) await discardImport(ports, held)
    return imported
  } catch (error) {
    // What is staged waits for the same file.
    await letGoOfImport(ports, held).catch(() => undefined)
    throw error
  }
}

async function stageAndComplete(
  ports: Ports,
  begun: Begun,
  file: MembersSource,
  options: ImportOptions,
  held: ImportHeld & { readonly isNew: boolean },
): Promise<Imported> {
  const { code, country } = begun.mutual
  const stage = new ImportStage(ports, held, { country, gives: file.gives })
  const looked = await lookAtAll(ports, begun, file, options, stage)
  if (!looked.ok) return looked
  options.doubt?.(looked.alike)
  await acting(ports, async (desk) => {
    await keepImport(desk, held)
    for (const update of looked.look.updates)
      await changeRegistered(desk, code, update, options.actor)
    await completeImport(desk.tx, held.importId, looked.look.content, desk.now)
  })
  const numbers: NewMember[] = []
  for await (const some of importedNumbers(ports, code, held.importId)) {
    numbers.push(...some)
    if (options.brief && numbers.length >= KEPT_MAX) break
  }
  const told = options.brief ? numbers.slice(0, KEPT_MAX) : numbers
  const { before: stayed, hasDropped } = stage
  return outcomeOf(looked, held.importId, told, { stayed, hasDropped })
}

type Looked = { readonly ok: true; readonly look: ImportLook; readonly alike: LookAlikes }

async function lookAtAll(
  ports: Ports,
  begun: Begun,
  file: MembersSource,
  options: ImportOptions,
  stage: ImportStage | null,
): Promise<Looked | Extract<Imported, { ok: false }>> {
  const { tell = UNTOLD, others = false } = options
  const look = await ImportLook.through({ ports, begun, file, stage, how: { ...options, tell } })
  const faults = [...look.faults]
  if (faults.length === 0 && !others) faults.push(...(await repeatedFaults(ports, begun, look)))
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.line - b.line) }
  await stage?.sayAtWork()
  const { mutual, today } = begun
  const alike = await look.alike.finish(ports, mutual.code, today, async () => stage?.sayAtWork())
  return { ok: true, look, alike }
}

/** Why households of a file must not be registered a second time. */
async function repeatedFaults(
  ports: Ports,
  { mutual }: Books,
  look: ImportLook,
): Promise<readonly RowFault[]> {
  if (look.members === 0) return []
  const before = await ports.store.read((tx) => importOf(tx, mutual.code, look.content))
  if (!before?.completed_at) return look.doublesFaults()
  const day = civilDateAt(before.completed_at, mutual.timeZone)
  const why = `was imported on ${day} already, as ${before.file_name}; if these are other people, say --others`
  return [{ line: 0, field: '', why }]
}

function outcomeOf(
  { look, alike }: Looked,
  importId: string | null,
  numbers: readonly NewMember[],
  cut: Extract<Imported, { ok: true }>['cut'],
): Imported {
  const { members, people, households, updates } = look
  const counts = { members, people, updated: updates.length }
  return { ok: true, ...counts, importId, numbers, households, updates, alike, cut }
}

function wholeFileFault(why: string): Imported {
  return { ok: false, faults: [{ line: 0, field: '', why }] }
}
