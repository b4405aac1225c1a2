import { formatDate } from '../dates.ts'
import { unreachable } from '../invariant.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import { isOfRights } from '../reminders/settings.ts'
import type { Stage } from '../reminders/stages.ts'
import { foldName } from '../text/gsm7.ts'
import { call, howToPay, money, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of a first name and of an association's name that an SMS has room for. */
const FIRST_NAME_LENGTH = 16
const ASSOCIATION_NAME_LENGTH = 20

/** Whom a reminder goes to. */
export type Reminded = {
  readonly number: MemberNumber
  /** The name of whom the stage is about, where that is one person. */
  readonly person: string
}

/**
 * What a member is told of a stage: what to pay, by when, how (R50). Never why somebody might need
 * care, and never who else is in the household, but for who is soon too old (R04).
 */
export function reminderText(voice: Voice, stage: Stage, { number, person }: Reminded): string {
  const { say } = voice
  const { kind, amount } = stage
  const told = { mutual: mutualName(voice), number: formatMemberNumber(number) }
  const date = formatDate(stage.day)
  const due = { ...told, date, amount: money(voice, amount) }
  const isFree = amount <= 0
  switch (kind) {
    case 'before-due':
    case 'grace':
      return toPay(voice, stage, say(`sms.remind.${kind}`, due))
    case 'before-suspension':
      if (isFree) return sentences([say('sms.remind.cover-ends', { ...told, date })], call(voice))
      return toPay(voice, stage, say('sms.remind.before-suspension', due))
    case 'suspended':
      if (isFree)
        return sentences([say('sms.remind.cover-stopped', { ...told, date })], call(voice))
      return toPay(voice, stage, say('sms.remind.suspended', due))
    case 'reopened':
      return say('sms.remind.reopened', { ...told, date })
    case 'ageing-out': {
      const name = foldName(person.split(' ')[0] ?? '', FIRST_NAME_LENGTH)
      const text = say('sms.remind.ageing-out', { ...told, date, person: name })
      return sentences([text], call(voice))
    }
    case 'applicant':
      return toPay(voice, stage, say('sms.remind.applicant', { ...told, amount: due.amount }))
    default:
      return unreachable(kind)
  }
}

/** What a manager has a member told now. */
export function reminderByHandText(voice: Voice, number: MemberNumber, owed: Minor): string {
  const text = voice.say('sms.remind.by-hand', {
    mutual: mutualName(voice),
    amount: money(voice, owed),
    number: formatMemberNumber(number),
  })
  return sentences([text, ...howToPay(voice)], [voice.say('sms.remind.stop')])
}

/** Tells an association how many of its members were reminded on a day, and what they owe. */
export function associationReminderText(
  voice: Voice,
  { association, count, owed }: { association: string; count: number; owed: Minor },
): string {
  const text = voice.say('sms.remind.association', {
    mutual: mutualName(voice),
    count: String(count),
    association: foldName(association, ASSOCIATION_NAME_LENGTH),
    amount: money(voice, owed),
  })
  return sentences([text, ...howToPay(voice)])
}

/** How to pay, and in a reminder how to hear no more of them. */
function toPay(voice: Voice, { kind }: Stage, text: string): string {
  const welcome = isOfRights(kind) ? [] : [voice.say('sms.remind.stop')]
  return sentences([text, ...howToPay(voice)], welcome)
}
