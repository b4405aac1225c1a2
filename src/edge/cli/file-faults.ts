import type { LineFault } from '../files/lines-file.ts'
import { toldFaults } from '../files/told-faults.ts'
import type { Io } from './command.ts'

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
