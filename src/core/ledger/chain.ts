import type { Instant } from '../dates.ts'
import type { Posting } from './posting.ts'

/** The hash before the first journal of a mutual. */
export const CHAIN_START = '0'.repeat(64)

/** A posting with its place in the mutual's chain. */
export type Journal = Posting & {
  readonly mutual: string
  readonly journalId: string
  readonly seq: number
  readonly postedAt: Instant
}

/**
 * The text whose SHA-256 is a journal's hash: a format version, the hash before it, and every
 * field with its length before it, so that no two journals share a text. It holds member numbers
 * but no names or phones, so that a person can be erased without breaking the chain.
 */
export function canonicalText(previousHash: string, journal: Journal): string {
  let text =
    field('v1') +
    field(previousHash) +
    field(journal.mutual) +
    field(journal.journalId) +
    field(String(journal.seq)) +
    field(journal.kind) +
    field(journal.effectiveOn) +
    field(journal.eventOn) +
    field(String(journal.postedAt)) +
    field(journal.source) +
    field(journal.sourceRef) +
    field(journal.reverses ?? '')
  for (const { debit, credit, amount } of journal.transfers) {
    text += field(debit) + field(credit) + field(String(amount))
  }
  return text
}

function field(value: string): string {
  return `${value.length}:${value}`
}
