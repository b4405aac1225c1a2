import { findMutual } from '../../app/apply-statutes.ts'
import { type Imported, importMembers, type ImportOptions } from '../../app/import-members.ts'
import type { Ports } from '../../app/ports.ts'
import { civilDateAt } from '../../core/dates.ts'
import { readMembers } from './members-file.ts'

/** Reads a members file and registers its households in a mutual. */
export async function importFile(
  ports: Ports,
  mutualId: string,
  csv: Uint8Array,
  options: ImportOptions,
): Promise<Imported> {
  const mutual = await findMutual(ports, mutualId)
  if (!mutual) return importMembers(ports, mutualId, { rows: [], faults: [] }, options)
  const { country, languages, timeZone } = mutual
  const today = civilDateAt(ports.clock.now(), timeZone)
  const file = await readMembers(csv, { country, languages, today })
  return importMembers(ports, mutualId, file, options)
}
