import { civilDateAt, type Days } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { type Cell, csvLine } from '../../core/registers/csv.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'
import { agreementsRegister } from './registers/agreements.ts'
import { benefitsRegister, checksRegister, lettersRegister } from './registers/care.ts'
import { decisionsRegister } from './registers/decisions.ts'
import { duesRegister } from './registers/dues.ts'
import { membersRegister } from './registers/members.ts'
import { receiptsRegister } from './registers/receipts.ts'
import type { Register, RegisterColumn } from './registers/register.ts'
import { treasuryRegister } from './registers/treasury.ts'

/** The registers of domain 1.6 for which there is something to write down today. */
export const REGISTERS: readonly Register[] = [
  membersRegister,
  duesRegister,
  treasuryRegister,
  receiptsRegister,
  checksRegister,
  benefitsRegister,
  lettersRegister,
  agreementsRegister,
  decisionsRegister,
]

type Lines = {
  /** The first thing that is written. */
  begin(columns: readonly RegisterColumn[], mutual: Mutual): void
  /** One line; what takes long may be waited for. */
  line(cells: readonly Cell[]): void | Promise<void>
}

/**
 * Goes through a register line by line, on one snapshot and reading a page at a time. The result is how many
 * lines it has below its header.
 */
export async function readRegister(
  ports: Ports,
  mutualId: string,
  register: Register,
  days: Days,
  lines: Lines,
): Promise<Result<number>> {
  const { from, to } = days
  if (from && to && from > to) return refused({ code: 'span-reversed', from, to })
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, mutualId)
    if (!books) return refused({ code: 'unknown-mutual', mutual: mutualId })
    const { mutual } = books
    const today = civilDateAt(now, mutual.timeZone)
    const ask = { tx, mutual, days, today, now }
    lines.begin(register.columns(ask), mutual)
    let count = 0
    for await (const line of register.lines(ask)) {
      await lines.line(line)
      count += 1
    }
    return done(count)
  })
}

/** The same as CSV, line by line to `write`. */
export async function writeRegister(
  ports: Ports,
  mutualId: string,
  register: Register,
  days: Days,
  write: (line: string) => void | Promise<void>,
): Promise<Result<number>> {
  return readRegister(ports, mutualId, register, days, {
    begin: (columns) => void write(csvLine(columns.map(({ name }) => name))),
    line: (cells) => write(csvLine(cells)),
  })
}
