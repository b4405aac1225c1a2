import { instant, type Instant, yearOf } from '../../core/dates.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { hasYear } from '../../core/reminders/year.ts'
import { amountAsked } from '../../core/membership/asked.ts'
import { standing } from '../../core/membership/standing.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { isQuiet, nextLoud } from '../../core/reminders/quiet.ts'
import { isOfRights, type ReminderKind } from '../../core/statutes/reminder-settings.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type Household, loadHousehold, ownPhone } from '../../store/membership/households.ts'
import { lastReminded } from '../../store/reminders/reminders.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import type { Tx } from '../../store/store.ts'
import { dayIn, type Desk } from '../desk.ts'
import type { Verdict } from '../messages/verdict.ts'
import { dueStages } from './due-stages.ts'
import { yearSms } from './tell-year.ts'
import { yearsOf } from './year-figures.ts'
import { byHandSms, readSubject, stageSms } from './reminder-messages.ts'
import { voiceFor } from '../messages/sms-out.ts'

const HOUR_MS = 60 * 60 * 1000

type Subject = ReturnType<typeof readSubject>

type Seen = {
  readonly mutual: Mutual
  readonly household: Household
  readonly subject: Subject
  readonly now: Instant
}

/**
 * Whether a reminder is still true as it leaves (R51): who has paid hears nothing, what is owed is
 * said as it is now, and nobody is woken. A reminder before it that left late keeps it waiting (R52).
 */
export async function recheckReminder({ tx, now }: Desk, row: OutboxTable): Promise<Verdict> {
  const subject = readSubject(row.subject ?? '')
  const books = await loadMutual(tx, subject.mutual)
  const household = books && (await loadHousehold(tx, subject.mutual, subject.number))
  if (!books || !household) return { kind: 'drop', why: 'no-member' }
  if (ownPhone(household, now) !== row.recipient) return { kind: 'drop', why: 'other-phone' }
  const { mutual } = books
  if (!isOpen(mutual, dayIn(mutual, now)) && subject.kind !== 'by-hand')
    return { kind: 'drop', why: 'not-open' }
  if (isQuiet(mutual, now)) return { kind: 'later', at: nextLoud(mutual, now) }
  const free = await freeFrom(tx, mutual, subject, now)
  if (free > now) return { kind: 'later', at: free }
  return wanted(tx, row, { mutual, household, subject, now })
}

/** From when on the member may be reminded again, by what has left; not by a clock that was ahead. */
async function freeFrom(
  tx: Tx,
  mutual: Mutual,
  { number, kind }: Subject,
  now: Instant,
): Promise<Instant> {
  if (kind !== 'by-hand' && isOfRights(kind as ReminderKind)) return instant(0)
  const apart = mutual.reminders.hoursApart * HOUR_MS
  const last = await lastReminded(tx, mutual.code, number, instant(now + apart))
  return instant(last === null ? 0 : last + apart)
}

async function wanted(tx: Tx, row: OutboxTable, seen: Seen): Promise<Verdict> {
  const { mutual, household, subject, now } = seen
  const on = dayIn(mutual, now)
  const voice = await voiceFor(tx, mutual, row.recipient)
  if (subject.kind === 'by-hand') {
    const read = standing(household.facts, on)
    const [owed, { coveredUntil }] = [amountAsked(read), read]
    if (owed <= 0) return { kind: 'drop', why: 'paid' }
    return { kind: 'send', ...byHandSms(voice, household, { owed, coveredUntil }) }
  }
  if (subject.kind === 'year') return yearWanted(tx, voice, { ...seen, phone: row.recipient })
  const stage = (await dueStages(tx, mutual, [household], on))[0]?.stages.find(
    ({ kind, about, ordinal }) =>
      kind === subject.kind && about === subject.about && ordinal === subject.ordinal,
  )
  if (!stage) return { kind: 'drop', why: 'not-true-now' }
  return { kind: 'send', ...stageSms(voice, household, stage, on) }
}

/** What the mutual did in a year, by what is known now; not for whoever has left meanwhile. */
async function yearWanted(
  tx: Tx,
  voice: Voice,
  { mutual, household, subject, now, phone }: Seen & { readonly phone: PhoneNumber },
): Promise<Verdict> {
  const today = dayIn(mutual, now)
  const { end } = household.facts
  if (!mutual.reminders.year || (end && end.on <= today))
    return { kind: 'drop', why: 'not-true-now' }
  const year = yearOf(subject.about)
  const [figures] = await yearsOf(tx, mutual.code, [household], { year, today })
  if (!figures || !hasYear(figures)) return { kind: 'drop', why: 'not-true-now' }
  return { kind: 'send', text: await yearSms(tx, voice, { household, phone }, figures) }
}
