import type { z } from 'zod'
import type { FileFault } from '../../core/statutes/statutes.ts'

/** Reading one part of a JSON file at a time, so that a fault in one hides none in another. */

export type Fields = Readonly<Record<string, unknown>>

/** The value of a part, or undefined with its faults noted under `path`. */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: string,
  faults: FileFault[],
): z.output<Schema> | undefined {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) faults.push(...faultsOf(issue, path))
  return undefined
}

function faultsOf(issue: z.core.$ZodIssue, path: string): FileFault[] {
  const at = pathOf(path, issue.path)
  if (issue.code !== 'unrecognized_keys') return [{ path: at, why: issue.message }]
  return issue.keys.map((key) => ({ path: pathOf(at, [key]), why: 'is not a field known here' }))
}

function pathOf(start: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return path ? `${path}.${String(key)}` : String(key)
  }, start)
}

/** Entries whose key was there before. */
export function repeats(items: readonly unknown[], path: string, key: string): FileFault[] {
  const seen = new Set<unknown>()
  return items.flatMap((item, index) => {
    const value = fieldsOf(item)[key]
    if (value === undefined) return []
    const isRepeat = seen.has(value)
    seen.add(value)
    return isRepeat ? [{ path: `${path}[${index}].${key}`, why: 'is there twice' }] : []
  })
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {}
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
