import { findMutual } from '../../app/membership/apply-statutes.ts'
import {
  type Imported,
  importMembers,
  type ImportOptions,
} from '../../app/membership/import-members.ts'
import type { Ports } from '../../app/ports.ts'
import { civilDateAt } from '../../core/dates.ts'
import { type MembersFile, readMembers } from './members-file.ts'

/**
 * Reads a members file and registers its households in a mutual; with an `association` all of them
 * in it, whether the file says so or leaves it out.
 */
export async function importFile(
  ports: Ports,
  mutualId: string,
  csv: Uint8Array,
  options: ImportOptions,
  association: string | null = null,
): Promise<Imported> {
  const mutual = await findMutual(ports, mutualId)
  if (!mutual) return importMembers(ports, mutualId, { rows: [], faults: [] }, options)
  const { country, languages, timeZone } = mutual
  const today = civilDateAt(ports.clock.now(), timeZone)
  const file = await readMembers(csv, { country, languages, today })
  return importMembers(ports, mutualId, association ? within(file, association) : file, options)
}

/** The file as one of an association; members that it puts into another are faults. */
function within({ rows, faults }: MembersFile, association: string): MembersFile {
  const strangers = rows.filter((row) => row.association && row.association !== association)
  const others = strangers.map(({ line }) => {
    return { line, field: 'association', why: `is not ${association}` }
  })
  const named = rows.map((row) => (row.relation === 'member' ? { ...row, association } : row))
  return { rows: named, faults: [...faults, ...others] }
}
