import type { LineFault } from '../files/lines-file.ts'
import type { Io } from './command.ts'

/** Faults of one kind that are told; of more of them people learn nothing. */
const OF_A_KIND_MAX = 20

/** The first faults of each kind in the order of the file, and how many more there are of each. */
type ToldFaults = {
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

/** One line for each fault: the line of the file, the column, the value, the household. */
export function complain(io: Io, file: string, all: readonly LineFault[]): 1 {
  const { faults, more } = toldFaults(all)
  for (const { line, field, why, value, household } of faults) {
    const what = [field, value === undefined ? '' : `"${shown(value)}"`, why]
    const where = household && field !== 'household' ? ` (household ${household})` : ''
    io.err(`${file}${line > 0 ? `:${line}` : ''}: ${what.filter(Boolean).join(' ')}${where}`)
  }
  for (const { field, why, count } of more)
    io.err(`${file}: ${count} more like it: ${field ? `${field} ` : ''}${why}`)
  if (more.length > 0) io.err(`${file}: ${all.length} faults; nothing was written`)
  return 1
}

const VALUE_LENGTH_MAX = 60

/** A value on one line of a terminal, whatever is in it. */
function shown(value: string): string {
  const plain = value.replace(/\p{C}/gu, '\ufffd')
  return plain.length > VALUE_LENGTH_MAX ? `${plain.slice(0, VALUE_LENGTH_MAX)}…` : plain
}
