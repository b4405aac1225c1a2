import { type CivilDate, parseDate } from '../../core/dates.ts'
import { type MemberNumber, readMemberNumber } from '../../core/member-number.ts'
import type { Input, Io } from './command.ts'

/** What a value that was typed means; null when it means nothing, which `io` was told. */

/** The member number that the argument NUMBER holds. */
export function memberNumber(input: Input, io: Io): MemberNumber | null {
  const text = input.text('number') ?? ''
  const number = readMemberNumber(text)
  if (!number) io.err(`NUMBER ${text}: is not a member number, a digit must be wrong`)
  return number
}

/** The day that an option names: undefined when it is not there. */
export function dayOption(input: Input, name: string, io: Io): CivilDate | null | undefined {
  const text = input.text(name)
  if (text === null) return undefined
  const day = parseDate(text)
  if (!day) io.err(`--${name} ${text}: is not a date YYYY-MM-DD`)
  return day
}
