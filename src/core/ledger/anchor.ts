import type { CivilDate } from '../dates.ts'
import type { Head } from './chain-audit.ts'

/** Where the chain of a mutual stood on a day, as somebody holds it on paper or on a phone. */
export type Anchor = {
  readonly mutual: string
  readonly seq: number
  /** The first digits of the hash, or all of them. */
  readonly hash: string
}

/** An anchor that the books themselves keep. */
export type KeptAnchor = Head & { readonly on: CivilDate }

/** 48 bits: nobody makes another journal with the same ones, and a person compares them. */
const SHORT_DIGITS = 12

/** Fewer digits may be others' by chance. */
const DIGITS_MIN = 8

/** `1a2b-3c4d-5e6f` */
export function shortHash(hash: string): string {
  return hash.slice(0, SHORT_DIGITS).replace(/(.{4})(?=.)/g, '$1-')
}

/** `umoja 2026-03-02 12 1a2b-3c4d-5e6f`: the mutual, the day, the last journal, its hash. */
export function anchorLine(mutual: string, { on, seq, hash }: KeptAnchor): string {
  return `${mutual} ${on} ${seq} ${shortHash(hash)}`
}

/** Reads such a line, with or without the day, the hash in pieces or whole; null when it is none. */
export function readAnchor(text: string): Anchor | null {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,:]+/)
  const [mutual = '', ...rest] = words
  const [seq = '', ...digits] = /^\d{4}-\d\d-\d\d$/.test(rest[0] ?? '') ? rest.slice(1) : rest
  const hash = digits.join('').replaceAll('-', '')
  const isAnchor = mutual !== '' && /^\d{1,15}$/.test(seq) && /^[0-9a-f]{1,64}$/.test(hash)
  return isAnchor && hash.length >= DIGITS_MIN ? { mutual, seq: Number(seq), hash } : null
}

/** What an anchor says that the books do not; null when they agree. `at`: the journal's own hash. */
export function anchorFault(
  anchor: Pick<Anchor, 'seq' | 'hash'>,
  at: string | null,
  { seq: last }: Head,
): string | null {
  if (anchor.seq > last) return `the books end at journal ${last}: ${last + 1} is the first that is gone` // prettier-ignore
  return at?.startsWith(anchor.hash) ? null : `journal ${anchor.seq} is not the one of then`
}
