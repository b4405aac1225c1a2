import { type ExpressionBuilder, sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { Minor } from '../../core/money.ts'
import type { Covered, StatementLine } from '../../core/payments/reconciliation.ts'
import { chunksOf } from '../engine/chunks.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { Schema } from '../schema.ts'
import type { OperatorStatementTable, StatementLineTable } from '../tables/operators.ts'
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
  const rows = lines.map(({ on, direction = null, note = null, ...line }) => ({
    ...line,
    ...{ direction, note },
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

/** So many lines or receipts are looked at together: few enough to hold, many for each query. */
const PAGE = 500

/** All that statements of a wallet account say of what moved in a time, oldest first, in pages. */
export async function* linesIn(
  tx: ReadTx,
  wallet: string,
  { from, through }: Covered,
): AsyncGenerator<StatementLine[]> {
  let last: StatementLine | undefined
  do {
    const after = last
    const rows = await tx
      .selectFrom('statement_line')
      .selectAll()
      .where('wallet', '=', wallet)
      .where('at', '>=', after?.at ?? from)
      .where('at', '<=', through)
      .$if(after !== undefined, (query) => query.where((eb) => isAfter(eb, after)))
      .orderBy('at')
      .orderBy('reference')
      .orderBy('kind')
      .limit(PAGE)
      .execute()
    const lines = rows.map(lineOf)
    last = rows.length < PAGE ? undefined : lines.at(-1)
    if (lines.length > 0) yield lines
  } while (last)
}

function isAfter(eb: ExpressionBuilder<Schema, 'statement_line'>, line: StatementLine | undefined) {
  const { at, reference, kind } = line as StatementLine
  return eb.or([
    eb('at', '>', at),
    eb('reference', '>', reference),
    eb.and([eb('reference', '=', reference), eb('kind', '>', kind)]),
  ])
}

/**
 * What statements say of movements that are not in the books, payments left out: a fee, a sweep, a
 * payment taken back, or what no format explains. Oldest first, since a moment.
 */
export async function waitingLines(
  tx: ReadTx,
  wallet: string,
  since: Instant,
): Promise<StatementLine[]> {
  const isBooked = sql<boolean>`exists (
      select 1 from wallet_outflow where wallet_outflow.wallet = statement_line.wallet
        and wallet_outflow.reference = statement_line.reference
        and wallet_outflow.kind = case statement_line.kind
          when 'fee' then 'operator-fee' when 'sweep' then 'bank-sweep' end)
    or exists (select 1 from operator_reversal where operator_reversal.wallet = statement_line.wallet
        and operator_reversal.reference = statement_line.reference and statement_line.kind = 'reversal')
    or exists (select 1 from payout_met where payout_met.wallet = statement_line.wallet
        and payout_met.reference = statement_line.reference and statement_line.kind = 'other')
    or exists (select 1 from book_entry where book_entry.reference = statement_line.reference
        and '552/' || statement_line.wallet in (book_entry.debit_account, book_entry.credit_account)
        and not exists (select 1 from book_entry as back
          where back.mutual_id = book_entry.mutual_id and back.reverses_id = book_entry.entry_id))`
  const rows = await tx
    .selectFrom('statement_line')
    .selectAll()
    .where('wallet', '=', wallet)
    .where('at', '>=', since)
    .where('kind', '<>', 'payment')
    .where((eb) => eb.not(isBooked))
    .orderBy('at')
    .orderBy('reference')
    .limit(WAITING_MAX)
    .execute()
  return rows.map(lineOf)
}

/** More movements than an account has of these in two months, fees aside that nobody records. */
const WAITING_MAX = 10_000

/** Which of these references some statement of a wallet account has as movements of a kind. */
export async function toldReferences(
  tx: ReadTx,
  wallet: string,
  kind: StatementLine['kind'],
  references: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>()
  for (const some of chunksOf(references)) {
    const rows = await tx
      .selectFrom('statement_line')
      .select('reference')
      .where('wallet', '=', wallet)
      .where('kind', '=', kind)
      .where('reference', 'in', some)
      .execute()
    for (const { reference } of rows) found.add(reference)
  }
  return found
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

/** Up to when there are statements of a wallet account; null while there is none. */
export async function coveredThrough(tx: ReadTx, wallet: string): Promise<Instant | null> {
  const row = await tx
    .selectFrom('operator_statement')
    .select('through_at')
    .where('wallet', '=', wallet)
    .orderBy('through_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.through_at ?? null
}

/** What the last statement that says it had on the account in the end, and when. */
export async function lastClosing(
  tx: ReadTx,
  wallet: string,
): Promise<{ readonly closing: Minor; readonly at: Instant } | null> {
  const row = await tx
    .selectFrom('operator_statement')
    .select(['closing', 'closing_at'])
    .where('wallet', '=', wallet)
    .where('closing', 'is not', null)
    .orderBy('closing_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.closing === null || row.closing_at === null) return null
  return { closing: row.closing, at: row.closing_at }
}

/** Wallet accounts of which there is a statement. */
export async function walletsWithStatements(tx: ReadTx): Promise<string[]> {
  const rows = await tx.selectFrom('operator_statement').select('wallet').distinct().execute()
  return rows.map(({ wallet }) => wallet).sort()
}

function lineOf(row: StatementLineTable): StatementLine {
  const { reference, kind, amount, at, on_date: on, phone, account, linked } = row
  const { direction, note } = row
  return { reference, kind, amount, at, on, phone, account, linked, direction, note }
}
