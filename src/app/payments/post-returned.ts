import type { CivilDate, Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import {
  type LeavingPart,
  postOperatorReversal,
  postSuspenseReversal,
} from '../../core/ledger/cash-posting.ts'
import type { Posting } from '../../core/ledger/posting.ts'
import { type Minor, subtract, wholeUnit, ZERO } from '../../core/money.ts'
import type { Part } from '../../core/payments/sharing.ts'
import { partsTakenBack } from '../../core/payments/taken-back.ts'
import { balancesOfMembers } from '../../store/books/balances.ts'
import { journalOfSource, post, reversalOf } from '../../store/books/ledger.ts'
import { gotOf, insertCorrection, leftOf } from '../../store/decisions/corrections.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { insertOperatorReversal } from '../../store/payments/operator-reversals.ts'
import { insertPayments, takeFromSuspense } from '../../store/payments/receipts.ts'
import type { PaymentTable, ReceiptTable } from '../../store/tables/payments.ts'
import { postBegunChargesOfAll } from '../books/post-charges.ts'
import type { BooksDesk } from '../desk.ts'
import { posterOf } from './record-receipt.ts'
import { undoRhythm } from './rhythms.ts'
import { tellOfReturnedSuspense, tellOfTakenBack } from './taken-back-notices.ts'

/** What an operator took back of a receipt, as it is posted. */
type Taken = {
  readonly reference: string
  readonly takenAt: Instant
  readonly on: CivilDate
  readonly amount: Minor
  /** So much of it two people had taken out of the books before. */
  readonly fromDecided: Minor
}

/** One that is being posted: under its own id, and whether it is all of the receipt. */
type Made = BooksDesk & {
  readonly receipt: ReceiptTable
  readonly taken: Taken
  readonly reversalId: string
  readonly rest: Minor
  readonly isWhole: boolean
  /** Nothing is left of the receipt after it. */
  readonly isLast: boolean
}

/**
 * Posts what an operator took back: its row, the journal that takes it out of the wallet, and of
 * each member a payment of the opposite sign, on the day on which it happened. Tells members and
 * payer. The caller holds the locks of the households and of the mutual.
 */
export async function postReturned(
  desk: BooksDesk,
  receipt: ReceiptTable,
  payments: readonly PaymentTable[],
  taken: Taken & { readonly left: Minor },
): Promise<void> {
  const rest = subtract(taken.amount, taken.fromDecided)
  const whole = { isWhole: rest === receipt.amount, isLast: taken.amount === taken.left }
  const made = { ...desk, receipt, taken, reversalId: desk.ports.ids.id(), rest, ...whole }
  if (rest === 0) return insertReversal(made, null)
  if (receipt.state === 'suspense') return fromSuspense(made)
  return fromMembers(made, payments)
}

async function fromSuspense(made: Made): Promise<void> {
  const { tx, mutual, receipt, rest, reversalId, isLast } = made
  const posting = postSuspenseReversal(await tookOf(made, null), rest, whenOf(made))
  const { journalId } = await post(tx, mutual.code, posting, posterOf(made, 'wallet'))
  await insertReversal(made, journalId)
  // What is left of it stays nobody's, until somebody says whose it is.
  const isTaken = !isLast || (await takeFromSuspense(tx, mutual.code, receipt.receipt_id))
  invariant(isTaken, `it was in suspense: ${receipt.receipt_number}`)
  await tellOfReturnedSuspense(made, receipt, rest, `returned/${reversalId}`)
}

async function fromMembers(made: Made, payments: readonly PaymentTable[]): Promise<void> {
  const { ports, tx, mutual, receipt, reversalId, taken, rest, isWhole } = made
  const parts = partsOf(made, payments)
  const posting = await postingOf(made, parts, payments)
  const { journalId } = await post(tx, mutual.code, posting, posterOf(made, 'wallet'))
  await insertReversal(made, journalId)
  const kind = isWhole ? 'reversal' : 'refund'
  const common = { mutual_id: mutual.code, receipt_id: receipt.receipt_id, journal_id: journalId }
  const rows = parts.map((part) => ({ ...common, ...part, payment_id: ports.ids.id() }))
  const value_on = taken.on
  await insertPayments(
    tx,
    rows.map((row) => ({ ...row, amount: subtract(ZERO, row.amount), value_on })),
  )
  const account_id = walletAccountOf(receipt.wallet)
  const by = { proposal_id: null, reversal_id: reversalId }
  for (const row of rows)
    await insertCorrection(tx, { ...row, ...by, kind, account_id, on_date: taken.on })
  for (const { number } of parts)
    await undoRhythm(made, number, receipt.receipt_id, posterOf(made, 'wallet'))
  for (const { number, amount } of parts) {
    const told = { kind, amount, number, receiptNumber: receipt.receipt_number } as const
    await tellOfTakenBack(made, receipt, told, `returned/${reversalId}/${number}`)
  }
  invariant(parts.reduce((sum, { amount }) => sum + amount, 0) === rest, 'parts do not sum')
}

function partsOf({ mutual, rest }: Made, payments: readonly PaymentTable[]): Part[] {
  const left = new Map(leftOf(payments).map(({ number, amount }) => [number, amount]))
  const parts = gotOf(payments).map(({ number, amount: got }) => {
    return { number, got, left: left.get(number) ?? ZERO }
  })
  return partsTakenBack(rest, parts, wholeUnit(mutual.currency))
}

/** What each owed and had in advance is known once the charges that have begun are posted. */
async function postingOf(
  made: Made,
  parts: readonly Part[],
  payments: readonly PaymentTable[],
): Promise<Posting> {
  const { tx, mutual, today, closedThrough } = made
  const numbers = parts.map(({ number }) => number)
  const households = await loadHouseholds(tx, mutual.code, numbers)
  const poster = posterOf(made, 'wallet')
  await postBegunChargesOfAll(tx, mutual.code, households, today, closedThrough, poster)
  const balances = await balancesOfMembers(tx, mutual.code, numbers)
  const none = { due: ZERO, advance: ZERO }
  const leaving: LeavingPart[] = parts.map((part) => {
    return { ...part, before: balances.get(part.number) ?? none }
  })
  const counted = payments.find(({ amount }) => amount > 0)?.journal_id ?? null
  return postOperatorReversal(await tookOf(made, counted), leaving, whenOf(made))
}

/** The journal that it is the opposite of, unless another one is that already. */
async function tookOf({ tx, mutual, receipt, reversalId }: Made, counted: string | null) {
  const { receipt_id: ref, wallet } = receipt
  const journal = counted ?? (await journalOfSource(tx, mutual.code, 'receipt', ref))
  const isTaken = journal === null || (await reversalOf(tx, mutual.code, journal)) !== null
  return { reversalId, wallet, reverses: isTaken ? null : journal }
}

function whenOf({ taken, closedThrough }: Made) {
  return { eventOn: taken.on, closedThrough }
}

async function insertReversal(made: Made, journalId: string | null): Promise<void> {
  const { tx, now, receipt, taken, reversalId, rest } = made
  const isNew = await insertOperatorReversal(tx, {
    mutual_id: receipt.mutual_id,
    reversal_id: reversalId,
    wallet: receipt.wallet,
    reference: taken.reference,
    receipt_id: receipt.receipt_id,
    amount: taken.amount,
    from_decided: taken.fromDecided,
    from_suspense: receipt.state === 'suspense' ? rest : ZERO,
    taken_at: taken.takenAt > now ? now : taken.takenAt,
    on_date: taken.on,
    recorded_at: now,
    journal_id: journalId,
  })
  // All of it is taken back, and the next try finds a repeat.
  if (!isNew) throw new Error('another process was quicker')
}
