import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Refusal, Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { ReadDesk } from '../desk.ts'

/** A value that an act is given: what it is, for people, and how it is read from what they wrote. */
export type Field<T> = {
  readonly describe: string
  /** What kind of text it holds: `date`, `amount`; `switch` is there or not. */
  readonly holds: string
  readonly isRequired: boolean
  readonly choices?: readonly string[]
  /** It names somebody who works for the mutual, whose phone says it as well. */
  readonly isStaff?: true
  /** `text` is null where nothing was given. */
  read(text: string | null, reading: Reading): ReadValue<T> | Promise<ReadValue<T>>
}

// A field of any value stands where the value does not matter.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Fields = Readonly<Record<string, Field<any>>>

/** What an act gets once its fields have been read. */
export type InputOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never
}

/** Something to be said of what was given. `of`: the part of it; null where it is not worth repeating. */
export type Said = { readonly why: string; readonly of?: string | null }

export type ReadValue<T> =
  /** `notes`: what whoever gave it should know, such as whose card it is. */
  | { readonly kind: 'value'; readonly value: T; readonly notes: readonly Said[] }
  | { readonly kind: 'wrong'; readonly faults: readonly Said[] }
  /** It can be read, and names nothing that there is. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** It can only be read once another field is right. */
  | { readonly kind: 'unread' }

/** What a field may rest on as it is read. */
export type Reading = ReadDesk & {
  /** The mutual that the input is about; null while nothing that was read says which. */
  mutual(): Promise<Result<Mutual> | null>
  today(mutual: Mutual): CivilDate
  /** Says that the input is about this member. */
  isAbout(number: MemberNumber): void
}

export function value<T>(value: T, ...notes: readonly Said[]): ReadValue<T> {
  return { kind: 'value', value, notes }
}

export function wrong(why: string, of?: string | null): ReadValue<never> {
  return { kind: 'wrong', faults: [of === undefined ? { why } : { why, of }] }
}

/** The same field where it may be left out: then it is null. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return {
    ...field,
    isRequired: false,
    read: (text, reading) => (text === null ? value(null) : field.read(text, reading)),
  }
}

/** The same field in other words. */
export function described<T>(field: Field<T>, describe: string): Field<T> {
  return { ...field, describe }
}
