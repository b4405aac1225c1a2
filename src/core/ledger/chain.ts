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
  const fields = [
    'v1',
    previousHash,
    journal.mutual,
    journal.journalId,
    String(journal.seq),
    journal.kind,
    journal.effectiveOn,
    journal.eventOn,
    String(journal.postedAt),
    journal.source,
    journal.sourceRef,
    journal.reverses ?? '',
    ...journal.transfers.flatMap(({ debit, credit, amount }) => [debit, credit, String(amount)]),
  ]
  return fields.map((field) => `${field.length}:${field}`).join('')
}
