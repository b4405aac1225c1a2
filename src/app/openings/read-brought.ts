import type { Brought, BroughtFault } from '../../core/contributions/open-account.ts'
import type { CivilDate } from '../../core/dates.ts'
import {
  formatMemberNumber,
  readMemberNumber,
  type MemberNumber,
} from '../../core/member-number.ts'
import { type Currency, toDecimal } from '../../core/money.ts'
import { cardOwners } from '../../store/membership/cards.ts'
import { memberJoinings } from '../../store/membership/joinings.ts'
import { chunksOf } from '../../store/engine/chunks.ts'
import type { ReadTx } from '../../store/store.ts'
import type { OpeningFault, OpeningRow } from './opening-row.ts'

/** What the lines of a file say of one household. */
export type BroughtHousehold = {
  readonly rows: readonly OpeningRow[]
  readonly brought: Brought
}

type Households = {
  readonly households: ReadonlyMap<MemberNumber, BroughtHousehold>
  readonly faults: readonly OpeningFault[]
}

/** The lines about households, by the household; those of people who are no members are faults. */
export async function readHouseholds(
  tx: ReadTx,
  mutualId: string,
  rows: readonly OpeningRow[],
  on: CivilDate,
): Promise<Households> {
  const owners = await ownersOf(tx, mutualId, rows)
  const joined = await memberJoinings(tx, mutualId, [...new Set(owners.values())])
  const faults: OpeningFault[] = []
  const grouped = new Map<MemberNumber, OpeningRow[]>()
  for (const row of rows) {
    const number = owners.get(row.of)
    const joinedOn = number && joined.get(number)
    if (!number || !joinedOn) faults.push(faultIn(row, 'of', 'is no member’s number or card'))
    else if (joinedOn >= on)
      faults.push(faultIn(row, 'of', `joined on ${joinedOn}, not before the opening: leave it out`))
    else grouped.set(number, [...(grouped.get(number) ?? []), row])
  }
  const households = new Map<MemberNumber, BroughtHousehold>()
  for (const [number, own] of grouped) {
    const fault = togetherFault(own)
    if (fault) faults.push(fault)
    else households.set(number, { rows: own, brought: broughtBy(own) })
  }
  return { households, faults }
}

/** Whom `of` names: by member number, or by the card of an older register. */
async function ownersOf(tx: ReadTx, mutualId: string, rows: readonly OpeningRow[]) {
  const owners = new Map<string, MemberNumber>()
  const cards = new Set<string>()
  for (const { of } of rows) {
    const number = readMemberNumber(of)
    if (number) owners.set(of, number)
    else cards.add(of)
  }
  for (const some of chunksOf([...cards]))
    for (const [card, number] of await cardOwners(tx, mutualId, some)) owners.set(card, number)
  return owners
}

/** Lines about one household that do not go together. */
function togetherFault(rows: readonly OpeningRow[]): OpeningFault | null {
  const [first, second] = rows
  if (!first || !second) return null
  const credit = rows.find(({ what }) => what === 'credit')
  const other = rows.find((row) => row !== credit)
  if (credit && other)
    return faultIn(credit, 'what', `stands beside line ${other.line}: a household owes or is ahead`)
  const sum = rows.find(({ period }) => period === null)
  if (!sum) return null
  const others = rows.find((row) => row !== sum)
  return faultIn(sum, 'period', `is needed, since line ${others?.line} is about the same household`)
}

function broughtBy(rows: readonly OpeningRow[]): Brought {
  const [row] = rows
  if (row?.what === 'credit') return { kind: 'credit', amount: row.amount }
  if (row && row.period === null) return { kind: 'sum', amount: row.amount, since: row.since }
  return {
    kind: 'periods',
    parts: rows.flatMap(({ period, amount }) => (period === null ? [] : [{ of: period, amount }])),
  }
}

/** Faults of one household by the lines that say what cannot be, with what to do. */
export function householdFaults(
  { rows }: BroughtHousehold,
  faults: readonly BroughtFault[],
  on: CivilDate,
  currency: Currency,
): OpeningFault[] {
  return faults.flatMap((fault) => {
    const row = rows[fault.part ?? 0]
    return row ? [faultIn(row, fieldOf(fault, row), textOf(fault, on, currency))] : []
  })
}

function fieldOf({ why }: BroughtFault, row: OpeningRow): 'amount' | 'period' | 'since' {
  if (why === 'more-than-charged' || why === 'credit-paid-through') return 'amount'
  if (row.period !== null) return 'period'
  return row.since === null ? 'amount' : 'since'
}

function textOf(fault: BroughtFault, on: CivilDate, currency: Currency): string {
  switch (fault.why) {
    case 'paid-through':
      return `is inside what the register says is paid, through ${fault.paidThrough}: leave the line out, or correct paid_through with import --update`
    case 'credit-paid-through':
      return `would pay twice, since the register says paid through ${fault.paidThrough}: leave the line out, or write paid_through before ${on} with import --update`
    case 'not-before-opening':
      return `does not lie before the opening on ${on}: it is charged by itself`
    case 'before-joining':
      return `lies before the household joined on ${fault.joinedOn}`
    case 'no-fee-owed':
      return 'is a joining fee, and the register says that it is paid, or the plan has none'
    case 'twice':
      return 'is of a period that stands on a line before'
    case 'more-than-charged':
      return `is more than ${toDecimal(fault.most, currency)}, which the statutes ask for that: correct it, or give an older day`
  }
}

/** A fault of one field of a line, with what stands there. */
export function faultIn(
  row: OpeningRow,
  field: 'what' | 'of' | 'amount' | 'period' | 'since',
  why: string,
): OpeningFault {
  const value = field === 'of' ? named(row.of) : field === 'amount' ? null : (row[field] ?? null)
  return { line: row.line, field, why, ...(value === null ? {} : { value: String(value) }) }
}

function named(of: string): string {
  const number = readMemberNumber(of)
  return number ? formatMemberNumber(number) : of
}
