import {
  type Imported,
  importMembers,
  type ImportOptions,
} from '../../app/membership/import-members.ts'
import { placeOf } from '../../app/membership/place.ts'
import type { Ports } from '../../app/ports.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { type MembersFile, readMembers } from './members-file.ts'
import type { Reading } from './readings.ts'

/**
 * Reads a members file and registers its households in a mutual; with an `association` all of them
 * in it, whether the file says so or leaves it out.
 */
export async function importFile(
  ports: Ports,
  mutualId: string,
  csv: Uint8Array,
  options: ImportOptions & { readonly dates?: DateOrder | null },
  association: string | null = null,
): Promise<Imported & { readonly readings: readonly Reading[] }> {
  const place = await placeOf(ports, mutualId)
  const none = { rows: [], faults: [], readings: [] }
  if (!place) return { ...(await importMembers(ports, mutualId, none, options)), readings: [] }
  const { dates = null } = options
  const file = await readMembers(csv, { ...place, dates })
  const given = association ? within(file, association) : file
  return { ...(await importMembers(ports, mutualId, given, options)), readings: file.readings }
}

/** The file as one of an association; members that it puts into another are faults. */
function within({ rows, faults, readings }: MembersFile, association: string): MembersFile {
  const strangers = rows.filter((row) => row.association && row.association !== association)
  const others = strangers.map(({ line, household, association: value }) => {
    return {
      line,
      field: 'association',
      household,
      value: value ?? '',
      why: `is not ${association}`,
    }
  })
  const named = rows.map((row) => (row.relation === 'member' ? { ...row, association } : row))
  return { rows: named, faults: [...faults, ...others], readings }
}
