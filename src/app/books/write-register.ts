import { civilDateAt, type Days } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { csvLine } from '../../core/registers/csv.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'
import { agreementsRegister } from './registers/agreements.ts'
import { benefitsRegister, checksRegister, lettersRegister } from './registers/care.ts'
import { decisionsRegister } from './registers/decisions.ts'
import { duesRegister } from './registers/dues.ts'
import { membersRegister } from './registers/members.ts'
import { receiptsRegister } from './registers/receipts.ts'
import type { Register } from './registers/register.ts'
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

/**
 * Writes a register as CSV, line by line to `write`, on one snapshot and reading a page at a time.
 * The result is how many lines it has below its header.
 */
export async function writeRegister(
  ports: Ports,
  mutualId: string,
  register: Register,
  days: Days,
  write: (line: string) => void,
): Promise<Result<number>> {
  const { from, to } = days
  if (from && to && from > to) return refused({ code: 'span-reversed', from, to })
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, mutualId)
    if (!books) return refused({ code: 'unknown-mutual', mutual: mutualId })
    const { mutual } = books
    const today = civilDateAt(now, mutual.timeZone)
    const ask = { tx, mutual, days, today, now }
    write(csvLine(register.header(ask)))
    let lines = 0
    for await (const line of register.lines(ask)) {
      write(csvLine(line))
      lines += 1
    }
    return done(lines)
  })
}
