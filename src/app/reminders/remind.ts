import { setImmediate } from 'node:timers/promises'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Voice, voiceOf } from '../../core/messages/voice.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { isQuietDay, nextLoud } from '../../core/reminders/quiet.ts'
import { type Sift, siftFor } from '../../core/reminders/sift.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { lastRunOf } from '../../store/jobs.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { type ReminderPage, reminderPage } from '../../store/reminders/reminder-page.ts'
import { insertReminders, toldBefore } from '../../store/reminders/reminders.ts'
import type { ReminderTable } from '../../store/tables/reminders.ts'
import type { ReadTx } from '../../store/store.ts'
import { planReminders, type Planned, stillChosen } from './plan-reminders.ts'
import { requireClock } from '../clock.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk, inMutual, type MutualDesk, reading } from '../desk.ts'
import { remindAssociations } from './remind-associations.ts'
import { reminderRow, stageMessage } from './reminder-messages.ts'
import { queueAllSms, type SmsOut } from '../messages/sms-out.ts'

/** Members looked at in one go, and told in one write: five milliseconds each for others to wait. */
const MEMBERS_PER_PAGE = 250

/** What is the same for everybody who is told on a day. */
type Round = {
  readonly mutual: Mutual
  readonly day: CivilDate
  readonly sift: Sift | null
  readonly voices: (language: Language) => Voice
}

/**
 * Queues what the members of a mutual are told on a day (R50 to R54, R04). It may be cut and begun
 * again, by two processes at once too: what was told stands under what it is about. A day that is
 * over when its turn comes, after a standstill, is let go: what still holds is told today. Returns
 * how many messages it queued.
 */
export async function remindDay(ports: Ports, mutual: Mutual, day: CivilDate): Promise<number> {
  if (isQuietDay(mutual, day) || !isOpen(mutual, day)) return 0
  const round = await reading(ports, (desk) => roundOf(inMutual(desk, mutual), day))
  if (!round) return 0
  let queued = 0
  let after: MemberNumber | null = null
  for (;;) {
    const { last, size, chosen } = await readPage(ports, round, after)
    if (!last) break
    requireClock(ports)
    if (chosen.length > 0) {
      queued += await acting(ports, (desk) => tellSome(desk, round, chosen, size))
    }
    after = last
    // Pages of members who are told nothing write nothing that would let others run.
    await setImmediate()
  }
  await remindAssociations(ports, mutual, day)
  return queued
}

/** Null when the day is over. */
async function roundOf(desk: MutualDesk<ReadTx>, day: CivilDate): Promise<Round | null> {
  const { mutual, today } = desk
  if (today !== day) return null
  return { mutual, day, sift: await siftOf(desk), voices: voicesOf(mutual) }
}

/** Null, so that everybody is looked at, when the day's charges are not in the books. */
async function siftOf({ tx, now, mutual, today }: MutualDesk<ReadTx>): Promise<Sift | null> {
  const billed = await lastRunOf(tx, `bill/${mutual.code}`, now)
  if (!billed || billed < today) return null
  return siftFor(await loadPlans(tx, mutual.code), mutual.reminders, today)
}

async function readPage(
  ports: Ports,
  { mutual, day, sift }: Round,
  after: MemberNumber | null,
): Promise<Omit<ReminderPage, 'households'> & { readonly chosen: readonly Planned[] }> {
  return reading(ports, async ({ tx, now }) => {
    const page = await reminderPage(tx, mutual.code, after, day, sift, MEMBERS_PER_PAGE)
    const planned = await planReminders(tx, mutual, page, day, nextLoud(mutual, now))
    const { last, size } = page
    return { last, size, chosen: planned.filter(({ chosen }) => chosen.length > 0) }
  })
}

/** Two processes that came this far at once take turns here, and the second finds all told. */
async function tellSome(
  desk: Desk,
  { mutual, day, voices }: Round,
  some: readonly Planned[],
  spread: number,
): Promise<number> {
  const { ports, tx, now } = desk
  const at = nextLoud(mutual, now)
  await lockMutualChain(tx, mutual.code)
  const numbers = some.map(({ household }) => household.number)
  const told = await toldBefore(tx, { mutualId: mutual.code, numbers, spread }, at)
  const messages: SmsOut[] = []
  const rows: ReminderTable[] = []
  for (const planned of some) {
    const { household, phone, language, chosen } = planned
    if (!phone) continue
    const to = { household, phone, voice: voices(language) }
    const before = told.get(household.number) ?? []
    for (const stage of stillChosen(chosen, before, to.phone, mutual, at)) {
      const id = ports.ids.id()
      messages.push(stageMessage(to, stage, { at, on: day, id }))
      const note = { on_date: day, asked_by: null, outbox_id: id, queued_at: now }
      rows.push(reminderRow(mutual, household.number, stage, note))
    }
  }
  await queueAllSms(desk, messages)
  await insertReminders(tx, rows)
  return messages.length
}

function voicesOf(mutual: Mutual): (language: Language) => Voice {
  const voices = new Map<Language, Voice>()
  return (language) => {
    const voice = voices.get(language) ?? voiceOf(mutual, language)
    voices.set(language, voice)
    return voice
  }
}
