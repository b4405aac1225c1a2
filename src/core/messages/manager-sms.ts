import type { Alert } from '../alerts/alert.ts'
import { date, formatDate } from '../dates.ts'
import { unreachable } from '../invariant.ts'
import { add, type Minor } from '../money.ts'
import { foldName } from '../text/gsm7.ts'
import type { Ageing } from '../indicators/ageing.ts'
import { money, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of what an alert is about that an SMS has room for. */
const CAUSE_LENGTH = 24

/** The week of a mutual in one SMS (R53): numbers alone, nobody's name. */
export type Digest = {
  readonly members: number
  readonly ageing: Ageing
  readonly received: Minor
  readonly alerts: number
}

export function digestText(voice: Voice, { members, ageing, received, alerts }: Digest): string {
  const { one, two, three } = ageing
  const text = voice.say('sms.digest', {
    mutual: mutualName(voice),
    members: String(members),
    one: String(one.members),
    two: String(two.members),
    three: String(three.members),
    due: money(voice, add(one.amount, two.amount, three.amount)),
    received: money(voice, received),
  })
  return sentences([text], [voice.say('sms.digest.alerts', { count: String(alerts) })])
}

/** An alert as a manager reads it: what it is about, and how much. */
export function alertText(voice: Voice, { kind, cause, count, amount }: Alert): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), count: String(count) }
  const what = foldName(cause, CAUSE_LENGTH)
  switch (kind) {
    case 'suspense':
      return say('sms.alert.suspense', { ...told, amount: money(voice, amount ?? (0 as Minor)) })
    case 'difference':
    case 'applicants':
    case 'sms-failing':
      return say(`sms.alert.${kind}`, told)
    case 'budget':
      return say('sms.alert.budget', { mutual: told.mutual, date: formatDate(date(cause)) })
    case 'operator-silent':
    case 'clinic-asks':
    case 'many-visits':
      return say(`sms.alert.${kind}`, { ...told, what })
    case 'not-me':
    case 'two-providers':
      return say(`sms.alert.${kind}`, { mutual: told.mutual, what })
    default:
      return unreachable(kind)
  }
}
