import type { PersonRow, RowFault } from '../../../src/core/membership/registration.ts'
import type { FileBytes } from '../../../src/edge/file-bytes.ts'
import { openMembers } from '../../../src/edge/files/members-file.ts'

/** A members file read whole: its rows and faults in the order of the lines. */
export async function readMembers(csv: FileBytes, given: Parameters<typeof openMembers>[1]) {
  const file = await openMembers(csv, given)
  const rows: PersonRow[] = []
  const faults: RowFault[] = []
  await file.read(async (piece) => {
    rows.push(...piece.households.flat())
    faults.push(...piece.faults)
  })
  const byLine = (a: { readonly line: number }, b: { readonly line: number }) => a.line - b.line
  return { rows: rows.sort(byLine), faults: faults.sort(byLine), readings: file.readings() }
}
