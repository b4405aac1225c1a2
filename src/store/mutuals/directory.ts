import type { Selectable } from 'kysely'
import { fromJson, fromKnownJson } from '../tables/json.ts'
import { ALERT_DEFAULTS } from '../../core/statutes/alert-settings.ts'
import { BOOKKEEPING_DEFAULTS } from '../../core/statutes/bookkeeping.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Plan, versionOn } from '../../core/plans/plan.ts'
import { isCurrency } from '../../core/money.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { REMINDER_DEFAULTS } from '../../core/statutes/reminder-settings.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import { isThere } from './is-there.ts'
import { readPlan } from './plan-text.ts'
import type { MutualTable } from '../tables/mutuals.ts'
import type { ReadTx } from '../store.ts'

/** A mutual and how far its books are closed. */
export type Books = { readonly mutual: Mutual; readonly closedThrough: CivilDate | null }

export async function loadMutual(tx: ReadTx, code: string): Promise<Books | null> {
  const [row] = await mutualOfCode(tx, { code })
  return row ? { mutual: mutualOf(row), closedThrough: row.closed_through } : null
}

const mutualOfCode = prepared((db, of: { code: string }) =>
  db.selectFrom('mutual').selectAll().where('mutual_id', '=', of.code),
)

/** The mutuals named, or with null all of them; oldest first, at most `limit`. */
export async function loadMutuals(
  tx: ReadTx,
  codes: readonly string[] | null,
  limit: number,
): Promise<Mutual[]> {
  if (codes?.length === 1) {
    const books = await loadMutual(tx, codes[0] as string)
    return books ? [books.mutual] : []
  }
  if (codes?.length === 0) return []
  let query = tx.selectFrom('mutual').selectAll()
  if (codes) query = query.where('mutual_id', 'in', codes)
  const rows = await query.orderBy('created_at').orderBy('mutual_id').limit(limit).execute()
  return rows.map(mutualOf)
}

/**
 * The mutuals that are dialled under a service code, one or several that share it, and those of these
 * codes beside them; oldest first.
 */
export async function mutualsOfCall(
  tx: ReadTx,
  serviceCode: string,
  codes: readonly string[],
): Promise<Mutual[]> {
  const of = { serviceCode }
  const rows = codes.length > 0 ? await dialledOrNamed(tx, of, codes) : await dialled(tx, of)
  return rows.map(mutualOf)
}

const dialled = prepared((db, of: { serviceCode: string }) =>
  oldestFirst(db).where('service_code', '=', of.serviceCode),
)

const dialledOrNamed = preparedForMany(
  (db, of: { serviceCode: string }, codes: readonly string[]) =>
    oldestFirst(db).where((eb) =>
      eb.or([eb('service_code', '=', of.serviceCode), eb('mutual_id', 'in', codes)]),
    ),
)

function oldestFirst(db: ReadTx) {
  return db.selectFrom('mutual').selectAll().orderBy('created_at').orderBy('mutual_id')
}

/** The mutuals with an account at this wallet, oldest first. */
export async function mutualsOfWallet(tx: ReadTx, wallet: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('mutual')
    .select(['mutual_id', 'wallets'])
    .orderBy('created_at')
    .orderBy('mutual_id')
    .execute()
  return rows
    .filter((row) => fromJson(row.wallets).some((account) => account.wallet === wallet))
    .map((row) => row.mutual_id)
}

/** The version of each of a mutual's plans that is in force on a day. */
export async function loadPlansInForce(
  tx: ReadTx,
  mutualId: string,
  day: CivilDate,
): Promise<Plan[]> {
  const rows = await versionsOfAll(tx, { mutualId })
  const versions = rows.map((row) => readPlan(row.statutes))
  const codes = new Set(versions.map((plan) => plan.code))
  return [...codes].flatMap((code) => {
    const plan = versionOn(
      versions.filter((version) => version.code === code),
      day,
    )
    return plan ? [plan] : []
  })
}

const versionsOfAll = prepared((db, of: { mutualId: string }) =>
  db
    .selectFrom('plan_version')
    .select('statutes')
    .where('mutual_id', '=', of.mutualId)
    .orderBy('plan_code'),
)

/** Member numbers of a mutual in order, the next `limit` after one; from the first with null. */
export async function numbersAfter(
  tx: ReadTx,
  mutualId: string,
  after: MemberNumber | null,
  limit: number,
): Promise<MemberNumber[]> {
  let query = tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where(isThere)
  if (after) query = query.where('number', '>', after)
  const rows = await query.orderBy('number').limit(limit).execute()
  return rows.map((row) => row.number)
}

/** When a mutual's statutes were first applied here. */
export async function hereSince(tx: ReadTx, mutualId: string): Promise<Instant> {
  const row = await tx
    .selectFrom('mutual')
    .select('created_at')
    .where('mutual_id', '=', mutualId)
    .executeTakeFirstOrThrow()
  return row.created_at
}

/** A row as the core knows a mutual. */
export function mutualOf(row: Selectable<MutualTable>): Mutual {
  const { currency } = row
  invariant(isCurrency(currency), `currency ${currency}`)
  return {
    code: row.mutual_id,
    name: row.name,
    country: row.country,
    currency,
    timeZone: row.time_zone,
    languages: fromKnownJson(row.languages),
    serviceCode: row.service_code,
    helpPhone: row.help_phone,
    colour: row.colour,
    contact: row.contact && fromKnownJson(row.contact),
    quietHours: { from: row.quiet_from, to: row.quiet_to },
    wallets: fromKnownJson(row.wallets),
    smsBudget: row.sms_budget && fromKnownJson(row.sms_budget),
    wording: fromKnownJson(row.wording),
    matchApprovalAbove: row.match_approval_above,
    messagesFrom: row.messages_from,
    heldAbove: row.held_above,
    cashApprovalAbove: row.cash_approval_above,
    cashDaysBack: row.cash_days_back,
    bookApprovalAbove: row.book_approval_above,
    bookkeeping: {
      ...BOOKKEEPING_DEFAULTS,
      ...(row.bookkeeping && fromKnownJson(row.bookkeeping)),
    },
    alerts: { ...ALERT_DEFAULTS, ...(row.alerts && fromKnownJson(row.alerts)) },
    reminders: { ...REMINDER_DEFAULTS, ...(row.reminders && fromKnownJson(row.reminders)) },
  }
}
