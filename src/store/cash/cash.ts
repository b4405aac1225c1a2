import type { CivilDate, Instant } from '../../core/dates.ts'
import { boxCode } from '../../core/ledger/box.ts'
import { type AccountId, cashAccountOf } from '../../core/ledger/accounts.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor, subtract, ZERO } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { nextInSeries } from '../payments/receipts.ts'
import type { CashDepositTable, CashReceiptTable } from '../tables/cash.ts'
import type { ReceiptTable } from '../tables/payments.ts'
import type { ReadTx, Tx } from '../store.ts'

/** The series that counts the hands of a mutual. */
const BOX_SERIES = 'cash-box'

/** The code under which a phone's owner has cash in hand; null when there never was any. */
export async function boxOfPhone(
  tx: ReadTx,
  mutualId: string,
  phone: PhoneNumber,
): Promise<string | null> {
  const row = await tx
    .selectFrom('cash_box')
    .select('box')
    .where('mutual_id', '=', mutualId)
    .where('phone', '=', phone)
    .executeTakeFirst()
  return row?.box ?? null
}

/** The same, with a new code when there was none. The caller holds the lock of the mutual. */
export async function openBox(
  tx: Tx,
  mutualId: string,
  phone: PhoneNumber,
  at: Instant,
): Promise<string> {
  const known = await boxOfPhone(tx, mutualId, phone)
  if (known) return known
  const box = boxCode(await nextInSeries(tx, mutualId, BOX_SERIES))
  const row = { mutual_id: mutualId, box, phone, opened_at: at }
  await tx.insertInto('cash_box').values(row).execute()
  return box
}

/** The owner of a hand has another phone. The caller holds the lock of the mutual. */
export async function moveBox(
  tx: Tx,
  mutualId: string,
  from: PhoneNumber,
  to: PhoneNumber,
): Promise<void> {
  await tx
    .updateTable('cash_box')
    .set({ phone: to })
    .where('mutual_id', '=', mutualId)
    .where('phone', '=', from)
    .execute()
}

/** Whose hand a code is; null for a code that nobody has. */
export async function phoneOfBox(
  tx: ReadTx,
  mutualId: string,
  box: string,
): Promise<PhoneNumber | null> {
  const row = await tx
    .selectFrom('cash_box')
    .select('phone')
    .where('mutual_id', '=', mutualId)
    .where('box', '=', box)
    .executeTakeFirst()
  return row?.phone ?? null
}

export async function insertCashReceipt(tx: Tx, row: CashReceiptTable): Promise<void> {
  await tx.insertInto('cash_receipt').values(row).execute()
}

export async function insertDeposit(tx: Tx, row: CashDepositTable): Promise<void> {
  await tx.insertInto('cash_deposit').values(row).execute()
}

/** The deposit that an account knows under a reference. */
export async function findDeposit(
  tx: ReadTx,
  mutualId: string,
  account: AccountId,
  reference: string,
): Promise<CashDepositTable | undefined> {
  return tx
    .selectFrom('cash_deposit')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('account_id', '=', account)
    .where('reference', '=', reference)
    .executeTakeFirst()
}

/** Cash in hand under one code, and whose it is. */
export type CashInHand = {
  readonly box: string
  readonly phone: PhoneNumber
  readonly amount: Minor
  /** When it last came to zero or less of it stayed: the last deposit; null before the first. */
  readonly lastDepositAt: Instant | null
}

/** Cash in hand under every code of a mutual, by the books, in the order of their opening. */
export async function listCashInHand(tx: ReadTx, mutualId: string): Promise<CashInHand[]> {
  const boxes = await tx
    .selectFrom('cash_box')
    .select(['box', 'phone'])
    .where('mutual_id', '=', mutualId)
    .orderBy('opened_at')
    .orderBy('box')
    .execute()
  if (boxes.length === 0) return []
  const accounts = boxes.map(({ box }) => cashAccountOf(box))
  const balances = await tx
    .selectFrom('balance')
    .select(['account_id', 'debits', 'credits'])
    .where('mutual_id', '=', mutualId)
    // By their keys: every member has an account too, and a pattern looks at them all.
    .where('account_id', 'in', accounts)
    .execute()
  const deposits = await tx
    .selectFrom('cash_deposit')
    .select(['box', (eb) => eb.fn.max('deposited_at').as('at')])
    .where('mutual_id', '=', mutualId)
    .groupBy('box')
    .execute()
  const amounts = new Map(balances.map((row) => [row.account_id, minor(row.debits - row.credits)]))
  const lasts = new Map(deposits.map((row) => [row.box, row.at]))
  return boxes.map(({ box, phone }) => ({
    box,
    phone,
    amount: amounts.get(cashAccountOf(box)) ?? ZERO,
    lastDepositAt: lasts.get(box) ?? null,
  }))
}

/** What moved cash in hand: money received, brought away, cancelled or paid back. */
export type CashEntry = {
  readonly kind: 'received' | 'deposit' | 'reversal' | 'refund'
  readonly box: string
  readonly at: Instant
  /** The day on which money received was paid, which may lie before; null for what went out. */
  readonly paidOn: CivilDate | null
  /** The receipt's number, or the deposit's reference. */
  readonly about: string
  /** The paper slip of money received. */
  readonly slip: string | null
  readonly by: string
  /** What is in hand more; negative is less. */
  readonly change: Minor
}

/** All that moved the cash in hand of a mutual, in the order of the books. */
export async function listCashEntries(tx: ReadTx, mutualId: string): Promise<CashEntry[]> {
  const entries = [
    ...(await received(tx, mutualId)),
    ...(await deposited(tx, mutualId)),
    ...(await corrected(tx, mutualId)),
  ]
  entries.sort((a, b) => a.seq - b.seq)
  return entries.map(({ seq: _, ...entry }) => entry)
}

type Placed = CashEntry & { readonly seq: number }

async function received(tx: ReadTx, mutualId: string): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('cash_receipt')
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'cash_receipt.mutual_id')
        .onRef('receipt.receipt_id', '=', 'cash_receipt.receipt_id'),
    )
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'receipt.mutual_id')
        .on('journal.source', '=', 'receipt')
        .onRef('journal.source_ref', '=', 'receipt.receipt_id'),
    )
    .select(['box', 'created_at', 'receipt_number', 'operator_receipt', 'taken_by', 'amount'])
    .select(['receipt.value_on', 'journal.seq'])
    .where('cash_receipt.mutual_id', '=', mutualId)
    .execute()
  return rows.map((row) => ({
    kind: 'received' as const,
    box: row.box,
    at: row.created_at,
    paidOn: row.value_on,
    about: row.receipt_number,
    slip: row.operator_receipt,
    by: row.taken_by,
    change: row.amount,
    seq: row.seq,
  }))
}

async function deposited(tx: ReadTx, mutualId: string): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('cash_deposit')
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'cash_deposit.mutual_id')
        .onRef('journal.journal_id', '=', 'cash_deposit.journal_id'),
    )
    .select(['box', 'deposited_at', 'reference', 'deposited_by', 'amount', 'seq'])
    .where('cash_deposit.mutual_id', '=', mutualId)
    .execute()
  return rows.map((row) => ({
    kind: 'deposit' as const,
    box: row.box,
    at: row.deposited_at,
    paidOn: null,
    about: row.reference,
    slip: null,
    by: row.deposited_by,
    change: subtract(ZERO, row.amount),
    seq: row.seq,
  }))
}

/** Corrections that took cash out of a hand, with the one who approved them. */
async function corrected(tx: ReadTx, mutualId: string): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('correction')
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'correction.mutual_id')
        .onRef('receipt.receipt_id', '=', 'correction.receipt_id'),
    )
    .innerJoin('proposal_decision', (join) =>
      join
        .onRef('proposal_decision.mutual_id', '=', 'correction.mutual_id')
        .onRef('proposal_decision.proposal_id', '=', 'correction.proposal_id')
        .on('proposal_decision.kind', '=', 'approved'),
    )
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'correction.mutual_id')
        .onRef('journal.journal_id', '=', 'correction.journal_id'),
    )
    .select(['correction.kind', 'account_id', 'decided_at', 'receipt_number', 'decided_by'])
    .select(['correction.amount', 'seq'])
    .where('correction.mutual_id', '=', mutualId)
    .where('account_id', 'like', cashAccountOf('%'))
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    box: row.account_id.slice(cashAccountOf('').length),
    at: row.decided_at,
    paidOn: null,
    about: row.receipt_number,
    slip: null,
    by: row.decided_by,
    change: subtract(ZERO, row.amount),
    seq: row.seq,
  }))
}

/** The last day on which a hand was brought to the bank or a wallet; null before the first. */
export async function lastDepositOf(
  tx: ReadTx,
  mutualId: string,
  box: string,
): Promise<CivilDate | null> {
  const row = await tx
    .selectFrom('cash_deposit')
    .select((eb) => eb.fn.max('deposited_on').as('on'))
    .where('mutual_id', '=', mutualId)
    .where('box', '=', box)
    .executeTakeFirst()
  return row?.on ?? null
}

/** How many payments in cash of an earlier day were recorded on these days. */
export async function countEarlierCash(
  tx: ReadTx,
  mutualId: string,
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<number> {
  const row = await tx
    .selectFrom('payment')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('recorded_on', '>=', days.from)
    .where('recorded_on', '<=', days.to)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The last receipt of exactly this cash of a member since an instant, whoever took it. */
export async function cashTakenSince(
  tx: ReadTx,
  taken: {
    readonly mutual: string
    readonly number: MemberNumber
    readonly amount: Minor
    readonly since: Instant
  },
): Promise<Pick<ReceiptTable, 'receipt_number' | 'paid_at'> | null> {
  const row = await tx
    .selectFrom('payment')
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'payment.mutual_id')
        .onRef('receipt.receipt_id', '=', 'payment.receipt_id'),
    )
    .select(['receipt.receipt_number', 'receipt.paid_at'])
    .where('payment.mutual_id', '=', taken.mutual)
    .where('payment.number', '=', taken.number)
    .where('payment.amount', '=', taken.amount)
    .where('receipt.wallet', 'like', 'cash/%')
    .where('receipt.created_at', '>=', taken.since)
    .orderBy('receipt.created_at', 'desc')
    .orderBy('receipt.receipt_number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
