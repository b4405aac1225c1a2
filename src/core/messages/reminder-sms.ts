import { type CivilDate, formatDate, formatDayMonth } from '../dates.ts'
import { invariant, unreachable } from '../invariant.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { Standing } from '../membership/standing.ts'
import { add, type Minor } from '../money.ts'
import { isOfRights, type ReminderKind } from '../statutes/reminder-settings.ts'
import type { Stage } from '../reminders/stages.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { type Addressed, type Addressee, addressed, firstName, skeletonOf } from './addressed.ts'
import { type Wording, wordingOf } from './message-wording.ts'
import { howToPay, money, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of an association's name that an SMS has room for. */
const ASSOCIATION_NAME_LENGTH = 20

/** What it tells is so whatever is paid. */
const PAYING_CHANGES_NOTHING: readonly ReminderKind[] = ['reopened', 'ageing-out']

/** Whom a reminder goes to. */
type Reminded = Addressee & {
  readonly number: MemberNumber
  /** The name of whom the stage is about, where that is one person. */
  readonly person: string
  /** Whether others than the member belong to the household. */
  readonly isFamily: boolean
}

/**
 * What a member is told of a stage: whom it is for, what to pay, by when, what stays safe, how, and
 * whom to call (R50). Never why somebody might need care, and never who else is in the household,
 * but for who is soon too old (R04).
 */
export function reminderText(voice: Voice, stage: Stage, to: Reminded): string {
  return addressed(voice, to, reminderOf(voice, stage, to))
}

/** In which words it is told. */
export function reminderWording(voice: Voice, stage: Stage, to: Reminded): Wording {
  return wordingOf(voice, stage.kind, (own) =>
    skeletonOf(own, to, (bare) => reminderOf(bare, stage, to)),
  )
}

function reminderOf(voice: Voice, stage: Stage, to: Reminded): Addressed {
  const { say } = voice
  const { kind, amount, safeUntil } = stage
  const isToPay = amount > 0 && !PAYING_CHANGES_NOTHING.includes(kind)
  return {
    what: (mutual) => whatOf(voice, stage, to, mutual),
    good: [
      ...safe(voice, safeUntil ?? null),
      ...(kind === 'still-suspended' ? [say('sms.remind.not-too-late')] : []),
    ],
    how: isToPay ? howToPay(voice) : [],
    isToAsk: !isToPay && kind !== 'reopened',
    isStoppable: !isOfRights(kind),
  }
}

/** Until when nothing happens to the cover. */
function safe({ say }: Voice, until: CivilDate | null): string[] {
  return until ? [say('sms.remind.covered', { date: formatDayMonth(until) })] : []
}

/** What a stage is about, opened by `mutual`. */
function whatOf(voice: Voice, stage: Stage, to: Reminded, mutual: string): string {
  const { say } = voice
  const { kind } = stage
  const told = { mutual, number: formatMemberNumber(to.number) }
  const free = { ...told, date: formatDayMonth(stage.day) }
  const due = { ...free, amount: money(voice, stage.amount) }
  switch (kind) {
    case 'before-due':
    case 'grace':
      return say(`sms.remind.${kind}`, due)
    case 'before-suspension':
      return stage.amount > 0
        ? say('sms.remind.before-suspension', due)
        : say('sms.remind.cover-ends', free)
    case 'suspended':
      return stage.amount > 0
        ? say('sms.remind.suspended', due)
        : say('sms.remind.cover-stopped', free)
    case 'still-suspended':
      return stillSuspended(voice, stage, to, mutual)
    case 'reopened':
      return say('sms.remind.reopened', free)
    case 'ageing-out': {
      const person = firstName(to.person)
      return say('sms.remind.ageing-out', { ...told, date: formatDate(stage.day), person })
    }
    case 'applicant':
      return say('sms.remind.applicant', { ...told, amount: due.amount })
    default:
      return unreachable(kind)
  }
}

/** What paying brings back, and when that is not at once. */
function stillSuspended(
  voice: Voice,
  { amount, backOn }: Stage,
  { number, isFamily }: Reminded,
  mutual: string,
): string {
  const told = { mutual, amount: money(voice, amount), number: formatMemberNumber(number) }
  if (backOn)
    return voice.say('sms.remind.still-suspended-later', { ...told, date: formatDate(backOn) })
  return voice.say(`sms.remind.still-suspended${isFamily ? '-family' : ''}`, told)
}

/** What a manager has a member told now. */
export function reminderByHandText(voice: Voice, to: ToNumber, now: OwedNow): string {
  return addressed(voice, to, byHandOf(voice, to, now))
}

export function reminderByHandWording(voice: Voice, to: ToNumber, now: OwedNow): Wording {
  return wordingOf(voice, 'by-hand', (own) =>
    skeletonOf(own, to, (bare) => byHandOf(bare, to, now)),
  )
}

type ToNumber = Addressee & { readonly number: MemberNumber }
type OwedNow = Pick<Standing, 'owed' | 'coveredUntil'>

function byHandOf(voice: Voice, to: ToNumber, { owed, coveredUntil }: OwedNow): Addressed {
  const told = { amount: money(voice, owed), number: formatMemberNumber(to.number) }
  return {
    what: (mutual) => voice.say('sms.remind.by-hand', { mutual, ...told }),
    good: safe(voice, coveredUntil),
    how: howToPay(voice),
    isStoppable: true,
  }
}

/** What the members of one association owe in all. */
export type AssociationOwing = {
  readonly association: string
  readonly count: number
  readonly members: number
  readonly owed: Minor
}

/**
 * Tells the phone of a treasurer what the members of the associations owe in all: of one how many of
 * how many, of several the sums, as many as one SMS holds.
 */
export function associationsReminderText(
  voice: Voice,
  associations: readonly AssociationOwing[],
): string {
  const [first, other] = associations
  invariant(first, 'a reminder of no association')
  const mutual = mutualName(voice)
  const how = howToPay(voice)
  if (!other) {
    const { association, count, members, owed } = first
    const counts = { count: String(count), members: String(members), amount: money(voice, owed) }
    const name = foldName(association, ASSOCIATION_NAME_LENGTH)
    return sentences([voice.say('sms.group.owing', { mutual, association: name, ...counts })], how)
  }
  const amount = money(voice, add(...associations.map(({ owed }) => owed)))
  const entries = associations.map(({ association, owed }) => {
    return `${foldName(association, ASSOCIATION_NAME_LENGTH)} ${money(voice, owed)}`
  })
  for (let shown = entries.length; ; shown -= 1) {
    const rest = entries.length - shown
    const list = [...entries.slice(0, shown), ...(rest > 0 ? [`+${rest}`] : [])].join('; ')
    const text = sentences([voice.say('sms.remind.associations', { mutual, amount, list }), ...how])
    if (shown === 1 || (septets(text) ?? Infinity) <= SMS_SEPTETS) return text
  }
}
