import { type CivilDate, dayBefore, earlierOf } from '../../core/dates.ts'
import type { EndState } from '../../core/states.ts'
import { decideEnd, decideStay, type Ending } from '../../core/membership/ending.ts'
import { done, type Result } from '../../core/refusals.ts'
import { endStays } from '../../store/associations/associations.ts'
import type { RecordedChange } from '../../store/membership/membership-changes.ts'
import { saveEnd, savePhoneEnd } from '../../store/membership/memberships.ts'
import { tellOfEnd } from './membership-notices.ts'
import {
  decisionPoster,
  endingFacts,
  type LifeAsked,
  managerFor,
  type OpenedMembership,
  openMembership,
  record,
} from './membership-acts.ts'
import { type Desk, inMutual } from '../desk.ts'
import { postBegunCharges } from '../books/post-charges.ts'

export type EndAsked = LifeAsked & {
  readonly ending: Ending
  /** The first day without the membership; today when null. */
  readonly on: CivilDate | null
}

/**
 * A manager records that a membership ends: resigned, deceased or transferred. What has begun by
 * then is owed and posted, the stay in an association ends with it, and the member hears of it by
 * SMS unless it is the member who died. What was asked for before may still be paid: it pays what
 * is owed, and the rest is there to be refunded.
 */
export async function endMembership(desk: Desk, asked: EndAsked): Promise<Result<RecordedChange>> {
  const { number, ending, cause } = asked
  const opened = await openMembership(desk, number)
  if (!opened.ok) return opened
  const staff = await managerFor(desk, opened.value, asked, ending)
  if (!staff.ok) return staff
  const on = asked.on ?? opened.value.today
  const decided = decideEnd(endingFacts(opened.value), on)
  if (!decided.ok) return decided
  await putEnd(desk, opened.value, { on, state: ending }, staff.value.name)
  desk.ports.log.info('membership-ended', { number, kind: ending })
  const said = { kind: ending, on, cause, decidedBy: staff.value.name }
  return done(await record(desk, opened.value, said))
}

/** Writes an end that was decided, and all that follows from it. */
export async function putEnd(
  desk: Desk,
  opened: OpenedMembership,
  end: { readonly on: CivilDate; readonly state: EndState },
  by: string,
): Promise<void> {
  const { tx } = desk
  const { books, household, today } = opened
  const { code } = books.mutual
  const ended = { ...household, facts: { ...household.facts, end } }
  const lastDay = earlierOf(today, dayBefore(end.on))
  await postBegunCharges(tx, ended, lastDay, books.closedThrough, decisionPoster(desk))
  await saveEnd(tx, code, household.number, end)
  if (household.association) await endStays(tx, code, [household.number], end.on, by)
  // Whoever has that phone now is not the member.
  const until = end.state === 'deceased' ? dayBefore(end.on) : null
  await savePhoneEnd(tx, code, household.number, until)
  await tellOfEnd(inMutual(desk, books.mutual), household, end)
}

/** A manager takes back an end that lies ahead. The stay in an association is over all the same. */
export async function keepMembership(
  desk: Desk,
  asked: LifeAsked,
): Promise<Result<RecordedChange>> {
  const opened = await openMembership(desk, asked.number)
  if (!opened.ok) return opened
  const staff = await managerFor(desk, opened.value, asked, 'stays')
  if (!staff.ok) return staff
  const decided = decideStay(endingFacts(opened.value))
  if (!decided.ok) return decided
  const { books, household, today } = opened.value
  await saveEnd(desk.tx, books.mutual.code, household.number, null)
  await savePhoneEnd(desk.tx, books.mutual.code, household.number, null)
  const said = { kind: 'stays' as const, on: today, decidedBy: staff.value.name }
  return done(await record(desk, opened.value, { ...said, cause: asked.cause }))
}
