import { type CivilDate, instant, type Instant } from '../dates.ts'
import type { Minor } from '../money.ts'
import type { Payout } from './payout.ts'
import { isHardlyNew, neighbours } from './references.ts'

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
  readonly direction?: 'in' | 'out' | null
  /** The operator's words about money that left and that no format explains. */
  readonly note?: string | null
}

/** Lines that may be gone through several times; a long statement has them at hand some at a time. */
export type StatementLines = Iterable<StatementLine> & { readonly length: number }

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
  /** What of it people here took back, and is not known to be the operator's doing. */
  readonly decided: Minor
  readonly at: Instant
  /**
   * From when and until when it may have been paid, where the operator does not say when: `at` is then
   * the moment at which it was asked for, or heard of.
   */
  readonly since?: Instant
  readonly until?: Instant
  readonly on: CivilDate
  /** Null where it is not known, as `account` is: the one of a prompt is ours. */
  readonly phone: string | null
  readonly account: string | null
  /** What its journal put into the wallet's account: the third of the three that must agree. */
  readonly booked: Minor
}

/** A fee or a sweep to the bank that is recorded here. */
export type BookedOutflow = {
  readonly kind: 'fee' | 'sweep'
  readonly reference: string
  readonly amount: Minor
  readonly on: CivilDate
}

/** Other money that was booked on the account by hand: rent, a grant, interest. */
export type BookedEntry = Pick<BookedOutflow, 'reference' | 'amount' | 'on'>

/** What an operator took back of a receipt, by its own reference. */
export type BookedReversal = {
  readonly reference: string
  readonly amount: Minor
  readonly at: Instant
  readonly on: CivilDate
}

/** What a wallet account has here for the references and the time of a statement. */
export type Booked = {
  readonly receipts: readonly BookedReceipt[]
  readonly outflows: readonly BookedOutflow[]
  readonly reversals: readonly BookedReversal[]
  readonly entries?: readonly BookedEntry[]
}

/** The time a statement speaks for, both ends included. */
export type Covered = { readonly from: Instant; readonly through: Instant }

type DifferenceKind =
  /** On the statement and not here. */
  | 'payment-missing'
  | 'fee-missing'
  | 'sweep-missing'
  | 'reversal-missing'
  /** Here, and the statement that covers its time has no such payment. */
  | 'not-on-statement'
  | 'amount-differs'
  | 'day-differs'
  | 'phone-differs'
  | 'account-differs'
  /** An earlier statement says otherwise of the same movement: one of the two was changed. */
  | 'statement-differs'
  /** The same reference a day or two apart, of the same payer or amount: hardly new money. */
  | 'reference-again'
  /** The receipt and its journal do not agree: `verify` says more. */
  | 'not-in-ledger'
  | 'not-understood'
  /** A payout of ours that the statement shows as paid, and that is not booked so here. */
  | 'payout-missing'
  /** One that was paid before. */
  | 'payout-again'
  | 'payout-amount-differs'
  /** One that two people had cancelled or sent elsewhere was paid all the same. */
  | 'payout-ended'
  /** The statement shows that one came back, and it is not booked so here. */
  | 'payout-return-missing'
  /** One came back, and two people have to say what becomes of it. */
  | 'payout-returned'
  /** A payment file was to pay it, and the statement of the day after does not have it. */
  | 'payout-unpaid'

/** Something on which statement, receipts and ledger do not agree. `at`: since when. */
export type Difference = {
  readonly kind: DifferenceKind
  readonly reference: string
  readonly statement: Minor | null
  readonly here: Minor | null
  /** What differs when it is no amount: as the statement has it, and as it is known here. */
  readonly says: { readonly statement: string; readonly here: string } | null
  readonly at: Instant
  readonly on: CivilDate
  /** The payout of ours that it is about. */
  readonly payout?: Payout
}

/** A difference that is older than this is an alert (R61). */
export const DIFFERENCE_MS = 24 * 60 * 60 * 1000

/** What of these lines is not here, or is otherwise. `booked`: all that they name. */
export function differencesOfLines(lines: readonly StatementLine[], booked: Booked): Difference[] {
  const receipts = new Map(booked.receipts.map((receipt) => [receipt.reference, receipt]))
  const outflows = new Map(booked.outflows.map((outflow) => [keyOfLine(outflow), outflow]))
  const reversals = new Map(booked.reversals.map((taken) => [taken.reference, taken]))
  const entries = new Map(booked.entries?.map((entry) => [entry.reference, entry]))
  return lines.flatMap((line) => differencesOf(line, { receipts, outflows, reversals, entries }))
}

/** What of these receipts a statement ought to have, or the ledger. `paid`: those that one has. */
export function differencesOfReceipts(
  receipts: readonly BookedReceipt[],
  paid: ReadonlySet<string>,
  covered: readonly Covered[],
): Difference[] {
  return receipts.flatMap((receipt) => [
    ...(paid.has(receipt.reference) || !isMissed(receipt, covered) ? [] : [unseen(receipt)]),
    ...(receipt.booked === receipt.amount ? [] : [unbooked(receipt)]),
  ])
}

/** What of these a statement ought to have that speaks for their time. `told`: those that one has. */
export function differencesOfReversals(
  reversals: readonly BookedReversal[],
  told: ReadonlySet<string>,
  covered: readonly Covered[],
): Difference[] {
  return reversals
    .filter(({ reference, at }) => !told.has(reference) && isCovered(at, covered))
    .map(unseen)
}

/** The oldest first. */
export function inOrder(differences: readonly Difference[]): Difference[] {
  return [...differences].sort((a, b) => a.at - b.at || (a.reference < b.reference ? -1 : 1))
}

/** A movement by what no two of an account have in common. */
export function keyOfLine({ kind, reference }: Pick<StatementLine, 'kind' | 'reference'>): string {
  return `${kind} ${reference}`
}

/** Those that were there for more than a day: somebody has to be told (R61). */
export function overdue(differences: readonly Difference[], now: Instant): Difference[] {
  return differences.filter(({ at }) => now > overdueAt(at))
}

/** When a difference of a moment has been there for a day. */
export function overdueAt(at: Instant): Instant {
  return instant(at + DIFFERENCE_MS)
}

type ByReference = {
  readonly receipts: ReadonlyMap<string, BookedReceipt>
  readonly outflows: ReadonlyMap<string, BookedOutflow>
  readonly reversals: ReadonlyMap<string, BookedReversal>
  readonly entries: ReadonlyMap<string, BookedEntry>
}

function differencesOf(
  line: StatementLine,
  { receipts, outflows, reversals, entries }: ByReference,
): Difference[] {
  const entry = entries.get(line.reference)
  const isHere = receipts.has(line.reference) || outflows.has(keyOfLine(line))
  // Somebody has said what it is; a receipt of the same reference says more.
  if (entry && !isHere && line.kind !== 'reversal') {
    const amounts = compared(line, 'not-understood', entry.amount)
    return entry.on === line.on ? amounts : [...amounts, otherDay(line, entry.on)]
  }
  switch (line.kind) {
    case 'payment':
      return ofPayment(line, receipts)
    case 'fee':
    case 'sweep': {
      const same = outflows.get(keyOfLine(line))
      const amounts = compared(line, `${line.kind}-missing`, same?.amount)
      return same && same.on !== line.on ? [...amounts, otherDay(line, same.on)] : amounts
    }
    case 'reversal': {
      const same = reversals.get(line.reference)
      if (same) {
        const amounts = compared(line, 'reversal-missing', same.amount)
        return isOtherDay(line, same) ? [...amounts, otherDay(line, same.on)] : amounts
      }
      const decided = line.linked === null ? undefined : receipts.get(line.linked)?.decided
      return compared(line, 'reversal-missing', decided === 0 ? undefined : decided)
    }
    case 'other':
      return compared(line, 'not-understood', undefined)
  }
}

function ofPayment(
  line: StatementLine,
  receipts: ReadonlyMap<string, BookedReceipt>,
): Difference[] {
  const receipt = receipts.get(line.reference)
  if (receipt)
    return [...compared(line, 'payment-missing', receipt.amount), ...details(line, receipt)]
  const near = neighbours(line.reference)
    .flatMap((reference) => receipts.get(reference) ?? [])
    .find((other) => isHardlyNew(line, other))
  if (!near) return compared(line, 'payment-missing', undefined)
  const says = { statement: line.on, here: near.on }
  return [{ ...differing('reference-again', line, says), here: near.amount }]
}

/** What an earlier statement had otherwise, of the same movements. */
export function contradictions(
  lines: readonly StatementLine[],
  noted: readonly StatementLine[],
): Difference[] {
  const known = new Map(noted.map((line) => [keyOfLine(line), line]))
  return lines.flatMap((line): Difference[] => {
    const before = known.get(keyOfLine(line))
    if (!before) return []
    if (before.amount !== line.amount)
      return [{ ...differing('statement-differs', line, null), here: before.amount }]
    return details(line, before).map((other) => ({ ...other, kind: 'statement-differs' }))
  })
}

function compared(
  line: StatementLine,
  missing: DifferenceKind,
  here: Minor | undefined,
): Difference[] {
  if (here === line.amount) return []
  const kind = here === undefined ? missing : 'amount-differs'
  return [{ ...differing(kind, line, null), here: here ?? null }]
}

/** A payment told at midnight stands on one day here and on the next one there. */
const SAME_MOMENT_MS = 10 * 60 * 1000

/** Day, phone and account of one movement as two have it; what either does not say is none. */
function details(
  line: StatementLine,
  here: Pick<BookedReceipt, 'at' | 'since' | 'until' | 'on' | 'phone' | 'account'>,
): Difference[] {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  const isOtherPhone = differ(line.phone, here.phone)
  const isOtherAccount = differ(plainAccount(line.account), plainAccount(here.account))
  return [
    ...(isOtherDay(line, here) ? [otherDay(line, here.on)] : []),
    ...(isOtherPhone ? [differing('phone-differs', line, saying(line.phone, here.phone))] : []),
    ...(isOtherAccount
      ? [differing('account-differs', line, saying(line.account, here.account))]
      : []),
  ]
}

function isOtherDay(
  line: StatementLine,
  { at, on, since = at, until = at }: Pick<BookedReceipt, 'at' | 'since' | 'until' | 'on'>,
): boolean {
  const isBetween = since - SAME_MOMENT_MS <= line.at && line.at <= until + SAME_MOMENT_MS
  return line.on !== on && !isBetween
}

/** An account as it is compared: capitals, signs and zeros in front say nothing. */
function plainAccount(account: string | null): string | null {
  const plain = account?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() ?? ''
  return plain.replace(/^0+/, '') || null
}

function otherDay(line: StatementLine, here: CivilDate): Difference {
  return differing('day-differs', line, saying(line.on, here))
}

function saying(statement: string | null, here: string | null): Difference['says'] {
  return { statement: statement ?? '', here: here ?? '' }
}

function differing(
  kind: DifferenceKind,
  { reference, amount, at, on }: StatementLine,
  says: Difference['says'],
): Difference {
  return { kind, reference, statement: amount, here: says ? amount : null, says, at, on }
}

/** Whether a statement ought to have it; what was taken back here in full need not be there. */
function isMissed(
  { at, since = at, until = at, amount, takenBack }: BookedReceipt,
  covered: readonly Covered[],
): boolean {
  return takenBack < amount && [since, at, until].every((moment) => isCovered(moment, covered))
}

function isCovered(at: Instant, covered: readonly Covered[]): boolean {
  return covered.some(({ from, through }) => from <= at && at <= through)
}

function unseen({ reference, amount, at, on }: BookedReversal): Difference {
  const says = null
  return { kind: 'not-on-statement', reference, statement: null, here: amount, says, at, on }
}

function unbooked({ reference, amount, booked, at, on }: BookedReceipt): Difference {
  const says = null
  return { kind: 'not-in-ledger', reference, statement: amount, here: booked, says, at, on }
}
