import type { MemberNumber } from '../../core/member-number.ts'
import type { PersonRow, RowFault } from '../../core/membership/registration.ts'

/** Some of a members file: the rows of whole households, and what is wrong with single lines. */
export type MembersPiece = {
  readonly households: readonly (readonly PersonRow[])[]
  readonly faults: readonly RowFault[]
}

/** A members file, of which no more is held than what is looked at. */
export type MembersSource = {
  /** How many households it has. */
  readonly households: number
  /** Whether it gives somebody this number. */
  readonly gives: (number: MemberNumber) => boolean
  /**
   * Reads it once, a piece after another in the order of the file; a household whose rows do not stand
   * together comes at the end. Nothing further is read until a piece is taken.
   */
  readonly read: (take: (piece: MembersPiece) => Promise<void>) => Promise<void>
}
