import { setImmediate } from 'node:timers/promises'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  deleteImport,
  deletePart,
  deleteStaged,
  freeImports,
  loadPart,
  openImports,
  shrinkPart,
  stagedNumbers,
} from '../../store/membership/member-imports.ts'
import { fromJson, toJson } from '../../store/tables/json.ts'
import type { MemberImportPartTable } from '../../store/tables/membership.ts'
import { acting, type Desk, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { holdCut, type ImportHeld, keepImport } from './hold-import.ts'

/** What a cut import has staged waits so long for its file to come again. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** To take a member out, every table that could name it is looked through. */
const MEMBERS_PER_WRITE = 25

/**
 * Frees the imports that were cut, when this process begins to write: on SQLite it is the only one
 * that does, so whoever held one is gone. Those that nobody has taken up for a day are taken out.
 */
export async function settleCutImports(ports: Ports): Promise<void> {
  const open = await ports.store.read((tx) => openImports(tx, null))
  if (open.length === 0) return
  if (ports.store.engine === 'sqlite') await acting(ports, ({ tx }) => freeImports(tx, null))
  await discardOldImports(ports)
}

/** Takes out what imports have staged that nobody has been at work on for a day. */
export async function discardOldImports(ports: Ports): Promise<void> {
  const old = await reading(ports, async ({ tx, now }) => {
    const open = await openImports(tx, null)
    return open.filter(({ touched_at }) => touched_at < now - KEPT_MS)
  })
  for (const { import_id: importId, mutual_id: mutualId } of old) {
    const held = { importId, mutualId, holder: ports.ids.id() }
    if (!(await acting(ports, (desk) => holdCut(desk, held)))) continue
    await discardPartless(ports, held)
    await discardImport(ports, held)
    ports.log.warn('import-discarded', { mutual: mutualId })
  }
}

/** Takes out what an import has staged, a few members at a time, and forgets it. */
export async function discardImport(ports: Ports, held: ImportHeld): Promise<void> {
  await discardParts(ports, held, 0)
  await acting(ports, ({ tx }) => deleteImport(tx, held.importId))
}

/** Takes out what a version has staged that knew no parts: it cannot go on. */
export async function discardPartless(ports: Ports, held: ImportHeld): Promise<void> {
  const { importId: import_id, mutualId: mutual_id } = held
  if (await ports.store.read((tx) => loadPart(tx, import_id, null))) return
  let after: MemberNumber | null = null
  for (;;) {
    const from: MemberNumber | null = after
    const numbers = await ports.store.read((tx) =>
      stagedNumbers(tx, { import_id, mutual_id }, from, MEMBERS_PER_WRITE),
    )
    if (numbers.length === 0) return
    await acting(ports, ({ tx }) => deleteStaged(tx, mutual_id, numbers))
    after = numbers[numbers.length - 1] as MemberNumber
  }
}

/** Takes out what an import has staged from a part on, the last part first. Returns in how many writes. */
export async function discardParts(ports: Ports, held: ImportHeld, from: number): Promise<number> {
  for (let count = 0; ; count += 1) {
    const isGone = await acting(ports, async (desk) => {
      await keepImport(desk, held)
      const last = await loadPart(desk.tx, held.importId, null)
      if (!last || last.part < from) return false
      await discardSome(desk, held, last)
      return true
    })
    if (!isGone) return count
    await setImmediate()
  }
}

/** Some members of a part; the part itself with the last of them. What is left of it goes on with no file. */
async function discardSome(
  { tx }: Desk,
  { importId, mutualId }: ImportHeld,
  { part, members }: MemberImportPartTable,
): Promise<void> {
  const all = fromJson(members)
  const numbers = all.slice(0, MEMBERS_PER_WRITE).map(([, number]) => number)
  const left = all.slice(MEMBERS_PER_WRITE)
  await deleteStaged(tx, mutualId, numbers)
  if (left.length === 0) await deletePart(tx, importId, part)
  else await shrinkPart(tx, importId, part, toJson(left))
}
