import { ZERO } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { advanceOf, receivableOf } from '../../core/ledger/accounts.ts'
import type { CivilDate } from '../../core/dates.ts'
import { deletePin, insertPinEvent } from '../../store/calls/pins.ts'
import { insertMembershipChange } from '../../store/membership/membership-changes.ts'
import {
  eraseChecks,
  erasePhone,
  eraseRegistered,
  eraseRoles,
  eraseTold,
  isOfOthers,
} from '../../store/membership/erase.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { Desk } from '../desk.ts'
import {
  type LifeAsked,
  managerFor,
  openMembership,
  type OpenedMembership,
} from './membership-acts.ts'

type EraseAsked = LifeAsked & {
  /** Who of the household; 0 is the member, and with the member everybody. */
  readonly ordinal: number
}

export type Erased = { readonly people: number; readonly phones: number }

/**
 * A manager takes out of the register who somebody was: the member of a membership that is over, with
 * all of the household, or one person who has left it. Money between the member and the mutual has to
 * be settled before. What the books rest on stays, without a name: receipts, charges, checks, bills and
 * decisions, by the member number; so the ledger and its chain are as they were.
 */
export async function erasePerson(desk: Desk, asked: EraseAsked): Promise<Result<Erased>> {
  const { ports, tx, now } = desk
  const { number, ordinal, cause } = asked
  const opened = await openMembership(desk, number)
  if (!opened.ok) return opened
  const staff = await managerFor(desk, opened.value, asked, 'erased')
  if (!staff.ok) return staff
  const hindered = await hindrance(desk, opened.value, ordinal)
  if (hindered) return hindered
  const { books, household, today } = opened.value
  const of = { mutual: books.mutual.code, number, ordinal: ordinal === 0 ? null : ordinal }
  const by = staff.value.name
  const phones = new Set(await eraseRegistered(tx, of))
  await eraseChecks(tx, of)
  if (ordinal === 0) {
    for (const phone of await eraseRoles(tx, of)) phones.add(phone)
    await eraseTold(tx, of, { by, at: now })
    if (await deletePin(tx, of)) {
      const event = { event_id: ports.ids.id(), kind: 'removed' as const, made_by: by }
      await insertPinEvent(tx, { ...event, mutual_id: of.mutual, number, made_at: now })
    }
  }
  let erased = 0
  for (const phone of phones) {
    if (await isOfOthers(tx, phone)) continue
    await erasePhone(tx, phone)
    erased += 1
  }
  await insertMembershipChange(tx, of.mutual, {
    ...{ id: ports.ids.id(), number, ordinal: of.ordinal, kind: 'erased', on: today, cause },
    ...{ decidedBy: by, approvedBy: null, proposal: null, details: null, recordedAt: now },
  })
  ports.log.info('person-erased', { mutual: of.mutual, phones: erased })
  return done({ people: of.ordinal === null ? household.people.length : 1, phones: erased })
}

/** Why nobody is erased yet; null when nothing stands in the way. */
async function hindrance(
  { tx }: Desk,
  { books, household, today }: OpenedMembership,
  ordinal: number,
): Promise<Result<never> | null> {
  const { number, facts, people } = household
  const { code } = books.mutual
  const person = people.find((one) => one.ordinal === ordinal)
  if (!person) return refused({ code: 'unknown-person', number, ordinal })
  const lastDay: CivilDate | null = person.leftOn
  if (ordinal > 0 && lastDay !== null && lastDay < today) return null
  const isOver = facts.end !== null && facts.end.on <= today
  if (!isOver) return refused({ code: 'still-here', number, ordinal })
  if (ordinal > 0) return null
  for (const account of [receivableOf(number), advanceOf(number)]) {
    if ((await balanceOf(tx, code, account)) !== ZERO)
      return refused({ code: 'money-open', number })
  }
  return null
}
