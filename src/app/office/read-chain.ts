import { anchorFault, type KeptAnchor, readAnchor } from '../../core/ledger/anchor.ts'
import type { Head } from '../../core/ledger/chain-audit.ts'
import { journalAt } from '../../store/office/journals.ts'
import type { ReadTx } from '../../store/store.ts'
import { latestAnchors } from '../../store/verify/anchors.ts'
import { chainHead } from '../../store/verify/journals.ts'
import type { MutualDesk } from '../desk.ts'

/** What came of comparing a line that somebody kept with the books. */
export type LineChecked =
  | { readonly is: 'agrees' | 'differs'; readonly seq: number }
  | { readonly is: 'gone'; readonly last: number }
  | { readonly is: 'unreadable' | 'otherMutual' }

type ChainSeen = {
  /** Where the chain stands now; null before the first journal. */
  readonly head: KeptAnchor | null
  /** Where it stood on the latest days that the books kept, the latest first. */
  readonly kept: readonly KeptAnchor[]
  /** Null where no line was given. */
  readonly checked: LineChecked | null
}

/** Where the chain of the books stands and stood, and whether a line that somebody kept agrees with it. */
export async function readChain(
  { tx, mutual, today: on }: MutualDesk<ReadTx>,
  { line, limit }: { readonly line: string; readonly limit: number },
): Promise<ChainSeen> {
  const head = (await chainHead(tx, mutual.code)) ?? { seq: 0, hash: '' }
  return {
    head: head.seq === 0 ? null : { ...head, on },
    kept: await latestAnchors(tx, mutual.code, limit),
    checked: line === '' ? null : await checkLine(tx, mutual.code, line, head),
  }
}

async function checkLine(
  tx: ReadTx,
  mutual: string,
  line: string,
  head: Head,
): Promise<LineChecked> {
  const anchor = readAnchor(line)
  if (!anchor || anchor.seq === 0) return { is: 'unreadable' }
  if (anchor.mutual !== mutual) return { is: 'otherMutual' }
  const { seq } = anchor
  if (seq > head.seq) return { is: 'gone', last: head.seq }
  const journal = await journalAt(tx, mutual, seq)
  return {
    is: anchorFault(anchor, journal?.hash ?? null, head) === null ? 'agrees' : 'differs',
    seq,
  }
}
