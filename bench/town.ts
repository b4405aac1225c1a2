import Database from 'better-sqlite3'
import { type CivilDate, date, instant, type Instant } from '../src/core/dates.ts'
import { type MemberNumber, memberNumberFrom } from '../src/core/member-number.ts'
import type { Plan } from '../src/core/plans/plan.ts'
import { minor } from '../src/core/money.ts'
import type { PhoneNumber } from '../src/core/phone-number.ts'
import { migrate } from '../src/store/engine/migrate.ts'
import { openStore } from '../src/store/engine/open.ts'

/** When the measured calls begin; from here the clock runs on. */
export const TOWN_OPENS: Instant = instant(Date.parse('2026-03-10T08:00:00Z'))

const RESIDENTS = 2000

/** Months for which everybody's contributions were posted and paid, before they differ. */
const MONTHS = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'] as const

/** What the statutes say; the rest has its defaults. */
export const PLAN = {
  code: 'family',
  validFrom: date('2025-01-01'),
  unit: 'family',
  period: 'month',
  anchor: 'calendar',
  yearStart: '01-01',
  contribution: minor(50_000),
  joiningFee: minor(20_000),
  dueDay: 5,
  graceDays: 15,
  waiting: { months: 1 },
  dependantWaiting: { days: 30 },
  newbornDays: 30,
  minimumPaidShare: 100,
  minimumPaidMonths: null,
  dependantMaxAge: 17,
  strikeOffAfterPeriods: 6,
  lateReturn: { afterMonths: 3, waiting: { months: 1 } },
  services: [],
} satisfies Partial<Plan>

export type Resident = {
  readonly number: MemberNumber
  readonly phone: PhoneNumber
  readonly name: string
  /** Up to date, late by a month, or suspended. */
  readonly paidMonths: readonly string[]
}

/** The same people every time: of ten callers six are up to date, three late, one suspended. */
export function residents(): Resident[] {
  return Array.from({ length: RESIDENTS }, (_, index) => ({
    number: memberNumberFrom(String(1_000_000 + index * 37)),
    phone: `+2547${String(11_000_000 + index)}` as PhoneNumber,
    name: `${FIRST_NAMES[index % FIRST_NAMES.length]} ${LAST_NAMES[index % LAST_NAMES.length]}`,
    paidMonths: [...MONTHS, ...['2026-02', '2026-03'].slice(0, monthsMore(index % 10))],
  }))
}

const FIRST_NAMES = ['Amina', 'Baraka', 'Wanjiru', 'Otieno', 'Zawadi', 'Juma', 'Neema'] as const
const LAST_NAMES = ['Kamau', 'Mwangi', 'Achieng', 'Hassan', 'Njoroge'] as const

function monthsMore(digit: number): number {
  if (digit < 6) return 2
  return digit < 9 ? 1 : 0
}

/** Makes the database of a mutual with 2,000 households, their charges and payments. */
export async function buildTown(path: string): Promise<void> {
  const store = await openStore(`sqlite:${path}`)
  await migrate(store, TOWN_OPENS)
  await store.close()
  const db = new Database(path)
  db.pragma('foreign_keys = on')
  db.transaction(() => {
    const insert = inserter(db)
    settle(insert)
    for (const account_id of ['cash', 'due', 'income']) {
      insert('account', { ...MUTUAL, account_id, kind: account_id })
    }
    for (const resident of residents()) moveIn(insert, resident)
  })()
  db.close()
}

export type Insert = (table: string, row: Readonly<Record<string, string | number | null>>) => void

/** Rows of one table have the same columns, so that each table needs one statement. */
export function inserter(db: Database.Database): Insert {
  const statements = new Map<string, Database.Statement>()
  return (table, row) => {
    const statement = statements.get(table) ?? db.prepare(insertText(table, Object.keys(row)))
    statements.set(table, statement)
    statement.run(row)
  }
}

function insertText(table: string, columns: readonly string[]): string {
  const values = columns.map((name) => `@${name}`)
  return `insert into ${table} (${columns.join(', ')}) values (${values.join(', ')})`
}

export const MUTUAL = { mutual_id: 'umoja' } as const

/** The mutual and its statutes. */
export function settle(insert: Insert): void {
  insert('mutual', {
    ...MUTUAL,
    name: 'Umoja Afya',
    country: 'KE',
    currency: 'KES',
    time_zone: 'Africa/Nairobi',
    languages: '["en","sw"]',
    service_code: '*384*77#',
    help_phone: '+254700000000',
    quiet_from: '20:00',
    quiet_to: '08:00',
    wallets: '[{"wallet":"bench","payBill":"600111"}]',
    created_at: TOWN_OPENS,
  })
  insert('plan_version', {
    ...MUTUAL,
    plan_code: PLAN.code,
    valid_from: PLAN.validFrom,
    statutes: JSON.stringify(PLAN),
  })
}

function moveIn(insert: Insert, resident: Resident): void {
  const { number, phone, name } = resident
  const joined_on = '2025-08-03'
  const member = { ...MUTUAL, number }
  insert('member_number', member)
  insert('member', {
    ...member,
    plan_code: PLAN.code,
    joined_on,
    fee_paid_before: 1,
    created_at: TOWN_OPENS,
  })
  for (const ordinal of [0, 1, 2, 3]) {
    insert('beneficiary', {
      ...member,
      ordinal,
      name: ordinal === 0 ? name : `${FIRST_NAMES[ordinal]} ${name.split(' ')[1]}`,
      sex: 'F',
      birth_date: ordinal < 2 ? '1988' : '2015-04-09',
      relation: ordinal === 0 ? 'member' : ordinal === 1 ? 'spouse' : 'child',
      phone: ordinal === 0 ? phone : null,
      joined_on,
    })
  }
  insert('phone_role', { phone, role: 'member', ...MUTUAL, ref: number, name })
  insert('phone_language', { phone, language: 'en', chosen: 1, updated_at: TOWN_OPENS })
  for (const month of resident.paidMonths) payMonth(insert, number, month)
}

let posted = 0

/** A month's charge and the payment that settled it, as they stand in the books. */
function payMonth(insert: Insert, number: MemberNumber, month: string): void {
  const startsOn = date(`${month}-01`)
  const paidOn = date(`${month}-04`)
  const amount = PLAN.contribution
  const charged = post(insert, 'charge', paidOn, ['due', 'income'])
  insert('charge', {
    ...MUTUAL,
    number,
    kind: 'contribution',
    starts_on: startsOn,
    ends_on: lastOf(month),
    due_on: date(`${month}-05`),
    amount,
    plan_code: PLAN.code,
    journal_id: charged,
  })
  const paid = post(insert, 'receipt', paidOn, ['cash', 'due'])
  insert('receipt', {
    ...MUTUAL,
    receipt_id: paid,
    wallet: 'bench',
    operator_receipt: `B${posted}`,
    receipt_number: `UM-${posted}`,
    amount,
    paid_at: TOWN_OPENS,
    value_on: paidOn,
    state: 'posted',
    created_at: TOWN_OPENS,
  })
  insert('payment', {
    ...MUTUAL,
    payment_id: paid,
    number,
    receipt_id: paid,
    amount,
    value_on: paidOn,
    journal_id: paid,
  })
}

function post(
  insert: Insert,
  kind: string,
  on: CivilDate,
  [debit_account, credit_account]: readonly [string, string],
): string {
  posted += 1
  const journal_id = `J${String(posted).padStart(8, '0')}`
  insert('journal', {
    ...MUTUAL,
    journal_id,
    seq: posted,
    kind,
    effective_on: on,
    event_on: on,
    posted_at: TOWN_OPENS,
    source: 'bench',
    source_ref: journal_id,
    actor: 'bench',
    lines: 1,
    hash: '0'.repeat(64),
  })
  insert('transfer', {
    ...MUTUAL,
    journal_id,
    line: 0,
    debit_account,
    credit_account,
    amount: PLAN.contribution,
  })
  return journal_id
}

/** The last day of a month. */
export function lastOf(month: string): CivilDate {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return date(`${month}-${days}`)
}
