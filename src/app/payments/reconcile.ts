import { type CivilDate, type Instant, instant, instantOf, plusDays } from '../../core/dates.ts'
import {
  contradictions,
  type Covered,
  type Difference,
  type LineKind,
  overdue,
  reconcile,
  type StatementLine,
} from '../../core/payments/reconciliation.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { add, type Minor } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { balanceInAll } from '../../store/books/balances.ts'
import { loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import {
  bookedFor,
  coveredSince,
  insertStatement,
  insertStatementLines,
  linesSince,
  notedLines,
  walletsWithStatements,
} from '../../store/payments/operator-statements.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import type { MoneyArrived } from '../wallet.ts'
import { acting, inMutual, type MutualDesk, type ReadDesk, reading } from '../desk.ts'
import type { Actor } from '../actor.ts'
import { act } from './event-acts.ts'
import { recordOutflow } from './wallet-outflow.ts'

export type StatementGiven = {
  readonly wallet: string
  readonly fileName: string
  readonly lines: readonly StatementLine[]
  /** Whole days that the statement speaks for; without them its first to its last line. */
  readonly from: CivilDate | null
  readonly to: CivilDate | null
}

export type Reconciled = {
  readonly mutual: Mutual
  /** Lines on the statement, and those of them that no statement had before. */
  readonly lines: number
  readonly added: number
  /** Payments, fees and sweeps that were recorded from it. */
  readonly recorded: number
  readonly balances: Balances
  /** What does not agree, as far back as the statement reaches. */
  readonly differences: readonly Difference[]
  /** When it was looked at, by which a difference is so old. */
  readonly lookedAt: Instant
}

/** In minor units: what the lines of the statement bring and take, and what the books have there. */
type Balances = {
  readonly in: Minor
  readonly out: Minor
  /** Of the account in the ledger, in all mutuals that share it, after what was recorded. */
  readonly ledger: Minor
}

/** How far back a difference is still looked for when nobody gives a statement. */
const LOOK_BACK_DAYS = 60
const DAY_MS = 24 * 60 * 60 * 1000

/** Lines in one write: short enough that no call waits for it. */
const LINES_PER_WRITE = 200

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
 * if the operator had told us, on the day they were paid (R13, R14), and so are fees and sweeps
 * where the account is one mutual's. What an earlier statement had otherwise is a difference, and a
 * file with another amount than before is neither kept nor recorded.
 */
export async function reconcileStatement(
  ports: Ports,
  given: StatementGiven,
  { record, by, actor }: Actor & { readonly record: boolean },
): Promise<Result<Reconciled>> {
  const account = await walletAccount(ports, given.wallet)
  if (!account.ok) return account
  const { mutual } = account.value
  const { wallet, lines } = given
  const noted = await ports.store.read((tx) => notedLines(tx, wallet, lines.map(referenceOf)))
  const contradicted = contradictions(
    withPhones(ports, mutual, lines),
    withPhones(ports, mutual, noted),
  )
  // A file in which an amount was changed is not to be believed in the rest either.
  if (contradicted.some(({ says }) => says === null))
    return done({
      ...{ mutual, lines: lines.length, added: 0, recorded: 0, differences: contradicted },
      ...(await balancesOf(ports, given)),
    })
  const covered = coveredBy(given, mutual)
  const before = new Set(noted.map(keyOf))
  const added = lines.filter((line) => !before.has(keyOf(line)))
  await keep(ports, given, added, covered, by)
  const open = await differencesSince(ports, mutual, wallet, covered.from)
  const doubted = new Set(contradicted.map(referenceOf))
  const certain = { ...given, lines: lines.filter((line) => !doubted.has(line.reference)) }
  const recorded = record
    ? await recordMissing(ports, certain, open, account.value, { by, actor })
    : 0
  const now = recorded > 0 ? await differencesSince(ports, mutual, wallet, covered.from) : open
  const counts = { lines: lines.length, added: added.length, recorded }
  const differences = [...contradicted, ...now]
  ports.log.info('statement-reconciled', { wallet, ...counts, differences: differences.length })
  return done({ mutual, ...counts, differences, ...(await balancesOf(ports, given)) })
}

async function balancesOf(
  ports: Ports,
  { wallet, lines }: StatementGiven,
): Promise<Pick<Reconciled, 'balances' | 'lookedAt'>> {
  const sum = (kinds: readonly LineKind[]) =>
    add(...lines.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount))
  return reading(ports, async ({ tx, now }) => {
    const ledger = await balanceInAll(tx, walletAccountOf(wallet))
    const balances = { in: sum(['payment']), out: sum(['fee', 'sweep', 'reversal']), ledger }
    return { balances, lookedAt: now }
  })
}

/** What statements, receipts and ledger of the last two months do not agree on, by wallet account. */
export async function openDifferences(
  ports: Ports,
  mutual: string,
): Promise<{ readonly wallet: string; readonly differences: readonly Difference[] }[]> {
  return reading(ports, (desk) => differencesOf(desk, mutual))
}

async function differencesOf(desk: ReadDesk, mutual: string) {
  const since = instant(desk.now - LOOK_BACK_DAYS * DAY_MS)
  const books = await loadMutual(desk.tx, mutual)
  if (!books) return []
  const own = new Set(books.mutual.wallets.map(({ wallet }) => wallet))
  const found = []
  for (const wallet of await walletsWithStatements(desk.tx)) {
    if (!own.has(wallet)) continue
    const differences = await compare(inMutual(desk, books.mutual), wallet, since)
    found.push({ wallet, differences })
  }
  return found
}

/** Those of them that are older than a day (R61). */
export async function overdueDifferences(ports: Ports, mutual: string): Promise<Difference[]> {
  return reading(ports, async (desk) => {
    const open = await differencesOf(desk, mutual)
    return overdue(
      open.flatMap(({ differences }) => differences),
      desk.now,
    )
  })
}

function differencesSince(
  ports: Ports,
  mutual: Mutual,
  wallet: string,
  since: Instant,
): Promise<Difference[]> {
  return reading(ports, (desk) => compare(inMutual(desk, mutual), wallet, since))
}

async function compare(
  { ports, tx, mutual }: MutualDesk<ReadTx>,
  wallet: string,
  since: Instant,
): Promise<Difference[]> {
  const lines = withPhones(ports, mutual, await linesSince(tx, wallet, since))
  const spans = await coveredSince(tx, wallet, since)
  // Of older receipts, which a reversal may name, the lines are not looked at.
  const covered = spans.map(({ from, through }) => ({ from: from > since ? from : since, through }))
  return reconcile(lines, covered, await bookedFor(tx, wallet, since, lines))
}

/** Lines with phones as they are kept here, whichever way the operator writes them. */
function withPhones(
  { readPhone }: Ports,
  { country }: Mutual,
  lines: readonly StatementLine[],
): StatementLine[] {
  return lines.map((line) => ({
    ...line,
    phone: line.phone === null ? null : readPhone(line.phone, country),
  }))
}

function coveredBy({ lines, from, to }: StatementGiven, { timeZone }: Mutual): Covered {
  const times = lines.map(({ at }) => at)
  const first = from ? instantOf(from, '00:00', timeZone) : times.reduce((a, b) => (a < b ? a : b))
  const last = to
    ? instant(instantOf(plusDays(to, 1), '00:00', timeZone) - 1)
    : times.reduce((a, b) => (a > b ? a : b))
  return { from: first, through: last }
}

async function keep(
  ports: Ports,
  { wallet, fileName }: StatementGiven,
  added: readonly StatementLine[],
  { from, through }: Covered,
  by: string,
): Promise<void> {
  const id = ports.ids.id()
  for (let at = 0; at < added.length; at += LINES_PER_WRITE) {
    const some = added.slice(at, at + LINES_PER_WRITE)
    await ports.store.write((tx) => insertStatementLines(tx, wallet, id, some))
  }
  const statement = {
    statement_id: id,
    wallet,
    from_at: from,
    through_at: through,
    file_name: fileName,
    recorded_by: by,
  }
  await acting(ports, ({ tx, now }) => insertStatement(tx, { ...statement, recorded_at: now }))
}

/** Records what the statement has and we do not; returns how many of its lines. */
async function recordMissing(
  ports: Ports,
  { wallet, lines }: StatementGiven,
  open: readonly Difference[],
  { mutual, shared }: { readonly mutual: Mutual; readonly shared: boolean },
  actor: Actor,
): Promise<number> {
  const missing = new Set(open.map(({ kind, reference }) => `${kind} ${reference}`))
  let recorded = 0
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    if (!missing.has(`${line.kind}-missing ${line.reference}`)) continue
    if (line.kind === 'payment') recorded += await recordPayment(ports, wallet, line, mutual)
    // Whose account bears a fee of a shared account is nothing that a statement says.
    else if (!shared) recorded += await recordOut(ports, mutual, wallet, line, actor)
  }
  return recorded
}

async function recordPayment(
  ports: Ports,
  wallet: string,
  { reference, amount, at, phone, account }: StatementLine,
  { country, currency }: Mutual,
): Promise<number> {
  const event: MoneyArrived = {
    kind: 'paid',
    operatorReceipt: reference,
    amount,
    currency,
    intentId: null,
    account,
    payerPhone: phone === null ? null : ports.readPhone(phone, country),
    paidAt: at,
  }
  const outcome = await acting(ports, (desk) => act(desk, wallet, event))
  return outcome === 'posted' || outcome === 'suspense' ? 1 : 0
}

async function recordOut(
  ports: Ports,
  mutual: Mutual,
  wallet: string,
  { kind, reference, amount, on }: StatementLine,
  actor: Actor,
): Promise<number> {
  if (kind !== 'fee' && kind !== 'sweep') return 0
  const asked = {
    mutual: mutual.code,
    kind: kind === 'fee' ? ('operator-fee' as const) : ('bank-sweep' as const),
    ...{ wallet, amount, reference, on },
  }
  const outflow = await recordOutflow(ports, asked, actor)
  return outflow.ok && outflow.value.isNew ? 1 : 0
}

function referenceOf({ reference }: { readonly reference: string }): string {
  return reference
}

function keyOf({ kind, reference }: StatementLine): string {
  return `${kind} ${reference}`
}
