import { type CivilDate, type Instant, instant } from '../../core/dates.ts'
import { type Minor, minor } from '../../core/money.ts'
import {
  type Booked,
  type BookedOutflow,
  type BookedReceipt,
  type Covered,
  neighbours,
  type StatementLine,
} from '../../core/payments/reconciliation.ts'
import { sql } from 'kysely'
import { chunksOf } from '../engine/chunks.ts'
import { insertMany } from '../engine/insert-many.ts'
import type {
  OperatorStatementTable,
  StatementLineTable,
  WalletOutflowTable,
} from '../tables/operators.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertStatement(tx: Tx, row: OperatorStatementTable): Promise<void> {
  await tx.insertInto('operator_statement').values(row).execute()
}

/** Notes movements; those that an earlier statement had stay as they were noted. */
export async function insertStatementLines(
  tx: Tx,
  wallet: string,
  statementId: string,
  lines: readonly StatementLine[],
): Promise<void> {
  const rows = lines.map(({ on, ...line }) => ({
    ...line,
    on_date: on,
    wallet,
    statement_id: statementId,
  }))
  await insertMany(tx, 'statement_line', rows, 'skip')
}

/** What statements of a wallet account have said of these references before. */
export async function notedLines(
  tx: ReadTx,
  wallet: string,
  references: readonly string[],
): Promise<StatementLine[]> {
  const found: StatementLine[] = []
  for (const some of chunksOf([...new Set(references)])) {
    const rows = await tx
      .selectFrom('statement_line')
      .selectAll()
      .where('wallet', '=', wallet)
      .where('reference', 'in', some)
      .execute()
    found.push(...rows.map(lineOf))
  }
  return found
}

/** All that statements of a wallet account say of what moved from `since` on, oldest first. */
export async function linesSince(
  tx: ReadTx,
  wallet: string,
  since: Instant,
): Promise<StatementLine[]> {
  const rows = await tx
    .selectFrom('statement_line')
    .selectAll()
    .where('wallet', '=', wallet)
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('reference')
    .execute()
  return rows.map(lineOf)
}

/** The times that statements of a wallet account speak for, those that end before `since` left out. */
export async function coveredSince(tx: ReadTx, wallet: string, since: Instant): Promise<Covered[]> {
  const rows = await tx
    .selectFrom('operator_statement')
    .select(['from_at', 'through_at'])
    .where('wallet', '=', wallet)
    .where('through_at', '>=', since)
    .execute()
  return rows.map((row) => ({ from: row.from_at, through: row.through_at }))
}

/** Wallet accounts of which there is a statement. */
export async function walletsWithStatements(tx: ReadTx): Promise<string[]> {
  const rows = await tx.selectFrom('operator_statement').select('wallet').distinct().execute()
  return rows.map(({ wallet }) => wallet).sort()
}

/**
 * What is here of a wallet account: receipts paid from `since` on and those that `lines` name
 * or nearly name, and the fees and sweeps that they name.
 */
export async function bookedFor(
  tx: ReadTx,
  wallet: string,
  since: Instant,
  lines: readonly StatementLine[],
): Promise<Booked> {
  const named = [
    ...new Set(
      lines.flatMap(({ reference, linked }) =>
        [reference, linked ?? [], neighbours(reference)].flat(),
      ),
    ),
  ]
  const receipts = new Map<string, BookedReceipt>()
  const noteAll = (found: readonly BookedReceipt[]) => {
    for (const receipt of found) receipts.set(receipt.reference, receipt)
  }
  noteAll(await receiptsWhere(tx, wallet, sql`receipt.paid_at >= ${since}`))
  for (const some of chunksOf(named.filter((reference) => !receipts.has(reference))))
    noteAll(await receiptsWhere(tx, wallet, sql`receipt.operator_receipt in (${sql.join(some)})`))
  const outflows: BookedOutflow[] = []
  for (const some of chunksOf(named)) {
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
  return { receipts: [...receipts.values()], outflows }
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
  taken_back: number | null
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
      (select cast(sum(correction.amount) as bigint) from correction
        where correction.mutual_id = receipt.mutual_id
          and correction.receipt_id = receipt.receipt_id) as taken_back,
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
    takenBack: minor(Number(row.taken_back ?? 0)),
    booked: minor(Number(row.booked ?? 0)),
    at: instant(row.paid_at),
    on: row.value_on,
    phone: row.payer_phone,
    // To a prompt the operator gives back what we have named, in its own way.
    account: row.intent_id === null ? row.account_typed : null,
  }))
}

function lineOf(row: StatementLineTable): StatementLine {
  const { reference, kind, amount, at, on_date: on, phone, account, linked } = row
  return { reference, kind, amount, at, on, phone, account, linked }
}
