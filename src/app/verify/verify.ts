import { canonicalText, CHAIN_START } from '../../core/ledger/chain.ts'
import { instant, type Instant } from '../../core/dates.ts'
import { auditClosings } from '../../core/ledger/closing-audit.ts'
import { AGREEMENTS, disagreements } from '../../store/verify/books.ts'
import { chainHead, journalsOf } from '../../store/verify/journals.ts'
import { overdueEvents, overdueMessages } from '../../store/payments/held-events.ts'
import { loadClosings } from '../../store/books/closings.ts'
import { sha256 } from '../../store/books/ledger.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Unfinished, unfinished } from '../payments/waiting.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'

/** Something that is not as it must be. `what` names the mutual and the row. */
type Finding = { readonly check: string; readonly what: string }

export type Verification = {
  readonly checks: readonly string[]
  readonly journals: number
  readonly findings: readonly Finding[]
  /** What was acknowledged and is not done yet. */
  readonly unfinished: Unfinished
}

const HANDLED = 'what was acknowledged is acted on within an hour'
const HANDLED_WITHIN_MS = 60 * 60 * 1000

const CHAIN = 'each journal’s hash follows from the one before'
const CLOSED = 'what was closed stays as it was closed'
const MUTUALS_MAX = 10_000

/**
 * Recomputes what is derived and checks every invariant of the books, on one snapshot and reading
 * a few rows at a time: the hash chain of each mutual journal by journal, and the agreement of
 * balances, charges, receipts, payments, suspense and intents (I1 to I3, I5, I6).
 */
export async function verify(ports: Ports): Promise<Verification> {
  return reading(ports, async ({ tx, now }) => {
    const findings: Finding[] = []
    let journals = 0
    for (const mutual of await loadMutuals(tx, null, MUTUALS_MAX)) {
      const chain = await verifyChain(tx, mutual.code)
      journals += chain.journals
      findings.push(...chain.findings)
    }
    for await (const finding of disagreements(tx)) findings.push(finding)
    findings.push(...(await overdueWork(tx, instant(now - HANDLED_WITHIN_MS))))
    const checks = [CHAIN, CLOSED, ...AGREEMENTS, HANDLED]
    return { checks, journals, findings, unfinished: await unfinished(tx, now) }
  })
}

/** Held money is no fault of ours: people decide about it, however long they take. */
async function overdueWork(tx: ReadTx, since: Instant): Promise<Finding[]> {
  const found = await overdueEvents(tx, since)
  const messages = await overdueMessages(tx, since)
  return [
    ...found.map((event) => ({ check: HANDLED, what: `event ${event}` })),
    ...messages.map((message) => ({ check: HANDLED, what: `message ${message}` })),
  ]
}

async function verifyChain(
  tx: ReadTx,
  mutual: string,
): Promise<{ journals: number; findings: Finding[] }> {
  const findings: Finding[] = []
  const found = (what: string) => findings.push({ check: CHAIN, what: `${mutual} ${what}` })
  const closings = auditClosings(await loadClosings(tx, mutual))
  let hash = CHAIN_START
  let seq = 0
  for await (const journal of journalsOf(tx, mutual)) {
    seq += 1
    if (journal.seq !== seq) found(`journal ${seq} is missing`)
    if (journal.transfers.length !== journal.lines) found(`journal ${journal.seq} lacks transfers`)
    if (sha256(canonicalText(hash, journal)) !== journal.hash)
      found(`journal ${journal.seq} was changed`)
    closings.see(journal)
    hash = journal.hash
    seq = journal.seq
  }
  const head = (await chainHead(tx, mutual)) ?? { seq: 0, hash: CHAIN_START }
  if (head.seq !== seq || head.hash !== hash) found('the head is not the last journal')
  for (const what of closings.findings())
    findings.push({ check: CLOSED, what: `${mutual} ${what}` })
  return { journals: seq, findings }
}
