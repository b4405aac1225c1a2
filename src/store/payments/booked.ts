import { sql } from 'kysely'
import { type CivilDate, type Instant, instant } from '../../core/dates.ts'
import { type Minor, minor } from '../../core/money.ts'
import type {
  Booked,
  BookedEntry,
  BookedOutflow,
  BookedReceipt,
  BookedReversal,
  Covered,
  LineKind,
  StatementLine,
} from '../../core/payments/reconciliation.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { neighbours } from '../../core/payments/references.ts'
import { chunksOf } from '../engine/chunks.ts'
import type { WalletOutflowTable } from '../tables/operators.ts'
import type { ReadTx } from '../store.ts'

/** What is here of a wallet account, to be held against a statement of it. */

/** What is here of these lines: what came in and went out that they name or nearly name. */
export async function bookedFor(
  tx: ReadTx,
  wallet: string,
  lines: readonly StatementLine[],
): Promise<Booked> {
  const of = (...kinds: LineKind[]) => lines.filter(({ kind }) => kinds.includes(kind))
  const receipts: BookedReceipt[] = []
  for (const some of chunksOf(namedBy(of('payment', 'reversal')))) {
    const isNamed = sql`receipt.operator_receipt in (${sql.join(some)})`
    receipts.push(...(await receiptsWhere(tx, wallet, isNamed)))
  }
  const reversals: BookedReversal[] = []
  for (const some of chunksOf(of('reversal').map(({ reference }) => reference)))
    reversals.push(...(await reversalsOf(tx, wallet).where('reference', 'in', some).execute()))
  const outflows: BookedOutflow[] = []
  for (const some of chunksOf(of('fee', 'sweep').map(({ reference }) => reference))) {
    const rows = await tx
      .selectFrom('wallet_outflow')
      .select(['kind', 'reference', 'amount', 'on_date'])
      .where('wallet', '=', wallet)
      .where('reference', 'in', some)
      .execute()
    outflows.push(
      ...rows.map(({ on_date: on, ...row }) => ({ ...row, on, kind: OUTFLOWS[row.kind] })),
    )
  }
  return { receipts, outflows, reversals, entries: await entriesFor(tx, wallet, lines) }
}

/** Other money on the account that these lines name, and nobody has taken back. */
async function entriesFor(
  tx: ReadTx,
  wallet: string,
  lines: readonly StatementLine[],
): Promise<BookedEntry[]> {
  const account = walletAccountOf(wallet)
  const entries: BookedEntry[] = []
  for (const some of chunksOf(lines.map(({ reference }) => reference))) {
    const { rows } = await sql<BookedEntry>`
      select reference, amount, on_date as "on" from book_entry
      where reference in (${sql.join(some)}) and ${account} in (debit_account, credit_account)
        and not exists (select 1 from book_entry as back
          where back.mutual_id = book_entry.mutual_id and back.reverses_id = book_entry.entry_id)`.execute(
      tx,
    )
    entries.push(...rows)
  }
  return entries
}

function reversalsOf(tx: ReadTx, wallet: string) {
  return tx
    .selectFrom('operator_reversal')
    .select(['reference', 'amount', 'taken_at as at', 'on_date as on'])
    .where('wallet', '=', wallet)
}

/** What the operator took back in a time: little beside what it was paid. */
export async function reversalsIn(
  tx: ReadTx,
  wallet: string,
  { from, through }: Covered,
): Promise<BookedReversal[]> {
  return reversalsOf(tx, wallet)
    .where('taken_at', '>=', from)
    .where('taken_at', '<=', through)
    .execute()
}

function namedBy(lines: readonly StatementLine[]): string[] {
  const named = lines.flatMap(({ reference, linked }) =>
    linked === null
      ? [reference, ...neighbours(reference)]
      : [reference, linked, ...neighbours(reference)],
  )
  return [...new Set(named)]
}

/** So many receipts are looked at together. */
const PAGE = 500

/** Receipts of a wallet account that were paid in a time, oldest first, in pages. */
export async function* receiptsIn(
  tx: ReadTx,
  wallet: string,
  { from, through }: Covered,
): AsyncGenerator<BookedReceipt[]> {
  let last: Pick<BookedReceipt, 'at' | 'reference'> = { at: from, reference: '' }
  for (;;) {
    const isNext = sql`receipt.paid_at >= ${last.at} and receipt.paid_at <= ${through}
      and (receipt.paid_at > ${last.at} or receipt.operator_receipt > ${last.reference})
      order by receipt.paid_at, receipt.operator_receipt limit ${PAGE}`
    const receipts = await receiptsWhere(tx, wallet, isNext)
    const end = receipts.at(-1)
    if (end) yield receipts
    if (!end || receipts.length < PAGE) return
    last = end
  }
}

const OUTFLOWS = {
  'operator-fee': 'fee',
  'bank-sweep': 'sweep',
} as const satisfies Record<WalletOutflowTable['kind'], BookedOutflow['kind']>

type ReceiptRow = {
  operator_receipt: string
  receipt_number: string
  amount: Minor
  paid_at: Instant
  value_on: CivilDate
  payer_phone: string | null
  account_typed: string | null
  intent_id: string | null
  asked_at: Instant | null
  created_at: Instant
  by_correction: number | null
  decided: number | null
  from_decided: number | null
  from_suspense: number | null
  booked: number | null
}

/** Receipts with what was taken back of them and what their journals put into the wallet. */
async function receiptsWhere(
  tx: ReadTx,
  wallet: string,
  condition: ReturnType<typeof sql>,
): Promise<BookedReceipt[]> {
  const { rows } = await sql<ReceiptRow>`
    select receipt.operator_receipt, receipt.receipt_number, receipt.amount, receipt.paid_at,
      receipt.value_on, receipt.payer_phone, receipt.account_typed, receipt.intent_id,
      receipt.created_at,
      (select intent.created_at from intent where intent.mutual_id = receipt.mutual_id
        and intent.intent_id = receipt.intent_id) as asked_at,
      (select cast(sum(correction.amount) as bigint) from correction
        where correction.mutual_id = receipt.mutual_id
          and correction.receipt_id = receipt.receipt_id) as by_correction,
      (select cast(sum(correction.amount) as bigint) from correction
        where correction.mutual_id = receipt.mutual_id
          and correction.receipt_id = receipt.receipt_id
          and correction.proposal_id is not null) as decided,
      (select cast(sum(taken.from_decided) as bigint) from operator_reversal as taken
        where taken.mutual_id = receipt.mutual_id
          and taken.receipt_id = receipt.receipt_id) as from_decided,
      (select cast(sum(taken.from_suspense) as bigint) from operator_reversal as taken
        where taken.mutual_id = receipt.mutual_id
          and taken.receipt_id = receipt.receipt_id) as from_suspense,
      (select cast(sum(transfer.amount) as bigint) from journal join transfer
          on transfer.mutual_id = journal.mutual_id and transfer.journal_id = journal.journal_id
        where journal.mutual_id = receipt.mutual_id and journal.source = 'receipt'
          and journal.source_ref = receipt.receipt_id
          and transfer.debit_account = '552/' || receipt.wallet) as booked
    from receipt where receipt.wallet = ${wallet} and ${condition}`.execute(tx)
  return rows.map((row) => ({
    reference: row.operator_receipt,
    receipt: row.receipt_number,
    amount: row.amount,
    takenBack: minor(Number(row.by_correction ?? 0) + Number(row.from_suspense ?? 0)),
    decided: minor(Number(row.decided ?? 0) - Number(row.from_decided ?? 0)),
    booked: minor(Number(row.booked ?? 0)),
    at: instant(row.paid_at),
    since: instant(Math.min(row.asked_at ?? row.paid_at, row.paid_at)),
    until: instant(Math.max(row.created_at, row.paid_at)),
    on: row.value_on,
    phone: row.payer_phone,
    // To a prompt the operator gives back what we have named, in its own way.
    account: row.intent_id === null ? row.account_typed : null,
  }))
}
