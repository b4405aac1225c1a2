import {
  type CivilDate,
  firstOfMonth,
  instantOf,
  lastOfMonth,
  parseDate,
  plusDays,
} from '../../core/dates.ts'
import { providerAccountOf } from '../../core/ledger/accounts.ts'
import { type Minor, subtract, ZERO } from '../../core/money.ts'
import type { LetterState } from '../../core/states.ts'
import type { Mutual, Provider } from '../../core/statutes/statutes.ts'
import { letterState } from '../../core/visits/letter.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import {
  type BillSeen,
  billsOfClinic,
  type CareCount,
  type CareKey,
  type CheckSeen,
  checksOfClinic,
  countCare,
  countUndecided,
  type Moments,
  undecidedBills,
} from '../../store/office/care.ts'
import { type Letter, letterFacts, lettersToClinic } from '../../store/visits/letters.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** A clinic with what it asked and billed in a month, and what it is owed now. */
export type ClinicListed = {
  readonly provider: Provider
  readonly count: CareCount | null
  readonly owed: Minor
  readonly undecided: number
}

/** The first day of the month that was asked for, as `2026-03`; of this month where that is none that has begun. */
export function monthAsked(text: string, today: CivilDate): CivilDate {
  const asked = parseDate(`${text}-01`)
  return asked && asked >= FIRST_MONTH && asked <= today ? asked : firstOfMonth(today)
}

/** Nothing was recorded before. */
const FIRST_MONTH = '2000-01-01'

/** From the first moment of a month to that of the next one, by the mutual's clock. */
function momentsOf({ timeZone }: Pick<Mutual, 'timeZone'>, month: CivilDate): Moments {
  const next = plusDays(lastOfMonth(month), 1)
  return { from: instantOf(month, '00:00', timeZone), to: instantOf(next, '00:00', timeZone) }
}

/** Every clinic of a mutual with its month. */
export async function readClinics(
  { tx, mutual }: MutualDesk<ReadTx>,
  month: CivilDate,
): Promise<ClinicListed[]> {
  const providers = await loadProviders(tx, mutual.code)
  const codes = providers.map(({ code }) => code)
  const counts = await countCare(tx, mutual.code, codes, momentsOf(mutual, month))
  const open = await countUndecided(tx, mutual.code)
  const listed: ClinicListed[] = []
  for (const provider of providers) {
    const { code } = provider
    const owed = await owedTo(tx, mutual.code, code)
    listed.push({ provider, count: counts.get(code) ?? null, owed, undecided: open.get(code) ?? 0 })
  }
  return listed
}

/** What a mutual owes a clinic by the books; below zero what it paid too much. */
export async function owedTo(tx: ReadTx, mutual: string, provider: string): Promise<Minor> {
  return subtract(ZERO, await balanceOf(tx, mutual, providerAccountOf(provider)))
}

/** A letter with what it is good for today. */
export type LetterSeen = Letter & { readonly name: string; readonly state: LetterState }

/** A page of a list, and the key of its last row where there is more. */
type Paged<Row> = { readonly rows: readonly Row[]; readonly next: CareKey | null }

/** One clinic with its month. */
export type ClinicSeen = ClinicListed & {
  readonly month: CivilDate
  readonly open: readonly BillSeen[]
  readonly letters: readonly LetterSeen[]
  readonly checks: Paged<CheckSeen>
  readonly bills: Paged<BillSeen>
}

type ClinicAsked = {
  readonly month: CivilDate
  readonly checksBefore: CareKey | null
  readonly billsBefore: CareKey | null
  readonly limit: number
}

/** A clinic's checks, letters and bills of a month, and its bills that wait; null where there is none such. */
export async function readClinic(
  desk: MutualDesk<ReadTx>,
  code: string,
  { month, checksBefore, billsBefore, limit }: ClinicAsked,
): Promise<ClinicSeen | null> {
  const { tx, mutual, today } = desk
  const provider = (await loadProviders(tx, mutual.code)).find((one) => one.code === code)
  if (!provider) return null
  const asked = { mutual: mutual.code, provider: code, ...momentsOf(mutual, month) }
  const counts = await countCare(tx, mutual.code, [code], asked)
  const open = await undecidedBills(tx, mutual.code, code, limit)
  const letters = await lettersToClinic(tx, asked, month, lastOfMonth(month))
  const checks = await checksOfClinic(tx, asked, checksBefore, limit + 1)
  const bills = await billsOfClinic(tx, asked, billsBefore, limit + 1)
  return {
    provider,
    month,
    count: counts.get(code) ?? null,
    owed: await owedTo(tx, mutual.code, code),
    undecided: open.length,
    open,
    letters: letters
      .slice(0, limit)
      .map((letter) => ({ ...letter, state: letterState(letterFacts(letter), today) })),
    checks: paged(checks, limit, (row) => ({ at: row.asked_at, id: row.check_id })),
    bills: paged(bills, limit, (row) => ({ at: row.billed_at, id: row.bill_id })),
  }
}

function paged<Row>(
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => CareKey,
): Paged<Row> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? keyOf(last) : null }
}
