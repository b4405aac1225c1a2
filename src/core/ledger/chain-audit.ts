import { canonicalText, CHAIN_FORMATS, CHAIN_START, type Journal } from './chain.ts'

/** A journal as it stands in the books, with its hash and how many transfers it was posted with. */
export type Chained = Journal & { readonly hash: string; readonly lines: number }

/** A place in a chain: the last journal and its hash; 0 and zeros before the first one. */
export type Head = { readonly seq: number; readonly hash: string }

type ChainAudit = {
  /** In the order of the chain, each with the one after it. */
  see(journal: Chained, next: Chained | null): void
  /** Where the chain ended. */
  head(): Head
  /** The first journal that somebody changed, took out or put in, and how many do not follow after it. */
  findings(): string[]
}

/**
 * Checks that each journal's hash follows from the one before, and names the first that does not, as
 * well as can be told: what was taken out is gone with its hash, and who changes a journal and its
 * hash is found at the next one. `sha256` gives the digest of a text in hexadecimal digits.
 */
export function auditChain(sha256: (text: string) => string): ChainAudit {
  let head: Head = { seq: 0, hash: CHAIN_START }
  let before: Head | null = null
  let first: string | null = null
  let later = 0
  let oldest: number = CHAIN_FORMATS.length
  const formatOf = (previous: string, journal: Chained): number => {
    const some = CHAIN_FORMATS.slice(0, oldest)
    return some.findIndex(
      (format) => sha256(canonicalText(previous, journal, format)) === journal.hash,
    )
  }
  const follows = (previous: string, journal: Chained, seq: number) =>
    formatOf(previous, { ...journal, seq }) >= 0

  const faultOf = (journal: Chained, next: Chained | null): string | null => {
    const seq = head.seq + 1
    if (journal.seq !== seq) return missing(seq, journal.seq - 1)
    if (journal.transfers.length !== journal.lines) return `journal ${seq} lacks transfers`
    const format = formatOf(head.hash, journal)
    if (format >= 0) {
      // Whoever writes the present format does not go back to an earlier one.
      oldest = Math.min(oldest, format + 1)
      return null
    }
    if (next && follows(head.hash, next, seq)) {
      const isSwapped = follows(next.hash, journal, seq + 1)
      return isSwapped
        ? `journals ${seq} and ${seq + 1} stand in each other’s place`
        : `journal ${seq} was put in`
    }
    const isAfterOther = before !== null && follows(before.hash, journal, seq - 1)
    return isAfterOther ? `journal ${seq - 1} was put in` : `journal ${seq} was changed`
  }

  return {
    see: (journal, next) => {
      const fault = faultOf(journal, next)
      if (fault !== null && first !== null) later += 1
      first ??= fault
      before = head
      head = { seq: journal.seq, hash: journal.hash }
    },
    head: () => head,
    findings: () => [
      ...(first === null ? [] : [first]),
      ...(later === 0 ? [] : [`${later} more do not follow after that`]),
    ],
  }
}

/** `journal 3 is missing`, `journals 3 to 5 are missing`. */
export function missing(from: number, to: number): string {
  return from === to ? `journal ${from} is missing` : `journals ${from} to ${to} are missing`
}
