import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { PersonRow } from '../../core/membership/registration.ts'
import { foldedName } from '../../core/person-name.ts'

const ROWS_AT_A_TIME = 2000
const WORDS = 4
const WORD_BYTES = 4

/**
 * What a members file says, as a text by which it is known again: whatever the order of its lines,
 * the names of its households, its encoding, and how its days and words are written.
 */
export async function contentOf(rows: readonly PersonRow[]): Promise<string> {
  const sums = new Uint32Array(WORDS)
  for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME) {
    for (const row of rows.slice(start, start + ROWS_AT_A_TIME)) {
      const digest = createHash('sha256').update(textOf(row)).digest()
      // Sums come out the same in any order, and two equal rows do not cancel each other.
      for (let word = 0; word < WORDS; word += 1)
        sums[word] = (sums[word] as number) + digest.readUInt32LE(word * WORD_BYTES)
    }
    await setImmediate()
  }
  return [rows.length, ...sums].join('-')
}

function textOf(row: PersonRow): string {
  const { number, sex, birthDate, relation, phone, plan, association, joinedOn } = row
  const { feePaid, paidThrough, card } = row
  return JSON.stringify([
    ...[number, foldedName(row.name), sex, birthDate, relation, phone, plan, association],
    ...[joinedOn, feePaid, paidThrough, card],
  ])
}
