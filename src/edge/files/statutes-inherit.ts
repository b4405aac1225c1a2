import { planAsSent } from '../../core/plans/plan-as-sent.ts'
import type { Plan } from '../../core/plans/plan.ts'
import type { Currency } from '../../core/money.ts'
import type { FileFault, Wording } from '../../core/statutes/statutes.ts'
import { type Fields, fieldsOf, isObject } from './part-reader.ts'

/** Lengths of time, which are one value: `{"days": 30}` after `{"months": 3}` is thirty days. */
const SPANS = ['waiting', 'dependantWaiting']

/** A plan of a file with all that it stands for. */
export type WholePlan = {
  readonly fields: Fields
  /** What it says of itself; the rest is as in the version before, or by default. */
  readonly named: Fields
}

/**
 * The plans of a file with what they do not name, in their order: of a version that is known
 * already that version's own, of a new one those of the version before it, in the database or in
 * the file. What is named replaces it, parts of a part by their names and lists as a whole; `null`
 * takes it away, so that the default holds.
 */
export function wholePlans(
  items: readonly unknown[],
  known: readonly Plan[],
  currency: Currency | null,
): WholePlan[] {
  const versions = new Map<string, Fields>()
  for (const plan of known) {
    if (currency) versions.set(keyOf(plan.code, plan.validFrom), planAsSent(plan, currency))
  }
  const whole = new Map<number, WholePlan>()
  for (const { at, named } of inOrder(items)) {
    const { code, validFrom } = named
    const fields = merged(versionBefore(versions, code, validFrom), named)
    versions.set(keyOf(code, validFrom), fields)
    whole.set(at, { fields, named })
  }
  return items.map((_, at) => whole.get(at) as WholePlan)
}

/** Says of a fault in what the file does not name where it comes from. */
export function asInherited({ named }: WholePlan, fault: FileFault): FileFault {
  const [field = ''] = fault.path.split(/[.[]/)
  const isOwn = field === '' || field in named || fault.why === 'is missing'
  return isOwn ? fault : { ...fault, why: `${fault.why}; it is that of the version before` }
}

/**
 * A mutual's own texts with those that a file does not name. A text is replaced by its language and
 * name; `null` takes away a text, a language or all of them. What is no such map is left to be
 * refused.
 */
export function wholeWording(known: Wording, named: unknown): unknown {
  if (named === null) return {}
  if (!isObject(named)) return named
  const all: Record<string, unknown> = { ...known }
  for (const [language, texts] of Object.entries(named)) {
    const own = isObject(texts) ? { ...fieldsOf(all[language]), ...texts } : texts
    all[language] = isObject(own) ? withoutNulls(own) : own
  }
  const isLeft = (texts: unknown) => !isObject(texts) || Object.keys(texts).length > 0
  return Object.fromEntries(Object.entries(withoutNulls(all)).filter(([, texts]) => isLeft(texts)))
}

/** Says of a fault in a text that the file does not name that it is one the mutual has already. */
export function asKeptWording(named: unknown, fault: FileFault): FileFault {
  const [, , language = '', ...key] = fault.path.split('.')
  const isOwn = key.length === 0 || key.join('.') in fieldsOf(fieldsOf(named)[language])
  const isWording = fault.path.startsWith('mutual.wording.')
  if (!isWording || isOwn) return fault
  return { ...fault, why: `${fault.why}; the mutual has it already, null takes it away` }
}

/** The earlier of two versions first, wherever they stand in the file. */
function inOrder(items: readonly unknown[]): { readonly at: number; readonly named: Fields }[] {
  const all = items.map((item, at) => ({ at, named: fieldsOf(item) }))
  return all.sort((a, b) => (textOf(a.named.validFrom) < textOf(b.named.validFrom) ? -1 : 1))
}

function versionBefore(
  versions: ReadonlyMap<string, Fields>,
  code: unknown,
  validFrom: unknown,
): Fields | null {
  const own = [...versions.values()].filter((version) => version.code === code)
  const begun = own.filter((version) => textOf(version.validFrom) <= textOf(validFrom))
  const last = begun.sort((a, b) => (textOf(a.validFrom) < textOf(b.validFrom) ? -1 : 1)).at(-1)
  return last ?? null
}

function merged(base: Fields | null, named: Fields): Fields {
  const all = { ...base }
  for (const [field, value] of Object.entries(named)) {
    const before = base?.[field]
    const isPart = isObject(value) && isObject(before) && !SPANS.includes(field)
    all[field] = isPart ? merged(before, value) : value
  }
  return withoutNulls(all)
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

function keyOf(code: unknown, validFrom: unknown): string {
  return `${textOf(code)} ${textOf(validFrom)}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
