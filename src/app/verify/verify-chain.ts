import { type Anchor, anchorFault, type KeptAnchor } from '../../core/ledger/anchor.ts'
import { auditChain, missing } from '../../core/ledger/chain-audit.ts'
import { CHAIN_START } from '../../core/ledger/chain.ts'
import { auditClosings } from '../../core/ledger/closing-audit.ts'
import { loadAnchors } from '../../store/verify/anchors.ts'
import { loadClosings } from '../../store/books/closings.ts'
import { sha256 } from '../../store/books/ledger.ts'
import { type BookedJournal, chainHead, journalsOf } from '../../store/verify/journals.ts'
import type { ReadTx } from '../../store/store.ts'

export const CHAIN = 'each journal’s hash follows from the one before'
export const CLOSED = 'what was closed stays as it was closed'
export const ANCHORED = 'the chain goes through every anchor that was kept'
export const HELD = 'the chain goes through the anchor that was given'

/** Something that is not as it must be. `what` names the mutual and the row. */
export type Finding = { readonly check: string; readonly what: string }

/** Reads the journals of a mutual once, and checks their chain, closings and anchors. */
export async function verifyChain(
  tx: ReadTx,
  mutual: string,
  held: Anchor | null,
  tell: (seq: number) => void,
): Promise<{ journals: number; findings: Finding[] }> {
  const chain = auditChain(sha256)
  const closings = auditClosings(await loadClosings(tx, mutual))
  const anchors = await loadAnchors(tx, mutual)
  const hashes = new Map<number, string>([[0, CHAIN_START]])
  const wanted = new Set([...anchors.map(({ seq }) => seq), held?.seq])
  for await (const [journal, next] of withNext(journalsOf(tx, mutual))) {
    chain.see(journal, next)
    tell(journal.seq)
    closings.see(journal)
    if (wanted.has(journal.seq)) hashes.set(journal.seq, journal.hash)
  }
  const end = chain.head()
  const head = (await chainHead(tx, mutual)) ?? { seq: 0, hash: CHAIN_START }
  const found = (check: string, what: string): Finding => ({ check, what: `${mutual} ${what}` })
  const findings = chain.findings().map((what) => found(CHAIN, what))
  if (head.seq > end.seq) findings.push(found(CHAIN, missing(end.seq + 1, head.seq)))
  else if (head.seq !== end.seq || head.hash !== end.hash)
    findings.push(found(CHAIN, 'the head is not the last journal'))
  findings.push(...closings.findings().map((what) => found(CLOSED, what)))
  for (const anchor of anchors) {
    const fault = anchorFault(anchor, hashes.get(anchor.seq) ?? null, end)
    if (fault) findings.push(found(ANCHORED, `${dayOf(anchor)}: ${fault}`))
  }
  const fault = held && anchorFault(held, hashes.get(held.seq) ?? null, end)
  if (fault) findings.push(found(HELD, fault))
  return { journals: end.seq, findings }
}

function dayOf({ on, seq }: KeptAnchor): string {
  return `anchor of ${on} at ${seq}`
}

/** Each with the one after it, null after the last. */
async function* withNext(
  journals: AsyncGenerator<BookedJournal>,
): AsyncGenerator<readonly [BookedJournal, BookedJournal | null]> {
  let before: BookedJournal | null = null
  for await (const journal of journals) {
    if (before) yield [before, journal]
    before = journal
  }
  if (before) yield [before, null]
}
