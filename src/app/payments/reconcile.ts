import { type Instant, instant } from '../../core/dates.ts'
import type { Covered, Difference, StatementLines } from '../../core/payments/reconciliation.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { waitingLines } from '../../store/payments/operator-statements.ts'
import type { Actor } from '../actor.ts'
import { inMutual, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { type Tell, UNTOLD } from '../tell.ts'
import {
  coveredBy,
  heldAgainstEarlier,
  keepStatement,
  reachOf,
  type StatementGiven,
} from './keep-statement.ts'
import { recordMissing } from './record-statement.ts'
import { type Balances, balancesOf } from './statement-balances.ts'
import { compare, withPhones } from './statement-differences.ts'

export type Reconciled = {
  readonly mutual: Mutual
  /** Lines on the statement, and those of them that no statement had before. */
  readonly lines: number
  readonly added: number
  /** Payments, fees and sweeps that were recorded from it. */
  readonly recorded: number
  readonly balances: Balances
  /** What does not agree in the time that the statement speaks for. */
  readonly differences: readonly Difference[]
  /** When it was looked at, by which a difference is so old. */
  readonly lookedAt: Instant
}

/** A wallet account with the first mutual that has it, whose walls its statements go by. */
export async function walletAccount(
  ports: Ports,
  wallet: string,
): Promise<Result<{ readonly mutual: Mutual; readonly shared: boolean }>> {
  return ports.store.read(async (tx) => {
    const [first, ...others] = await mutualsOfWallet(tx, wallet)
    const books = first ? await loadMutual(tx, first) : null
    if (!books) return refused({ code: 'unknown-wallet', wallet })
    return done({ mutual: books.mutual, shared: others.length > 0 })
  })
}

/**
 * Holds an operator's statement against receipts and ledger (R61), and keeps it, so that what does
 * not agree is known until it does. With `record`, payments that never reached us are recorded as
 * if the operator had told us, on the day they were paid (R13, R14), and so is what it took back;
 * fees and sweeps where the account is one mutual's. What an earlier statement had otherwise is a
 * difference, and a file with another amount than before is neither kept nor recorded.
 */
export async function reconcileStatement(
  ports: Ports,
  given: StatementGiven,
  { record, by, actor, tell = UNTOLD }: Actor & { readonly record: boolean; readonly tell?: Tell },
): Promise<Result<Reconciled>> {
  const account = await walletAccount(ports, given.wallet)
  if (!account.ok) return account
  const { mutual } = account.value
  const { wallet, lines } = given
  const { contradicted, added } = await heldAgainstEarlier(ports, mutual, given)
  // A file in which an amount was changed is not to be believed in the rest either.
  if (contradicted.some(({ says }) => says === null)) {
    const counts = { lines: lines.length, added: 0, recorded: 0 }
    return done(await lookedAt(ports, mutual, given, counts, contradicted))
  }
  const time = reachOf(given, mutual)
  await keepStatement(ports, given, coveredBy(given, mutual), { by, tell })
  const look = () => differencesIn(ports, mutual, wallet, time)
  const open = await look()
  const doubted = new Set(contradicted.map(({ reference }) => reference))
  const certain = open.filter(({ reference }) => !doubted.has(reference))
  const into = { wallet, ...account.value }
  const recorded = record ? await recordAll(ports, lines, certain, into, { by, actor, tell }) : 0
  const counts = { lines: lines.length, added, recorded }
  const differences = [...contradicted, ...(recorded > 0 ? await look() : open)]
  ports.log.info('statement-reconciled', { wallet, ...counts, differences: differences.length })
  return done(await lookedAt(ports, mutual, given, counts, differences))
}

/**
 * Records what is missing, and then what an earlier statement had and could not be recorded without
 * it: statements come in pieces, and in any order.
 */
async function recordAll(
  ports: Ports,
  lines: StatementLines,
  open: readonly Difference[],
  into: Parameters<typeof recordMissing>[3],
  { tell, ...actor }: Actor & { readonly tell: Tell },
): Promise<number> {
  const { wallet, mutual } = into
  let recorded = await recordMissing(ports, lines, open, into, actor, tell)
  for (let more = recorded; more > 0; recorded += more) {
    const waiting = await reading(ports, ({ tx, now }) =>
      waitingLines(tx, wallet, instant(now - WAITING_MS)),
    )
    const [first, last] = [waiting[0], waiting.at(-1)]
    if (!first || !last) return recorded
    const time = { from: first.at, through: last.at }
    more = await recordMissing(
      ports,
      withPhones(ports, mutual, waiting),
      await differencesIn(ports, mutual, wallet, time),
      into,
      actor,
      tell,
    )
  }
  return recorded
}

/** So far back an earlier statement is looked at again. */
const WAITING_MS = 60 * 24 * 60 * 60 * 1000

async function lookedAt(
  ports: Ports,
  mutual: Mutual,
  { wallet, lines, stated = null }: StatementGiven,
  counts: Pick<Reconciled, 'lines' | 'added' | 'recorded'>,
  differences: readonly Difference[],
): Promise<Reconciled> {
  return reading(ports, async (desk) => {
    const balances = await balancesOf(inMutual(desk, mutual), wallet, lines, stated)
    return { mutual, ...counts, differences, balances, lookedAt: desk.now }
  })
}

function differencesIn(
  ports: Ports,
  mutual: Mutual,
  wallet: string,
  time: Covered,
): Promise<Difference[]> {
  return reading(ports, (desk) => compare(inMutual(desk, mutual), wallet, time))
}
