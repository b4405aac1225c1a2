import {
  decideNotice,
  decideStrikeOff,
  type StrikeOffFacts,
  struckOffFrom,
} from '../../core/membership/striking-off.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { changesOfMember, type RecordedChange } from '../../store/membership/membership-changes.ts'
import type { ReadTx } from '../../store/store.ts'
import { putEnd } from './end-membership.ts'
import {
  type Decided,
  type LifeAsked,
  managerFor,
  type OpenedMembership,
  openMembership,
  record,
} from './membership-acts.ts'
import { tellOfNotice } from './membership-notices.ts'
import type { Desk } from '../desk.ts'

type Notice = { readonly change: RecordedChange; readonly count: number }

/**
 * A manager gives a member notice that the membership may be struck off (R33), by SMS: what is
 * owed, and when and where the member is heard, which is the `cause`. Who has no phone cannot be
 * told this way: `withoutSms` says that it was done by word or letter.
 */
export async function giveNotice(
  desk: Desk,
  asked: LifeAsked & { readonly withoutSms: boolean },
): Promise<Result<Notice>> {
  const opened = await openMembership(desk, asked.number)
  if (!opened.ok) return opened
  const staff = await managerFor(desk, opened.value, asked, 'notice')
  if (!staff.ok) return staff
  const { household, today } = opened.value
  const count = decideNotice(await strikeOffFacts(desk.tx, opened.value))
  if (!count.ok) return count
  const phone = household.people[0]?.phone ?? null
  if (!phone && !asked.withoutSms) return refused({ code: 'no-phone', number: asked.number })
  const said = { kind: 'notice' as const, on: today, decidedBy: staff.value.name }
  const details = { count: count.value, sms: phone !== null }
  const change = await record(desk, opened.value, { ...said, cause: asked.cause, details })
  if (phone) await tellOfNotice(desk, opened.value, phone, change)
  return done({ change, count: count.value })
}

/** Whether the membership may be struck off now (R33). */
export async function mayStrikeOff(tx: ReadTx, opened: OpenedMembership): Promise<Result<null>> {
  return decideStrikeOff(await strikeOffFacts(tx, opened))
}

/** Strikes a membership off as one manager proposed and another approved (R33, R65). */
export async function strikeOff(
  desk: Desk,
  opened: OpenedMembership,
  cause: string,
  { proposer, approver, proposal }: Decided,
): Promise<Result<null>> {
  const facts = await strikeOffFacts(desk.tx, opened)
  const decided = decideStrikeOff(facts)
  if (!decided.ok) return decided
  const on = struckOffFrom(facts)
  await putEnd(desk, opened, { on, state: 'struck-off' }, approver)
  const said = { kind: 'struck-off' as const, on, cause, decidedBy: proposer }
  await record(desk, opened, { ...said, approvedBy: approver, proposal })
  return done(null)
}

async function strikeOffFacts(
  tx: ReadTx,
  { books, household, today }: OpenedMembership,
): Promise<StrikeOffFacts> {
  const { number, facts } = household
  const changes = await changesOfMember(tx, books.mutual.code, number)
  const notices = changes.filter(({ kind }) => kind === 'notice').map(({ on }) => on)
  return { number, household: facts, notices, today }
}
