import { type FieldChange, isChanged } from '../../core/field-changes.ts'
import type { Told } from '../../core/statutes/changes.ts'

/** One thing that a file changes, with one of its fields; null where it has none to show. */
type ChangedField = { readonly text: string; readonly field: FieldChange | null }

/** So many parts of what came or went as a whole are read in one line; of more, each has its own. */
const PARTS_MAX = 8

/** Each field that statutes change, in the order in which they are told: hundreds where all texts become other ones. */
export function changedFields(changes: readonly Told[]): ChangedField[] {
  return changes.flatMap(({ text, fields }): ChangedField[] => {
    const changed = fields.filter(isChanged).flatMap(inParts)
    return changed.length > 0 ? changed.map((field) => ({ text, field })) : [{ text, field: null }]
  })
}

function inParts(change: FieldChange): readonly FieldChange[] {
  const { field, before, after } = change
  if (before !== null && after !== null) return [change]
  const parts = Object.entries(partsOf(after ?? before ?? ''))
  if (parts.length <= PARTS_MAX) return [change]
  return parts.flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const side = before === null ? { before, after: text } : { before: text, after }
    return inParts({ field: `${field}.${name}`, ...side })
  })
}

/** The parts of a value that stands as JSON; none of a text, whatever it begins with. */
function partsOf(text: string): object {
  if (!text.startsWith('{')) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
