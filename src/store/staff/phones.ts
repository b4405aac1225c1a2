import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { MUTUAL_ROLES } from '../../core/staff/office-role.ts'
import type { StaffRole } from '../../core/staff/role.ts'
import { preparedForMany } from '../engine/prepared.ts'
import { closedPhonesOf } from './closings.ts'
import type { ReadTx, Tx } from '../store.ts'

/** The phones of a mutual's clinics, associations and people who work for it, those that are over included. */
export async function loadStaffRoles(tx: ReadTx, code: string): Promise<StaffRole[]> {
  const rows = await tx
    .selectFrom('phone_role')
    .select(['phone', 'role', 'ref', 'name', 'until', 'since'])
    .where('mutual_id', '=', code)
    // By their names: a register has a million phones that are members'.
    .where('role', 'in', MUTUAL_ROLES)
    .orderBy('role')
    .orderBy('ref')
    .orderBy('phone')
    .execute()
  const closed = await closedPhonesOf(tx, code)
  return rows.map(({ since, ...role }) => {
    const state = closed.get(role.phone)
    return {
      ...role,
      ...(since ? { since } : {}),
      ...(state ? { closed: state } : {}),
    } as StaffRole
  })
}

/** Gives a phone a role, or changes the name and last day of one it has; `from` when it begins. */
export async function saveStaffRole(
  tx: Tx,
  code: string,
  role: StaffRole,
  from: Instant | null = null,
): Promise<void> {
  const { name, until, since = null } = role
  const begins = from === null ? {} : { since, from_at: from }
  const key = { phone: role.phone, role: role.role, mutual_id: code, ref: role.ref }
  await tx
    .insertInto('phone_role')
    .values({ ...key, name, until, ...begins })
    .onConflict((clash) =>
      clash.columns(['phone', 'role', 'mutual_id', 'ref']).doUpdateSet({ name, until, ...begins }),
    )
    .execute()
}

/** What is known of the language on these phones, and whether the owner chose it. */
export async function languagesOf(
  tx: ReadTx,
  phones: readonly PhoneNumber[],
): Promise<Map<PhoneNumber, { readonly language: Language; readonly chosen: boolean }>> {
  const rows = await languagesAmong(tx, {}, phones)
  return new Map(
    rows.map(({ phone, language, chosen }) => [phone, { language, chosen: chosen === 1 }]),
  )
}

const languagesAmong = preparedForMany((db, _: object, phones: readonly PhoneNumber[]) =>
  db
    .selectFrom('phone_language')
    .select(['phone', 'language', 'chosen'])
    .where('phone', 'in', phones),
)

/** Notes the language a register gives for phones; what a phone's owner has chosen stays. */
export async function guessLanguages(
  tx: Tx,
  guesses: readonly { readonly phone: PhoneNumber; readonly language: Language }[],
  now: Instant,
): Promise<void> {
  for (const { phone, language } of guesses) {
    await tx
      .insertInto('phone_language')
      .values({ phone, language, chosen: 0, updated_at: now })
      .onConflict((clash) =>
        clash
          .column('phone')
          .doUpdateSet({ language, updated_at: now })
          .where('phone_language.chosen', '=', 0)
          .where('phone_language.language', '<>', language),
      )
      .execute()
  }
}
