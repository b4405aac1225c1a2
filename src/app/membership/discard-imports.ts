import type { MemberNumber } from '../../core/member-number.ts'
import {
  deleteImport,
  deleteStaged,
  openImports,
  stagedNumbers,
  type OpenImport,
} from '../../store/membership/member-imports.ts'
import { reading } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** An import writes every few milliseconds: one that has not for so long was cut. */
const CUT_AFTER_MS = 10 * 60 * 1000

const MEMBERS_PER_WRITE = 250

/** Takes out what imports have staged that have not been touched for ten minutes. */
export async function discardImportsUntouched(ports: Ports): Promise<void> {
  const cut = await reading(ports, async ({ tx, now }) => {
    const open = await openImports(tx)
    return open.filter(({ touched_at }) => touched_at < now - CUT_AFTER_MS)
  })
  await discardImports(ports, cut)
}

/**
 * Takes out what imports that were cut have left, when this process begins to write. On SQLite it
 * is the only one that does, so every import that is open was cut.
 */
export async function discardCutImports(ports: Ports): Promise<void> {
  if (ports.store.engine !== 'sqlite') return discardImportsUntouched(ports)
  await discardImports(ports, await ports.store.read(openImports))
}

async function discardImports(ports: Ports, imports: readonly OpenImport[]): Promise<void> {
  for (const cut of imports) {
    await discardImport(ports, cut)
    ports.log.warn('import-discarded', { mutual: cut.mutual_id })
  }
}

/** Takes out what an import has staged, a few members at a time, and forgets it. */
export async function discardImport(
  ports: Ports,
  cut: Pick<OpenImport, 'import_id' | 'mutual_id'>,
): Promise<void> {
  let after: MemberNumber | null = null
  for (;;) {
    const from: MemberNumber | null = after
    const numbers = await ports.store.read((tx) => stagedNumbers(tx, cut, from, MEMBERS_PER_WRITE))
    if (numbers.length === 0) break
    await ports.store.write((tx) => deleteStaged(tx, cut.mutual_id, numbers))
    after = numbers[numbers.length - 1] as MemberNumber
  }
  await ports.store.write((tx) => deleteImport(tx, cut.import_id))
}
