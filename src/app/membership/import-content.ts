import { createHash } from 'node:crypto'
import type { PersonRow } from '../../core/membership/registration.ts'
import { foldedName } from '../../core/person-name.ts'

const WORDS = 4
const WORD_BYTES = 4

/**
 * What a members file says, as a text by which it is known again: whatever the order of its lines,
 * the names of its households, its encoding, and how its days and words are written.
 */
export class ImportContent {
  #rows = 0
  readonly #sums = new Uint32Array(WORDS)

  add(row: PersonRow): void {
    const digest = createHash('sha256').update(textOf(row)).digest()
    this.#rows += 1
    // Sums come out the same in any order, and two equal rows do not cancel each other.
    for (let word = 0; word < WORDS; word += 1)
      this.#sums[word] = (this.#sums[word] as number) + digest.readUInt32LE(word * WORD_BYTES)
  }

  text(): string {
    return [this.#rows, ...this.#sums].join('-')
  }
}

function textOf(row: PersonRow): string {
  const { number, sex, birthDate, relation, phone, plan, association, joinedOn } = row
  const { feePaid, paidThrough, card } = row
  return JSON.stringify([
    ...[number, foldedName(row.name), sex, birthDate, relation, phone, plan, association],
    ...[joinedOn, feePaid, paidThrough, card],
  ])
}
