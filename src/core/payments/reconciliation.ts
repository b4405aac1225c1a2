import type { CivilDate, Instant } from '../dates.ts'
import type { Minor } from '../money.ts'

/**
 * What an operator's statement says of one movement on a wallet account. `reference` is the
 * operator's receipt number; `linked` the one it takes back or was charged for.
 */
export type StatementLine = {
  readonly reference: string
  readonly kind: LineKind
  /** More than zero. */
  readonly amount: Minor
  readonly at: Instant
  /** The day of `at` where the mutual is. */
  readonly on: CivilDate
  /** As the operator gives it, null where it masks it. */
  readonly phone: string | null
  readonly account: string | null
  readonly linked: string | null
}

/**
 * `payment`: money from people. `fee` and `sweep` leave the account, as `reversal` does; `other` is
 * what no format explains, and somebody has to look at it.
 */
export type LineKind = 'payment' | 'fee' | 'sweep' | 'reversal' | 'other'

/** A receipt of a wallet account here, with what of it was taken back since. */
export type BookedReceipt = {
  readonly reference: string
  readonly receipt: string
  readonly amount: Minor
  readonly takenBack: Minor
  readonly at: Instant
  readonly on: CivilDate
  /** What its journal put into the wallet's account: the third of the three that must agree. */
  readonly booked: Minor
}

/** A fee or a sweep to the bank that is recorded here. */
export type BookedOutflow = {
  readonly kind: 'fee' | 'sweep'
  readonly reference: string
  readonly amount: Minor
}

/** What a wallet account has here for the references and the time of a statement. */
export type Booked = {
  readonly receipts: readonly BookedReceipt[]
  readonly outflows: readonly BookedOutflow[]
}

/** The time a statement speaks for, both ends included. */
export type Covered = { readonly from: Instant; readonly through: Instant }

export type DifferenceKind =
  /** On the statement and not here. */
  | 'payment-missing'
  | 'fee-missing'
  | 'sweep-missing'
  | 'reversal-missing'
  /** Here, and the statement that covers its time has no such payment. */
  | 'not-on-statement'
  | 'amount-differs'
  /** The receipt and its journal do not agree: `verify` says more. */
  | 'not-in-ledger'
  | 'not-understood'

/** Something on which statement, receipts and ledger do not agree. `at`: since when. */
export type Difference = {
  readonly kind: DifferenceKind
  readonly reference: string
  readonly statement: Minor | null
  readonly here: Minor | null
  readonly at: Instant
  readonly on: CivilDate
}

/** A difference that is older than this is an alert (R61). */
export const DIFFERENCE_MS = 24 * 60 * 60 * 1000

/**
 * Where an operator's statement, our receipts and the ledger do not agree (R61): what stands on the
 * statement and not here, what is here and not on a statement that covers its time, and amounts
 * that differ. A payment that was taken back on both sides is none. Oldest first.
 */
export function reconcile(
  lines: readonly StatementLine[],
  covered: readonly Covered[],
  booked: Booked,
): Difference[] {
  const receipts = new Map(booked.receipts.map((receipt) => [receipt.reference, receipt]))
  const paid = new Set(lines.filter(isPayment).map(({ reference }) => reference))
  const ofLines = lines.flatMap((line) => differenceOf(line, receipts, booked.outflows) ?? [])
  const ofReceipts = booked.receipts.flatMap((receipt) => [
    ...(paid.has(receipt.reference) || !isMissed(receipt, covered) ? [] : [unseen(receipt)]),
    ...(receipt.booked === receipt.amount ? [] : [unbooked(receipt)]),
  ])
  return [...ofLines, ...ofReceipts].sort(
    (a, b) => a.at - b.at || (a.reference < b.reference ? -1 : 1),
  )
}

/** Those that were there for more than a day: somebody has to be told (R61). */
export function overdue(differences: readonly Difference[], now: Instant): Difference[] {
  return differences.filter(({ at }) => now - at > DIFFERENCE_MS)
}

function isPayment({ kind }: StatementLine): boolean {
  return kind === 'payment'
}

function differenceOf(
  line: StatementLine,
  receipts: ReadonlyMap<string, BookedReceipt>,
  outflows: readonly BookedOutflow[],
): Difference | null {
  switch (line.kind) {
    case 'payment':
      return compared(line, 'payment-missing', receipts.get(line.reference)?.amount)
    case 'fee':
    case 'sweep': {
      const same = outflows.find(
        ({ kind, reference }) => kind === line.kind && reference === line.reference,
      )
      return compared(line, `${line.kind}-missing`, same?.amount)
    }
    case 'reversal': {
      const taken = line.linked === null ? undefined : receipts.get(line.linked)?.takenBack
      return compared(line, 'reversal-missing', taken === 0 ? undefined : taken)
    }
    case 'other':
      return compared(line, 'not-understood', undefined)
  }
}

function compared(
  { reference, amount, at, on }: StatementLine,
  missing: DifferenceKind,
  here: Minor | undefined,
): Difference | null {
  if (here === amount) return null
  const kind = here === undefined ? missing : 'amount-differs'
  return { kind, reference, statement: amount, here: here ?? null, at, on }
}

/** Whether a statement ought to have it; what was taken back here in full need not be there. */
function isMissed({ at, amount, takenBack }: BookedReceipt, covered: readonly Covered[]): boolean {
  return takenBack < amount && covered.some(({ from, through }) => from <= at && at <= through)
}

function unseen({ reference, amount, at, on }: BookedReceipt): Difference {
  return { kind: 'not-on-statement', reference, statement: null, here: amount, at, on }
}

function unbooked({ reference, amount, booked, at, on }: BookedReceipt): Difference {
  return { kind: 'not-in-ledger', reference, statement: amount, here: booked, at, on }
}
