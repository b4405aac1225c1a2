import { isSame } from './same.ts'

/** A field of something that is set up, before and after; null where it was not there. */
export type FieldChange = {
  /** `contribution`, `reminders.hoursApart` or `services.surgery.patientPercent`. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

type Fields = Readonly<Record<string, unknown>>

/** What entries of a list are called by, where they have a name. */
const NAMES = ['code', 'wallet'] as const

/** Lengths of time are one value: three months are not changed in their days. */
const SPAN_FIELDS = ['months', 'days']

/** Every field of two states of a thing, those inside its parts too; of a new thing all are new. */
export function fieldChanges(before: object | null, after: object | null): FieldChange[] {
  return changesIn('', before as Fields | null, after as Fields | null)
}

export function isChanged({ before, after }: FieldChange): boolean {
  return before !== after
}

function changesIn(path: string, before: Fields | null, after: Fields | null): FieldChange[] {
  const names = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])
  return [...names].flatMap((name) => {
    const field = path ? `${path}.${name}` : name
    const [old, now] = [partsOf(before?.[name]), partsOf(after?.[name])]
    if (isFields(old) && isFields(now)) return changesIn(field, old, now)
    const one = { field, before: textOf(before?.[name]), after: textOf(after?.[name]) }
    // What came or went as a whole is said as a whole.
    return one.before === null && one.after === null ? [] : [one]
  })
}

/** A list of named things by their names, so that one that is added moves no other. */
function partsOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const name = NAMES.find((field) => value.every((item) => isFields(item) && field in item))
  if (name === undefined || value.length === 0) return value.length === 0 ? {} : value
  return Object.fromEntries(value.map((item: Fields) => [String(item[name]), item]))
}

function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const names = Object.keys(value)
  return names.length === 0 || !names.every((name) => SPAN_FIELDS.includes(name))
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null
  if (typeof value === 'string') return value
  return isSame(value, null) ? 'none' : JSON.stringify(value)
}
