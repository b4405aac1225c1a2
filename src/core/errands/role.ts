import type { MutualRole } from '../staff/office-role.ts'

/** Somebody that the caller's phone belongs to. `ref`: member number, or the code of the others. */
export type Role = {
  readonly role: 'member' | MutualRole
  readonly mutual: string
  readonly ref: string
  readonly name: string
}
