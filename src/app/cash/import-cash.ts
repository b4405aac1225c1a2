import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, ZERO } from '../../core/money.ts'
import { type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { mutualsOfNumbers } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { acting, type BooksDesk, type Desk, inBooks, inMutual } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { staffFor } from '../staff/staff.ts'
import { recordCashOf } from './record-cash.ts'

/** A line of a collector's sheet; `on` null is today. */
export type CashLine = {
  readonly line: number
  readonly number: MemberNumber
  readonly amount: Minor
  readonly slip: string
  readonly on: CivilDate | null
}

type SheetAsked = {
  readonly mutual: string
  /** The manager or collector who took all of it, by name or phone. */
  readonly by: string
  readonly rows: readonly CashLine[]
  readonly withoutSms: boolean
  readonly isRight: boolean
  readonly dryRun: boolean
}

/** Why a line cannot be recorded. A slip that stands in an earlier line names that line. */
export type SheetFault =
  | { readonly line: number; readonly why: Refusal }
  | { readonly line: number; readonly why?: undefined; readonly before: number }

type SheetRecorded = {
  readonly mutual: Mutual
  readonly lines: readonly SheetLine[]
  readonly inHand: Minor
}

type SheetLine = CashLine & { readonly receipt: string; readonly isRepeat: boolean }

/** More than a collector writes in a month; a sheet is one transaction. */
export const SHEET_LINES_MAX = 500

type Outcome =
  Result<SheetRecorded> | { readonly ok: false; readonly faults: readonly SheetFault[] }

/** Takes back what a transaction did, with what it would have been. */
class TakenBack extends Error {
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super('a sheet of cash was taken back')
    this.outcome = outcome
  }
}

/**
 * Records a sheet of cash that one person took, all of it or nothing. A line that was recorded before
 * as it stands is the same receipt, so that a sheet may be sent twice.
 */
export async function importCash(ports: Ports, asked: SheetAsked): Promise<Outcome> {
  try {
    return await acting(
      ports,
      async (desk) => {
        const outcome = await recordSheet(desk, asked)
        if (outcome.ok && !asked.dryRun) return outcome
        throw new TakenBack(outcome)
      },
      asked.mutual,
    )
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome
    throw error
  }
}

async function recordSheet(desk: Desk, asked: SheetAsked): Promise<Outcome> {
  const { tx } = desk
  const { mutual: code, rows } = asked
  const twice = slipsTwice(rows)
  if (twice.length > 0) return { ok: false, faults: twice }
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const owners = await mutualsOfNumbers(tx, [...new Set(rows.map(({ number }) => number))])
  const own = [...owners].flatMap(([number, mutual]) => (mutual === code ? [number] : []))
  await lockHouseholds(tx, code, own)
  await lockMutualChain(tx, code)
  const staff = await staffFor(inMutual(desk, books.mutual), asked.by, 'cash import')
  if (!staff.ok) return staff
  const recorder = { asked, staff: staff.value, own: new Set(own) }
  return recordLines(inBooks(desk, books), recorder)
}

type Recorder = {
  readonly asked: SheetAsked
  readonly staff: Parameters<typeof recordCashOf>[2]
  readonly own: ReadonlySet<MemberNumber>
}

async function recordLines(desk: BooksDesk, { asked, staff, own }: Recorder): Promise<Outcome> {
  const { withoutSms, isRight, by } = asked
  const lines: SheetLine[] = []
  const faults: SheetFault[] = []
  let inHand = ZERO
  for (const row of asked.rows) {
    const { line, ...cash } = row
    const recorded: Awaited<ReturnType<typeof recordCashOf>> = own.has(cash.number)
      ? await recordCashOf(desk, { ...cash, by, withoutSms, isRight }, staff)
      : refused({ code: 'unknown-number', number: cash.number })
    if (!recorded.ok) faults.push({ line, why: recorded.refusal })
    else {
      const { receipt, isRepeat } = recorded.value
      inHand = recorded.value.inHand
      lines.push({ ...row, receipt: receipt.receipt_number, isRepeat })
    }
  }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: { mutual: desk.mutual, lines, inHand } }
}

/** Slips that stand in an earlier line already: no slip is two receipts. */
function slipsTwice(rows: readonly CashLine[]): SheetFault[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ line, slip }) => {
    const before = first.get(slip)
    if (before === undefined) first.set(slip, line)
    return before === undefined ? [] : [{ line, before }]
  })
}
