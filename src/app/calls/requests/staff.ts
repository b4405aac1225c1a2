import { WHO } from '../../../core/staff/office-role.ts'
import { invariant } from '../../../core/invariant.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { loadHousehold, mutualOfNumber } from '../../../store/membership/households.ts'
import { alertsDone } from '../../acts/alerts.ts'
import { callsDone } from '../../acts/calls.ts'
import { membersResetPin } from '../../acts/members.ts'
import { decideMatter } from '../../acts/decide-matter.ts'
import { remindersSend } from '../../acts/reminders.ts'
import { suspenseMatch } from '../../acts/suspense.ts'
import { noteToCall } from '../../help/staff-calls.ts'
import { reachOf } from '../../staff/own-member.ts'
import { anyOf, isStaff, rolesIn } from '../facts/fact.ts'
import { PRIORITY } from '../../messages/priorities.ts'
import { takeListPage } from '../../membership/list-page.ts'
import { queueSms, voiceFor } from '../../messages/sms-out.ts'
import type { Act } from './act.ts'
import { inMutual } from '../../desk.ts'

export const match: Act<'match'> = async (asked) => {
  const { call, asks } = asked
  const matched = await suspenseMatch.run(
    { ...asked, actor: 'manager' },
    { ...asks, by: call.phone },
  )
  return matched.ok
    ? { ok: true, proposal: matched.value.proposal }
    : { ok: false, why: matched.refusal.code }
}

export const remind: Act<'remind'> = async (asked) => {
  const {
    tx,
    call,
    asks: { mutual, number },
  } = asked
  if ((await mutualOfNumber(tx, number)) !== mutual) return { ok: false, why: 'unknown-number' }
  const done = { number, by: call.phone }
  const reminded = await remindersSend.run({ ...asked, actor: 'manager' }, done)
  return reminded.ok ? { ok: true } : { ok: false, why: reminded.refusal.code }
}

/** Puts a member on the list of people to call. */
export const noteCall: Act<'note-call'> = async (asked) => {
  const { tx, now, facts, call, asks } = asked
  const { mutual: code, number } = asks
  const books = await loadMutual(tx, code)
  const household = await loadHousehold(tx, code, number)
  if (!books || !household) return { ok: false, why: 'unknown-number' }
  const staff = { phone: call.phone, roles: rolesIn(facts, { mutual: code }) }
  const reach = await reachOf(tx, books.mutual, staff, number, now)
  if (!reach.acts) return { ok: false, why: 'not-in-role' }
  const noted = await noteToCall(inMutual(asked, books.mutual), household)
  if (!noted) return { ok: false, why: 'reminder-phoneless' }
  return { ok: true, since: noted.kind === 'repeat' ? noted.when : null }
}

/** Who forgot the service PIN or tried too often chooses another; the member is told (R64). */
export const removePin: Act<'reset-pin'> = async (asked) => {
  const { tx, call, asks } = asked
  const { mutual, number } = asks
  if ((await mutualOfNumber(tx, number)) !== mutual) return { ok: false, why: 'unknown-number' }
  const desk = { ...asked, actor: 'manager' }
  const reset = await membersResetPin.run(desk, { number, by: call.phone })
  return reset.ok ? { ok: true } : { ok: false, why: reset.refusal.code }
}

/** The try of somebody who may not is refused and stays recorded (R65). */
export const decide: Act<'decide'> = async (asked) => {
  const matter = { ...asked.asks, by: asked.call.phone }
  const decided = await decideMatter({ ...asked, actor: 'manager' }, matter)
  return decided.ok ? { ok: true } : { ok: false, why: decided.refusal.code }
}

/** An alert that was looked at leaves the list, with those before it of the same cause. */
export const seeAlert: Act<'alert-seen'> = async (asked) => {
  const { facts, call, asks } = asked
  const { mutual, alert } = asks
  invariant(anyOf(WHO.decides)(facts, asks), 'an alert seen by somebody who may not')
  const closed = await alertsDone.run(
    { ...asked, actor: 'manager' },
    { mutual, alert, by: call.phone },
  )
  return closed.ok ? { ok: true } : { ok: false, why: closed.refusal.code }
}

/** Somebody was called and leaves the list. */
export const callDone: Act<'call-done'> = async (asked) => {
  const { facts, call, asks } = asked
  const { mutual, call: number } = asks
  invariant(anyOf(WHO.register)(facts, asks), 'a call noted by somebody who may not')
  const done = { mutual, call: number, by: call.phone }
  const finished = await callsDone.run({ ...asked, actor: 'manager' }, done)
  return finished.ok ? { ok: true } : { ok: false, why: finished.refusal.code }
}

/** As much of the list as one SMS holds, to whoever of the staff looks at it. */
export const sendList: Act<'send-list'> = async (asked) => {
  const { tx, facts, call, asks } = asked
  const { mutual: code, behind, after } = asks
  invariant(isStaff(facts, asks), 'a list for somebody who does not work here')
  const books = await loadMutual(tx, code)
  invariant(books, `no mutual ${code}`)
  const { mutual } = books
  const { text, shown: count } = await takeListPage(asked, {
    ...{ mutual, phone: call.phone, roles: rolesIn(facts, asks), behind },
    voice: await voiceFor(tx, mutual, call.phone),
    after: after === '' ? null : after,
  })
  const about = `arrears/${code}/${call.sessionId}/${call.place}`
  await queueSms(asked, {
    ...{ mutual: code, to: call.phone, text, about },
    priority: PRIORITY.answer,
  })
  return { count }
}
