import { ownLanguage } from '../../core/statutes/own-language.ts'
import { type CivilDate, firstOfYear } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { yearText } from '../../core/messages/year-sms.ts'
import { type Voice, voiceOf } from '../../core/messages/voice.ts'
import { ZERO } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { lastReminder } from '../../core/reminders/choose.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { isQuietDay, nextLoud } from '../../core/reminders/quiet.ts'
import { hasYear, toldPerDay, type YearFigures, yearToTell } from '../../core/reminders/year.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { isGuarded } from '../../store/calls/pins.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import { lastPricePerPart } from '../../store/messages/sms-use.ts'
import { insertReminders, stoppedOf, toldBefore } from '../../store/reminders/reminders.ts'
import { notToldOfYear, yearCounts } from '../../store/reminders/year-figures.ts'
import { languagesOf } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import { requireClock } from '../clock.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import type { Ports } from '../ports.ts'
import { acting, dayIn, type Desk, type ReadDesk, reading } from '../desk.ts'
import { reminderRow, reminderSubject } from './reminder-messages.ts'
import { yearsOf } from './year-figures.ts'

/** Members looked at in one go, and told in one write. */
const MEMBERS_PER_PAGE = 100

/** A household to tell, with what it is told. */
type Told = {
  readonly household: Household
  readonly phone: PhoneNumber
  readonly text: string
}

/** What is the same for everybody who is told on a day. `at` is when it leaves. */
type Round = {
  readonly mutual: Mutual
  readonly day: CivilDate
  readonly year: number
}

/**
 * Tells households what the mutual did for them in the year before: in its first weeks, so many a
 * day as a small budget carries, each once. It waits for whoever was reminded in the last hours,
 * and goes to nobody who wants no reminders (R51, R52, R54). It may be cut and begun again. Returns
 * how many messages it queued.
 */
export async function tellYear(ports: Ports, mutual: Mutual, day: CivilDate): Promise<number> {
  const year = yearToTell(day)
  if (year === null || !mutual.reminders.year) return 0
  if (isQuietDay(mutual, day) || !isOpen(mutual, day)) return 0
  const round = { mutual, day, year }
  let left = await reading(ports, ({ tx, now }) => roomOn(tx, round, dayIn(mutual, now)))
  let queued = 0
  let after: MemberNumber | null = null
  while (left > 0) {
    const { last, told } = await reading(ports, (desk) => nextPage(desk, round, after))
    if (!last) break
    requireClock(ports)
    const some = told.slice(0, left)
    if (some.length > 0) await acting(ports, (desk) => queueSome(desk, round, some))
    queued += some.length
    left -= some.length
    after = last
  }
  return queued
}

/** How many may still be told; none once the day is over. */
async function roomOn(tx: ReadTx, { mutual, day }: Round, today: CivilDate): Promise<number> {
  if (today !== day) return 0
  const { members, told } = await yearCounts(tx, mutual.code, day)
  const { smsBudget: budget } = mutual
  const perPart = budget ? await lastPricePerPart(tx, mutual.code, budget.unit) : null
  return toldPerDay(members, budget, perPart) - told
}

async function nextPage(desk: ReadDesk, round: Round, after: MemberNumber | null) {
  const { tx } = desk
  const { mutual, day, year } = round
  const from = { after, on: day, limit: MEMBERS_PER_PAGE }
  const numbers = await notToldOfYear(tx, mutual.code, firstOfYear(year), from)
  const households = await loadHouseholds(tx, mutual.code, numbers)
  const told = await toldAmong(desk, round, households)
  return { last: numbers.at(-1) ?? null, told }
}

/** Of these households those that can be told today, with what they are told. */
async function toldAmong(
  { tx, now }: ReadDesk,
  { mutual, day, year }: Round,
  households: readonly Household[],
) {
  const at = nextLoud(mutual, now)
  const numbers = households.map(({ number }) => number)
  const before = await toldBefore(tx, { mutualId: mutual.code, numbers, spread: Infinity }, at)
  const phones = households.flatMap((household) => ownPhone(household, at) ?? [])
  const stopped = await stoppedOf(tx, phones)
  const languages = await languagesOf(tx, phones)
  const figures = await yearsOf(tx, mutual.code, households, { year, today: day })
  const told: Told[] = []
  for (const [index, household] of households.entries()) {
    const phone = ownPhone(household, at)
    const own = figures[index] as YearFigures
    if (!phone || stopped.has(phone) || !hasYear(own)) continue
    if (lastReminder(before.get(household.number) ?? [], at, mutual.reminders)) continue
    const language = languages.get(phone)?.language ?? ownLanguage(mutual)
    const text = await yearSms(tx, voiceOf(mutual, language), { household, phone }, own)
    told.push({ household, phone, text })
  }
  return told
}

/** What a household reads of its year on a phone: nothing of care where a PIN guards that. */
export async function yearSms(
  tx: ReadTx,
  voice: Voice,
  { household, phone }: { readonly household: Household; readonly phone: PhoneNumber },
  figures: YearFigures,
): Promise<string> {
  const { number, people } = household
  const to = { number, name: people[0]?.name ?? null, isGuarded: await isGuarded(tx, phone) }
  return yearText(voice, to, figures, true)
}

async function queueSome(
  desk: Desk,
  { mutual, day, year }: Round,
  some: readonly Told[],
): Promise<void> {
  const { ports, tx, now } = desk
  await lockMutualChain(tx, mutual.code)
  for (const { household, phone, text } of some) {
    const { number } = household
    const stage = {
      kind: 'year',
      step: 0,
      about: firstOfYear(year),
      ordinal: 0,
      amount: ZERO,
    } as const
    const subject = reminderSubject(mutual.code, number, stage)
    const id = ports.ids.id()
    const isNew = await queueSms(desk, {
      ...{ id, mutual: mutual.code, to: phone, text, about: subject, subject },
      ...{ priority: PRIORITY.reminder, notBefore: nextLoud(mutual, now) },
    })
    const note = { on_date: day, asked_by: null, outbox_id: id, queued_at: now }
    if (isNew) await insertReminders(tx, [reminderRow(mutual, number, stage, note)])
  }
}
