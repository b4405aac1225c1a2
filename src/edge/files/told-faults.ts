import type { LineFault } from './lines-file.ts'

/** Faults of one kind that are told; of more of them people learn nothing. */
const OF_A_KIND_MAX = 20

/** The first faults of each kind in the order of the file, and how many more there are of each. */
export type ToldFaults = {
  readonly faults: readonly LineFault[]
  readonly more: readonly { readonly field: string; readonly why: string; readonly count: number }[]
}

/** Faults as they are told: at most twenty of a kind, then a count of the kind. */
export function toldFaults(all: readonly LineFault[]): ToldFaults {
  const kinds = new Map<string, { count: number; readonly like: LineFault }>()
  const faults: LineFault[] = []
  for (const fault of [...all].sort((a, b) => a.line - b.line)) {
    const key = `${fault.field} ${fault.why.replace(/\d+/g, '0')}`
    const kind = kinds.get(key) ?? { count: 0, like: fault }
    kinds.set(key, { ...kind, count: kind.count + 1 })
    if (kind.count < OF_A_KIND_MAX) faults.push(fault)
  }
  const more = [...kinds.values()].flatMap(({ count, like: { field, why } }) =>
    count > OF_A_KIND_MAX ? [{ field, why, count: count - OF_A_KIND_MAX }] : [],
  )
  return { faults, more }
}
