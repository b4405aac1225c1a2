import type { CivilDate, Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { lockPhone } from '../engine/dialect.ts'
import { prepared } from '../engine/prepared.ts'
import { roleIsThere } from '../mutuals/is-there.ts'
import { isOpenRole } from '../staff/closings.ts'
import type { PhoneRoleTable } from '../tables/staff.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Everything that a phone is, across mutuals. */
type Caller = {
  readonly phone: PhoneNumber
  /** Null until somebody chose one on this phone or a register named one. */
  readonly language: Language | null
  readonly roles: readonly CallerRole[]
}

type CallerRole = {
  readonly role: PhoneRoleTable['role']
  readonly mutual: string
  /** Member number, provider code, association code; for a manager or collector the phone. */
  readonly ref: string
  readonly name: string
  /** The last day of the role, null when it has none. */
  readonly until: CivilDate | null
}

/**
 * What a phone is at a moment; roles that are over come too, with their last day, and none of those
 * for whom it works once it was closed as lost.
 */
export async function loadCaller(tx: ReadTx, phone: PhoneNumber, now: Instant): Promise<Caller> {
  const rows = await rolesOfPhone(tx, { phone, now })
  const [first] = rows
  return {
    phone,
    // It comes with each role; whoever has none is asked for alone.
    language: first ? first.language : await languageSpokenOn(tx, phone),
    roles: rows.map((row) => ({
      role: row.role,
      mutual: row.mutual_id,
      ref: row.ref,
      name: row.name,
      until: row.until,
    })),
  }
}

/** The same for who is about to act: a closing of the phone comes wholly before this, or after it. */
export async function loadCallerToAct(tx: Tx, phone: PhoneNumber, now: Instant): Promise<Caller> {
  const caller = await loadCaller(tx, phone, now)
  if (caller.roles.every(({ role }) => role === 'member')) return caller
  await lockPhone(tx, phone, 'shared')
  return loadCaller(tx, phone, now)
}

/** The language that a phone is spoken to in; null when nobody knows. */
export async function languageSpokenOn(tx: ReadTx, phone: PhoneNumber): Promise<Language | null> {
  const [row] = await languageOfPhone(tx, { phone })
  return row?.language ?? null
}

const languageOfPhone = prepared((db, of: { phone: PhoneNumber }) =>
  db.selectFrom('phone_language').select('language').where('phone', '=', of.phone),
)

const rolesOfPhone = prepared((db, of: { phone: PhoneNumber; now: Instant }) =>
  db
    .selectFrom('phone_role')
    .leftJoin('phone_language', 'phone_language.phone', 'phone_role.phone')
    .select(['role', 'mutual_id', 'ref', 'name', 'until', 'phone_language.language'])
    .where('phone_role.phone', '=', of.phone)
    .where('from_at', '<=', of.now)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', of.now)]))
    .where(roleIsThere)
    .where(isOpenRole)
    .orderBy('role')
    .orderBy('mutual_id')
    .orderBy('ref'),
)

/** The roles of a phone, those that are over included. */
export async function rolesOf(
  tx: ReadTx,
  phone: PhoneNumber,
  now: Instant,
): Promise<readonly CallerRole[]> {
  return (await loadCaller(tx, phone, now)).roles
}

/** A phone with one of its roles, and how its owner is spoken to. */
export type PhoneRole = CallerRole & {
  readonly phone: PhoneNumber
  readonly serviceCode: string | null
  readonly language: string | null
}

/** Every phone with each of its roles that is not over, in order of role, mutual and name. */
export async function listPhoneRoles(tx: ReadTx, now: Instant): Promise<PhoneRole[]> {
  const rows = await tx
    .selectFrom('phone_role')
    .innerJoin('mutual', 'mutual.mutual_id', 'phone_role.mutual_id')
    .leftJoin('phone_language', 'phone_language.phone', 'phone_role.phone')
    .select([
      'phone_role.phone',
      'phone_role.role',
      'phone_role.mutual_id',
      'phone_role.ref',
      'phone_role.name',
      'phone_role.until',
      'mutual.service_code',
      'phone_language.language',
    ])
    .where('phone_role.until', 'is', null)
    .where('phone_role.from_at', '<=', now)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', now)]))
    .where(roleIsThere)
    .orderBy('mutual.created_at')
    .orderBy('phone_role.role')
    .orderBy('phone_role.ref')
    .execute()
  return rows.map((row) => ({
    phone: row.phone,
    role: row.role,
    mutual: row.mutual_id,
    ref: row.ref,
    name: row.name,
    until: row.until,
    serviceCode: row.service_code,
    language: row.language,
  }))
}

/**
 * Sets the language a phone is spoken to in. A language that its owner chose is not replaced by one
 * that a register names.
 */
export async function setPhoneLanguage(
  tx: Tx,
  phone: PhoneNumber,
  language: Language,
  chosen: boolean,
  at: Instant,
): Promise<void> {
  const row = { language, chosen: chosen ? (1 as const) : (0 as const), updated_at: at }
  await tx
    .insertInto('phone_language')
    .values({ phone, ...row })
    .onConflict((clash) => {
      const update = clash.column('phone').doUpdateSet(row)
      return chosen ? update : update.where('phone_language.chosen', '=', 0)
    })
    .execute()
}
