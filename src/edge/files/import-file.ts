import {
  type Imported,
  importMembers,
  type ImportOptions,
} from '../../app/membership/import-members.ts'
import type { MembersPiece, MembersSource } from '../../app/membership/members-source.ts'
import { placeOf } from '../../app/membership/place.ts'
import type { Ports } from '../../app/ports.ts'
import type { PersonRow, RowFault } from '../../core/membership/registration.ts'
import type { DateOrder } from '../../core/written-date.ts'
import type { FileBytes } from '../file-bytes.ts'
import { openMembers } from './members-file.ts'
import type { Reading } from './readings.ts'

/**
 * Reads a members file and registers its households in a mutual; with an `association` all of them
 * in it, whether the file says so or leaves it out.
 */
export async function importFile(
  ports: Ports,
  mutualId: string,
  csv: FileBytes,
  options: ImportOptions & { readonly dates?: DateOrder | null },
  association: string | null = null,
): Promise<Imported & { readonly readings: readonly Reading[] }> {
  const place = await placeOf(ports, mutualId)
  if (!place) return { ...(await importMembers(ports, mutualId, NOTHING, options)), readings: [] }
  const { dates = null } = options
  const file = await openMembers(csv, { ...place, dates })
  const given = association ? within(file, association) : file
  const imported = await importMembers(ports, mutualId, given, options)
  return { ...imported, readings: file.readings() }
}

const NOTHING: MembersSource = { households: 0, gives: () => false, read: async () => undefined }

/** The file as one of an association; members that it puts into another are faults. */
function within(file: MembersSource, association: string): MembersSource {
  return {
    ...file,
    read: (take) => file.read((piece) => take(pieceWithin(piece, association))),
  }
}

function pieceWithin({ households, faults }: MembersPiece, association: string): MembersPiece {
  const others = households.flatMap((rows) => rows.flatMap((row) => faultOf(row, association)))
  const named = households.map((rows) =>
    rows.map((row) => (row.relation === 'member' ? { ...row, association } : row)),
  )
  return { households: named, faults: [...faults, ...others] }
}

function faultOf({ line, household, association: value }: PersonRow, ours: string): RowFault[] {
  if (!value || value === ours) return []
  return [{ line, field: 'association', household, value, why: `is not ${ours}` }]
}
