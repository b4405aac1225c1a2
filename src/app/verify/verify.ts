import type { Anchor } from '../../core/ledger/anchor.ts'
import { instant, type Instant } from '../../core/dates.ts'
import { AGREEMENTS, disagreements } from '../../store/verify/books.ts'
import { overdueEvents, overdueMessages } from '../../store/payments/held-events.ts'
import { overdueOpenings } from '../../store/openings/openings.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Unfinished, unfinished } from '../payments/waiting.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'
import { ANCHORED, CHAIN, CLOSED, type Finding, HELD, verifyChain } from './verify-chain.ts'

export type Verification = {
  readonly checks: readonly string[]
  readonly journals: number
  readonly findings: readonly Finding[]
  /** What was acknowledged and is not done yet. */
  readonly unfinished: Unfinished
}

const HANDLED = 'what was acknowledged is acted on within an hour'
const HANDLED_WITHIN_MS = 60 * 60 * 1000

const MUTUALS_MAX = 10_000

/**
 * Recomputes what is derived and checks every invariant of the books, on one snapshot and reading
 * a few rows at a time: the hash chain of each mutual journal by journal, and the agreement of
 * balances, charges, receipts, payments, suspense and intents (I1 to I3, I5, I6). `held` is an anchor
 * that somebody has outside of the books. `tell` hears how far it is.
 */
export async function verify(
  ports: Ports,
  held: Anchor | null = null,
  tell: (how: string) => void = () => undefined,
): Promise<Verification> {
  return reading(ports, async ({ tx, now }) => {
    const findings: Finding[] = []
    let journals = 0
    let isHeldKnown = held === null
    for (const mutual of await loadMutuals(tx, null, MUTUALS_MAX)) {
      const own = held?.mutual === mutual.code ? held : null
      const chain = await verifyChain(tx, mutual.code, own, (seq) =>
        tell(`${journals + seq} journals`),
      )
      isHeldKnown ||= own !== null
      journals += chain.journals
      findings.push(...chain.findings)
    }
    if (!isHeldKnown) findings.push({ check: HELD, what: `${held?.mutual} is no mutual here` })
    for await (const finding of disagreements(tx, tell)) findings.push(finding)
    findings.push(...(await overdueWork(tx, instant(now - HANDLED_WITHIN_MS))))
    const checks = [CHAIN, CLOSED, ANCHORED, ...(held ? [HELD] : []), ...AGREEMENTS, HANDLED]
    return { checks, journals, findings, unfinished: await unfinished(tx, now) }
  })
}

/** Held money is no fault of ours: people decide about it, however long they take. */
async function overdueWork(tx: ReadTx, since: Instant): Promise<Finding[]> {
  const found = await overdueEvents(tx, since)
  const messages = await overdueMessages(tx, since)
  const openings = await overdueOpenings(tx, since)
  return [
    ...found.map((event) => ({ check: HANDLED, what: `event ${event}` })),
    ...messages.map((message) => ({ check: HANDLED, what: `message ${message}` })),
    ...openings.map((mutual) => ({ check: HANDLED, what: `opening of ${mutual}` })),
  ]
}
