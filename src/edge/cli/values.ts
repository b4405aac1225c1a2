import { type CivilDate, parseDate } from '../../core/dates.ts'
import { type MemberNumber, readMemberNumber } from '../../core/member-number.ts'
import type { Currency, Minor } from '../../core/money.ts'
import { readPersonName } from '../../core/person-name.ts'
import { sumWritten } from '../../app/amounts.ts'
import type { Input, Io } from './command.ts'

/** What a value that was typed means; null when it means nothing, which `io` was told. */

/** The day that an option names: undefined when it is not there. */
export function dayOption(input: Input, name: string, io: Io): CivilDate | null | undefined {
  const text = input.text(name)
  if (text === null) return undefined
  const day = parseDate(text)
  if (!day) io.err(`--${name} ${text}: is not a date YYYY-MM-DD`)
  return day
}

/** The amount, more than zero, that the option --amount holds. */
export function amountOption(input: Input, currency: Currency, io: Io): Minor | null {
  const text = input.text('amount') ?? ''
  const read = sumWritten(text, currency)
  if ('value' in read) return read.value
  io.err(`--amount ${text}: ${read.why}`)
  return null
}

/** Who does it: the name that the option --by holds. */
export function personOption(input: Input, io: Io): string | null {
  const text = input.text('by') ?? ''
  const name = readPersonName(text)
  if (!name) io.err(`--by ${text}: is not the name of a person`)
  return name
}

/** The option by which whoever runs a command says who it is. */
export const BY = {
  flags: '--by <name>',
  describe: 'the person who does this',
  required: true,
} as const

/** The member number that an option names: undefined when it is not there. */
export function memberNumberOption(
  input: Input,
  name: string,
  io: Io,
): MemberNumber | null | undefined {
  const text = input.text(name)
  if (text === null) return undefined
  const number = readMemberNumber(text)
  if (!number) io.err(`--${name} ${text}: is not a member number, a digit must be wrong`)
  return number
}

/** The member numbers, each once, that the option --members holds with commas between them. */
export function memberNumbersOption(input: Input, io: Io): MemberNumber[] | null {
  const texts = (input.text('members') ?? '').split(',').map((text) => text.trim())
  const wrong = texts.filter((text) => !readMemberNumber(text))
  for (const text of wrong) {
    io.err(`--members ${text}: is not a member number, a digit must be wrong`)
  }
  if (wrong.length > 0) return null
  return [...new Set(texts.flatMap((text) => readMemberNumber(text) ?? []))]
}
