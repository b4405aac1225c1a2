import { civilDateAt } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { HouseholdUpdate } from '../../core/membership/registration-update.ts'
import { beginStays, endStays } from '../../store/associations/associations.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { REGISTER } from '../../store/membership/members.ts'
import { updateHousehold } from '../../store/membership/registered.ts'
import { insertMembershipChange } from '../../store/membership/membership-changes.ts'
import { guessLanguages } from '../../store/staff/phones.ts'
import type { CheckedUpdate } from './check-import.ts'
import type { Desk } from '../desk.ts'

/** Writes what a members file changes of a household that is registered. */
export async function changeRegistered(
  desk: Desk,
  mutualId: string,
  { household, update }: CheckedUpdate,
  actor: string,
): Promise<void> {
  const { tx, now } = desk
  await lockHousehold(tx, mutualId, update.number)
  await recordPhones(desk, mutualId, update, actor)
  await updateHousehold(tx, mutualId, update, now)
  if (update.associationChanged) await moveToAssociation(desk, mutualId, update)
  const phone = household.people[0]?.phone
  const { language } = household
  if (phone && language) await guessLanguages(tx, [{ phone, language }], now)
}

/** A file gives a phone at once; that it did stands among the changes of the membership. */
async function recordPhones(
  { ports, tx, now }: Desk,
  mutualId: string,
  { number, phones }: HouseholdUpdate,
  actor: string,
): Promise<void> {
  const books = await loadMutual(tx, mutualId)
  invariant(books, `member ${number} of no mutual`)
  const on = civilDateAt(now, books.mutual.timeZone)
  for (const { ordinal, before, phone } of phones) {
    await insertMembershipChange(tx, mutualId, {
      ...{ id: ports.ids.id(), number, ordinal, kind: 'phone-changed', on, cause: 'members file' },
      ...{ decidedBy: actor, approvedBy: null, proposal: null, recordedAt: now },
      details: { phone, before, from: now },
    })
  }
}

/** From today on in another association: a members file knows no day of that. */
async function moveToAssociation(
  { tx, now }: Desk,
  mutualId: string,
  { number, association }: HouseholdUpdate,
): Promise<void> {
  const books = await loadMutual(tx, mutualId)
  invariant(books && association, `member ${number} cannot change to no association`)
  const today = civilDateAt(now, books.mutual.timeZone)
  await endStays(tx, mutualId, [number], today, REGISTER)
  await beginStays(tx, mutualId, association, [{ number, joinedOn: today }], REGISTER)
}
