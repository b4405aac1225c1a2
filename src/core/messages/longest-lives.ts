import { anchorText } from './anchor-sms.ts'
import { SILENT_KINDS } from '../alerts/silent.ts'
import { silentText } from './operator-sms.ts'
import { wantsCallText } from './help-sms.ts'
import { complaintsToManagers } from './longest-complaints.ts'
import { ALERT_KINDS, type AlertKind } from '../alerts/alert.ts'
import { END_STATES } from '../states.ts'
import { minor } from '../money.ts'
import { REMINDER_KINDS, type ReminderKind } from '../statutes/reminder-settings.ts'
import type { Stage } from '../reminders/stages.ts'
import {
  categoryText,
  joinedText,
  notJoinedText,
  personAddedText,
  personNotAddedText,
  phoneChangingText,
  nothingToKeepText,
  phoneKeptText,
  phoneNewText,
} from './household-sms.ts'
import { endText, noticeText, pinResetText, readmittedText } from './life-sms.ts'
import { amount, at, day, name, number, phone } from './longest.ts'
import { digestText } from './digest-sms.ts'
import { alertsText, alertText } from './manager-sms.ts'
import { reconciliationText } from './reconciliation-sms.ts'
import {
  closedElsewhereText,
  ownPhoneClosedText,
  phoneClosedText,
  phoneOpenedText,
  staffPinResetText,
} from './phone-sms.ts'
import { signedInText, signInCodeText } from './sign-in-sms.ts'
import { associationsReminderText, reminderByHandText, reminderText } from './reminder-sms.ts'
import type { Voice } from './voice.ts'
import { yearText } from './year-sms.ts'

const NOTHING = minor(0)

/** About the life of a membership. */
export const ofLives = (voice: Voice): string[] => [
  ...END_STATES.flatMap((state) =>
    [amount, NOTHING].map((owed) => endText(voice, number, { on: day, state }, owed)),
  ),
  pinResetText(voice, number),
  noticeText(voice, number, amount, 'Samedi 28 décembre à 10 h 30, à la maison communale'),
  ...[amount, NOTHING].map((owed) => readmittedText(voice, number, day, owed)),
]

const added = { name: 'Oluwaseunfunmilayo Mbaye-Ndiaye', number, ordinal: 99 }

/** About who belongs to a household, and its phone. */
export const ofHouseholds = (voice: Voice): string[] => [
  categoryText(voice, number, day, amount),
  joinedText(voice, number, amount),
  joinedText(voice, number, NOTHING),
  notJoinedText(voice),
  personAddedText(voice, { ...added, waitingUntil: day }),
  personAddedText(voice, { ...added, waitingUntil: null }),
  personNotAddedText(voice, name),
  personAddedText(voice, { ...added, name: null, waitingUntil: day }),
  personNotAddedText(voice, null),
  phoneChangingText(voice, number, phone, at),
  phoneNewText(voice, number, at),
  phoneKeptText(voice, number),
  phoneKeptText(voice, number, true),
  nothingToKeepText(voice),
]

function stage(kind: ReminderKind, owed: typeof amount): Stage {
  const safe = kind === 'before-due' ? { safeUntil: day } : {}
  return { kind, step: 0, about: day, ordinal: 0, day, amount: owed, ...safe }
}

/** By name and without one, alone and with a family. */
const people = [
  { number, name, person: name, isFamily: true },
  { number, name: null, person: name, isFamily: false },
]

const year = { year: 2026, paidIn: amount, visits: 999, paidOut: amount, helped: 99_999 }

/** What the mutual did in a year, for each kind of household. */
const ofYears = (voice: Voice): string[] =>
  [{ visits: 999 }, { visits: 0 }, { visits: 0, helped: 0 }].flatMap((changes) =>
    [true, false].flatMap((isRunning) =>
      [true, false].map((isGuarded) => {
        const told = { ...year, isRunning, ...changes }
        return yearText(voice, { number, name, isGuarded }, told, !isRunning)
      }),
    ),
  )

/** Reminders and notices, to members and for associations. */
export const ofReminders = (voice: Voice): string[] => [
  ...REMINDER_KINDS.flatMap((kind) =>
    [amount, NOTHING].flatMap((owed) =>
      people.map((to) => reminderText(voice, stage(kind, owed), to)),
    ),
  ),
  ...people.map((to) =>
    reminderText(voice, { ...stage('still-suspended', amount), backOn: day }, to),
  ),
  ...people.map((to) => reminderByHandText(voice, to, { owed: amount, coveredUntil: day })),
  ...ofYears(voice),
  ...[1, 2, 9].map((count) =>
    associationsReminderText(
      voice,
      Array.from({ length: count }, () => ({
        association: 'Les Maraîchères de Ndiaffate',
        count: 99_999,
        members: 99_999,
        owed: amount,
      })),
    ),
  ),
]

const late = { members: 333_333, amount }
const counts = {
  members: 999_999,
  covered: 999_999,
  suspended: 999_999,
  ageing: { one: late, two: late, three: late, over: late },
}
const week = { now: counts, before: counts, joined: 999_999, lost: 999_999 }
/** Nobody takes the cash of more people than these. */
const some = { members: 3_333, amount }
const few = {
  ...{ members: 9_999, covered: 9_999, suspended: 9_999 },
  ageing: { one: some, two: some, three: some, over: some },
}
const cause = 'centre-de-santé-de-la-Médina-de-Çafé'
/** Their cause is a day. */
const OF_DAYS: readonly AlertKind[] = ['budget', 'no-money']
const causeOf = (kind: AlertKind) => (OF_DAYS.includes(kind) ? day : cause)

/** To managers on their own. */
const staffPhone = { phone: '+254700000000001', name }
const counted = { count: 99_999, amount }
const acts = { days: 7, cash: counted, billed: counted, decided: 99_999, checked: 99_999 }
const nothing = { count: 0, amount: NOTHING }
const none = { days: 7, cash: nothing, billed: nothing, decided: 0, checked: 0 }

/** Phones of those who work for the mutual: lost, found again, and their PINs. */
const ofPhones = (voice: Voice): string[] => [
  ...[acts, none].map((some) => phoneClosedText(voice, staffPhone, name, some)),
  ...[{ billed: nothing }, { cash: nothing }, { cash: nothing, billed: nothing }].map((some) =>
    phoneClosedText(voice, staffPhone, null, { ...acts, ...some }),
  ),
  phoneClosedText(voice, staffPhone, null, { ...none, checked: 99_999 }),
  ownPhoneClosedText(voice, name),
  closedElsewhereText(voice, staffPhone),
  ...[true, false].map((isAnother) => phoneOpenedText(voice, staffPhone, isAnother, name)),
  staffPinResetText(voice, name),
  signedInText(voice, at, at),
  signInCodeText(voice, '999999'),
]

export const toManagers = (voice: Voice): string[] => [
  ...complaintsToManagers(voice),
  wantsCallText(voice, { name, number, phone, doing: 'standing' }),
  ...ALERT_KINDS.map((kind) =>
    alertText(voice, { kind, cause: causeOf(kind), count: 99_999, amount }),
  ),
  ...ALERT_KINDS.map((kind) => {
    const recorded = { number: 1, on: day }
    const alert = { kind, cause: causeOf(kind), count: 99_999, amount, recorded }
    return alertsText(voice, Array(9).fill(alert))
  }),
  alertsText(voice, []),
  ...[0, 99_999].map((count) => {
    const counts = { differences: count, overdue: count, onItsWay: amount, without: 99 }
    return reconciliationText(voice, { through: day, ...counts })
  }),
  ...ofPhones(voice),
  ...SILENT_KINDS.flatMap((kind) =>
    [99 * 60_000, 47 * 3_600_000, 999 * 86_400_000].map((forMs) =>
      silentText(voice.say, { kind, forMs }),
    ),
  ),
  anchorText(voice, { on: day, seq: 9_999_999, hash: 'e'.repeat(64) }),
  ...[amount, NOTHING].map((sum) =>
    digestText(voice, {
      ...{ week, money: { week: sum, before: amount }, alerts: 999 },
      ...{ earlierCash: 9999, isOwn: false },
    }),
  ),
  digestText(voice, {
    ...{ week: { ...week, now: few, before: few }, money: { week: amount, before: amount } },
    ...{ alerts: 0, isOwn: true },
  }),
]
