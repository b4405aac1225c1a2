import { instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import {
  beginImport,
  freeImports,
  holdImport,
  openImports,
  renameImport,
} from '../../store/membership/member-imports.ts'
import { acting, type Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** An import says every few seconds that it is at work: one that has not for so long was cut. */
const HELD_MS = 60 * 1000

/** An import that somebody is at work on. */
export type ImportHeld = {
  readonly importId: string
  readonly mutualId: string
  readonly holder: string
}

type Names = { readonly fileName: string; readonly actor: string }

/**
 * Takes hold of the import of a mutual, a new one or one that was cut. Null while another one is at
 * work, or was cut less than a minute ago: one at a time, so that what was checked still holds when it
 * is written.
 */
export function takeImport(
  ports: Ports,
  mutualId: string,
  names: Names,
): Promise<(ImportHeld & { readonly isNew: boolean }) | null> {
  const holder = ports.ids.id()
  return acting(ports, async (desk) => {
    const [there] = await openImports(desk.tx, mutualId)
    const importId = there?.import_id ?? ports.ids.id()
    const held = { importId, mutualId, holder }
    const isHeld = there ? await holdCut(desk, held) : await begin(desk, held, names)
    if (!isHeld) return null
    const { fileName: file_name, actor } = names
    if (there) await renameImport(desk.tx, importId, { file_name, actor })
    return { ...held, isNew: !there }
  })
}

function begin({ tx, now }: Desk, held: ImportHeld, { fileName, actor }: Names): Promise<boolean> {
  return beginImport(tx, {
    import_id: held.importId,
    mutual_id: held.mutualId,
    file_name: fileName,
    actor,
    started_at: now,
    touched_at: now,
    completed_at: null,
    content: null,
    holder: held.holder,
  })
}

/** Takes hold of an import that was cut. */
export function holdCut({ tx, now }: Desk, { importId, holder }: ImportHeld): Promise<boolean> {
  return holdImport(tx, importId, { holder, now, before: instant(now - HELD_MS) })
}

/** Says that it is at work. */
export async function keepImport({ tx, now }: Desk, held: ImportHeld): Promise<void> {
  const { importId, holder } = held
  const isOurs = await holdImport(tx, importId, { holder, now, before: instant(0) })
  invariant(isOurs, `import ${importId} is not open any more`)
}

/** Lets go of an import that may be taken up at once. */
export async function letGoOfImport(ports: Ports, { holder }: ImportHeld): Promise<void> {
  await acting(ports, ({ tx }) => freeImports(tx, holder))
}
