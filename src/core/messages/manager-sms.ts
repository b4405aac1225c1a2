import type { Alert } from '../alerts/alert.ts'
import { date, formatDate } from '../dates.ts'
import type { ListedAlert } from '../alerts/alert-list.ts'
import { unreachable } from '../invariant.ts'
import type { Minor } from '../money.ts'
import { SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { alertLine, causeText } from './alert-line.ts'
import { exampleOf } from './command-sms.ts'
import { money, mutualName, sentences, type Voice } from './voice.ts'

/** What a manager is to look at, as much as one SMS holds; the count says how much there is. */
export function alertsText(voice: Voice, alerts: readonly ListedAlert[]): string {
  const { say } = voice
  const mutual = mutualName(voice)
  if (alerts.length === 0) return say('sms.alerts.none', { mutual })
  const lines = alerts.map((alert) =>
    alertLine({ say, money: (amount) => money(voice, amount) }, alert),
  )
  const count = String(alerts.length)
  for (let shown = lines.length; shown > 1; shown -= 1) {
    const list = lines.slice(0, shown).join('; ')
    const text = say('sms.alerts.list', { mutual, count, list })
    if ((septets(text) ?? Infinity) <= SMS_SEPTETS) return text
  }
  return say('sms.alerts.list', { mutual, count, list: lines[0] as string })
}

/** An alert as a manager reads it: what it is about, and how much. */
export function alertText(voice: Voice, { kind, cause, count, amount }: Alert): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), count: String(count) }
  const what = causeText(cause)
  switch (kind) {
    case 'suspense':
      return say('sms.alert.suspense', { ...told, amount: money(voice, amount ?? (0 as Minor)) })
    case 'difference':
    case 'clock':
    case 'backup':
    case 'sms-failing':
    case 'sms-falling':
      return say(`sms.alert.${kind}`, told)
    case 'budget':
      return say('sms.alert.budget', { mutual: told.mutual, date: formatDate(date(cause)) })
    case 'applicants':
      return sentences(
        [say('sms.alert.applicants', told)],
        [say('sms.details', { example: exampleOf('applicants', voice.language) })],
      )
    case 'bank-below':
      return say('sms.alert.bank-below', {
        mutual: told.mutual,
        amount: money(voice, amount ?? (0 as Minor)),
      })
    case 'no-money':
      return sentences(
        [say('sms.alert.no-money', { ...told, date: formatDate(date(cause)) })],
        [say('sms.details', { example: exampleOf('arrears', voice.language) })],
      )
    case 'wallet-silent':
    case 'call-me':
    case 'complaint':
    case 'clinic-asks':
    case 'guessing':
    case 'flood':
    case 'many-visits':
      return say(`sms.alert.${kind}`, { ...told, what })
    case 'event-held':
    case 'taken-back':
    case 'payout-returned':
      return say(`sms.alert.${kind}`, {
        ...{ mutual: told.mutual, what },
        amount: money(voice, amount ?? (0 as Minor)),
      })
    case 'not-me':
    case 'was-me':
    case 'phone-kept':
    case 'phone-closed':
    case 'two-providers':
    case 'event-unreadable':
    case 'callback-conflict':
    case 'operator-refuses':
      return say(`sms.alert.${kind}`, { mutual: told.mutual, what })
    default:
      return unreachable(kind)
  }
}
