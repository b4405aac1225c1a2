import { invariant } from '../../core/invariant.ts'
import { standing } from '../../core/membership/standing.ts'
import { whichReply } from '../../core/messages/check-sms.ts'
import { oneAtATimeText, wrongNumberText } from '../../core/messages/command-sms.ts'
import { unknownMemberText } from '../../core/messages/errand-sms.ts'
import { balanceText } from '../../core/messages/money-sms.ts'
import { refusedText } from '../../core/messages/staff-sms.ts'
import {
  calledText,
  type RemindOutcome,
  remindedText,
  type SubjectTold,
  subjectText,
  toCallText,
} from '../../core/messages/subject-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { Subject } from '../../core/sms/understood.ts'
import { type Household, loadHousehold, ownPhone } from '../../store/membership/households.ts'
import { noteToCall, takeOffCalls } from '../help/staff-calls.ts'
import { findMember, type Search } from '../membership/find-member.ts'
import { lastPaidOf } from '../payments/last-paid.ts'
import { remindersSend } from '../acts/reminders.ts'
import { type Reach, reachOf } from '../staff/own-member.ts'
import { askedText } from './answer-check.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import type { StaffOf } from './sms-sender.ts'
import { dayIn, inMutual } from '../desk.ts'

/** Somebody who was named, as far as the sender may know and act. */
type Found = {
  readonly staff: StaffOf
  readonly household: Household
  readonly reach: Reach
  readonly voice: Voice
  readonly told: SubjectTold
}

/**
 * Name, phone, standing and last payment of a member of the own mutuals: a number of another is
 * nobody's. Of whoever is none of the own people a collector hears what is owed.
 */
export const member: Answer<'member'> = async (asking, { subject }) => {
  const found = await findFor(asking, subject)
  if (!found) return
  const { tx } = asking
  const { staff, household, reach, voice, told } = found
  const now = standing(household.facts, dayIn(staff.mutual, asking.now))
  if (!reach.sees) return reply(asking, balanceText(voice, household.number, now))
  const lastPaid = await lastPaidOf(tx, staff.mutual.code, household.number)
  await reply(asking, subjectText(voice, { ...told, ...now, lastPaid, mayAct: reach.acts }))
}

/** Has a member reminded now (R51, R52, R54). */
export const remind: Answer<'remind'> = async (asking, { subject }) => {
  const found = await findToAct(asking, subject)
  if (!found) return
  const { sender } = asking
  const { number } = found.household
  const asked = { number, by: sender.phone }
  const reminded = await remindersSend.run({ ...asking, actor: 'manager' }, asked)
  const why = reminded.ok ? 'done' : REMINDED[reminded.refusal.code]
  if (!why && !reminded.ok) return reply(asking, refusedText(found.voice, reminded.refusal))
  await reply(asking, remindedText(found.voice, found.told, why ?? 'done'))
}

const REMINDED: Partial<Record<Refusal['code'], RemindOutcome>> = {
  'reminded-recently': 'recently',
  'reminders-stopped': 'stopped',
  'reminder-phoneless': 'no-phone',
  'nothing-to-remind': 'nothing',
}

/** Puts a member on the list of people to call. */
export const toCall: Answer<'to-call'> = async (asking, { subject }) => {
  const found = await findToAct(asking, subject)
  if (!found) return
  const { staff, household, voice, told } = found
  const noted = await noteToCall(inMutual(asking, staff.mutual), household)
  if (!noted) return reply(asking, remindedText(voice, told, 'no-phone'))
  await reply(asking, toCallText(voice, told, noted.kind === 'repeat' ? noted.when : null))
}

/** Takes a member off that list: the sender has called. */
export const called: Answer<'called'> = async (asking, { subject }) => {
  const found = await findToAct(asking, subject)
  if (!found) return
  const { sender } = asking
  const { staff, household, voice, told } = found
  const wasThere = await takeOffCalls(inMutual(asking, staff.mutual), household, sender.phone)
  await reply(asking, calledText(voice, told, wasThere))
}

/** The member meant, when the sender may act for that one; else the sender hears why not. */
async function findToAct(asking: Asking, subject: Subject): Promise<Found | null> {
  const found = await findFor(asking, subject)
  if (!found || found.reach.acts) return found
  await reply(asking, found.voice.say('staff.not-yours'))
  return null
}

async function findFor(asking: Asking, subject: Subject): Promise<Found | null> {
  const { ports, tx, now, sender } = asking
  const among = { mutuals: sender.staff.map(({ mutual }) => mutual.code), now }
  const search = await findMember(tx, among, subject)
  if (search.kind !== 'found') {
    await reply(asking, notFoundText(sender.voice, search, subject))
    return null
  }
  const { mutual: code, number } = search.found
  const staff = sender.staff.find(({ mutual }) => mutual.code === code)
  const household = staff && (await loadHousehold(tx, staff.mutual.code, number))
  invariant(household, 'a member who was found has no household')
  const who = { phone: sender.phone, roles: staff.roles }
  const reach = await reachOf(tx, staff.mutual, who, number, now)
  const own = ownPhone(household, now)
  const phone = own && ports.writePhone(own, staff.mutual.country)
  const told = { number, name: household.people[0]?.name ?? '', phone }
  return { staff, household, reach, voice: voiceIn(asking, staff.mutual), told }
}

/** Why nobody is told of. Digits as many as a number has were meant as one: a digit is wrong. */
function notFoundText(voice: Voice, { kind }: Search, subject: Subject): string {
  if (kind === 'several') return oneAtATimeText(voice.say)
  if (kind === 'two-readings') return whichReply(voice, askedText(subject))
  return subject.kind === 'card' && subject.digits !== undefined
    ? wrongNumberText(voice.say, subject.digits)
    : unknownMemberText(voice, askedText(subject))
}
