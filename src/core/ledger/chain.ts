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
  /** A role or a command, never a name or a phone. */
  readonly actor: string
}

/** Ways in which journals were written down for their hash, the present one first. */
export const CHAIN_FORMATS = ['v2', 'v1'] as const

export type ChainFormat = (typeof CHAIN_FORMATS)[number]

/**
 * The text whose SHA-256, as UTF-8, is a journal's hash: the format's version, the hash before it,
 * and every field with its length before it, so that no two journals share a text. The first format
 * left out the actor. It holds member numbers but no names or phones, so that a person can be erased
 * without breaking the chain. Nothing else makes this text; `test/fixtures/chain.json` has examples
 * that never change.
 */
export function canonicalText(
  previousHash: string,
  journal: Journal,
  format: ChainFormat = 'v2',
): string {
  let text =
    field(format) +
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
  if (format !== 'v1') text += field(journal.actor)
  for (const { debit, credit, amount } of journal.transfers) {
    text += field(debit) + field(credit) + field(String(amount))
  }
  return text
}

function field(value: string): string {
  return `${value.length}:${value}`
}
