import { civilDateAt } from '../../core/dates.ts'
import type { FileFault, Mutual, StatutesFile } from '../../core/statutes.ts'
import { roleChange } from '../../core/staff-changes.ts'
import { changesOf, mutualAfter, type StatutesChange } from '../../core/statutes-changes.ts'
import { checkStatutes } from '../../core/statutes-check.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadStatutes, saveStatutesChange } from '../../store/mutuals/mutuals.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { recordStaffChange } from '../staff/staff.ts'

export type Applied =
  /** What changed, a line each for the person who sent the file; empty when nothing did. */
  | { readonly ok: true; readonly mutual: string; readonly changes: readonly string[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

export type ApplyOptions = {
  readonly actor: string
  /** In the sandbox a new mutual that names no wallet has the sandbox's own. */
  readonly sandbox: boolean
}

const SANDBOX_WALLETS: Mutual['wallets'] = [{ wallet: 'sandbox', payBill: null }]

/** The mutual of this code as it is now, for reading a statutes file about it. */
export async function findMutual(ports: Ports, code: string): Promise<Mutual | null> {
  return ports.store.read(async (tx) => (await loadMutual(tx, code))?.mutual ?? null)
}

/**
 * Creates or changes a mutual from its statutes file, in one transaction: all of it or, with every
 * reason, nothing. The same file again changes nothing.
 */
export async function applyStatutes(
  ports: Ports,
  file: StatutesFile,
  options: ApplyOptions,
): Promise<Applied> {
  const { code } = file.mutual
  const applied = await ports.store.write((tx) => apply(ports, tx, file, options))
  const count = applied.ok ? applied.changes.length : 0
  ports.log.info(applied.ok ? 'statutes-applied' : 'statutes-refused', {
    mutual: code,
    changes: count,
    actor: options.actor,
  })
  return applied
}

async function apply(
  ports: Ports,
  tx: Tx,
  file: StatutesFile,
  options: ApplyOptions,
): Promise<Applied> {
  const { code } = file.mutual
  const now = ports.clock.now()
  await lockMutualChain(tx, code)
  const known = await loadStatutes(tx, code)
  const after = mutualAfter(file, known.mutual, options.sandbox ? SANDBOX_WALLETS : [])
  const today = civilDateAt(now, after.timeZone)
  const wallets = [...ports.wallets.keys()]
  const faults = checkStatutes(file, after, known, { today, wallets })
  if (faults.length > 0) return { ok: false, faults }
  const changes = changesOf(file, after, known, today)
  for (const change of changes) {
    await saveStatutesChange(tx, code, change, now)
    if (change.kind !== 'role') continue
    const { kind, on } = roleChange(change.role, known.roles, today)
    const why = { cause: 'statutes file', by: options.actor }
    await recordStaffChange(ports, tx, code, { kind, on, role: change.role, ...why })
  }
  return { ok: true, mutual: code, changes: changes.flatMap(textOf) }
}

function textOf(change: StatutesChange): string[] {
  return change.kind === 'language' ? [] : [change.text]
}
