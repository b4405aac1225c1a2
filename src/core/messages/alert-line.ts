import type { Alert } from '../alerts/alert.ts'
import type { ListedAlert } from '../alerts/alert-list.ts'
import { date, formatDayMonth } from '../dates.ts'
import { formatMemberNumber, readMemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import { foldName } from '../text/gsm7.ts'
import type { Say } from '../wording/text-key.ts'

/** Characters of what an alert is about. */
const CAUSE_LENGTH = 24

/** What an alert is about, as people know it: `0412337-8/2`, `0412337-8 thiaroye`, `wave`. */
export function causeText(cause: string): string {
  return foldName(causeWhole(cause), CAUSE_LENGTH)
}

/** The same where there is room for all of it, in the letters in which it is written. */
function causeWhole(cause: string): string {
  const [, number = '', rest = ''] = /^(\d{8,10})(?=[ /]|$)(.*)$/.exec(cause) ?? []
  const read = readMemberNumber(number)
  return read ? formatMemberNumber(read) + rest.replace(/^\/0$/, '') : cause
}

type Voice = {
  readonly say: Say
  readonly money: (amount: Minor) => string
  /** On a page nothing is cut that would not go into an SMS. */
  readonly isPage?: boolean
}

/** An alert in a line of a list: the day, if it happened on one, and what it is. */
export function alertLine(voice: Voice, alert: ListedAlert): string {
  const text = lineOf(voice, alert)
  return alert.recorded ? `${formatDayMonth(alert.recorded.on)} ${text}` : text
}

function lineOf({ say, money, isPage = false }: Voice, alert: Alert): string {
  const { kind, amount } = alert
  const count = String(alert.count)
  const what = (isPage ? causeWhole : causeText)(alert.cause)
  switch (kind) {
    case 'suspense':
      return say('alert.suspense', { count, amount: money(amount ?? (0 as Minor)) })
    case 'budget':
      return say('alert.budget')
    case 'bank-below':
      return say('alert.bank-below', { amount: money(amount ?? (0 as Minor)) })
    case 'no-money':
      return say('alert.no-money', { date: formatDayMonth(date(alert.cause)) })
    case 'difference':
    case 'applicants':
    case 'clock':
    case 'backup':
    case 'sms-failing':
    case 'sms-falling':
      return say(`alert.${kind}`, { count })
    case 'wallet-silent':
    case 'call-me':
    case 'complaint':
    case 'clinic-asks':
    case 'guessing':
    case 'flood':
    case 'many-visits':
      return say(`alert.${kind}`, { what, count })
    case 'event-held':
    case 'taken-back':
    case 'payout-returned':
      return say(`alert.${kind}`, { what, amount: money(amount ?? (0 as Minor)) })
    case 'not-me':
    case 'was-me':
    case 'phone-kept':
    case 'phone-closed':
    case 'two-providers':
    case 'event-unreadable':
    case 'callback-conflict':
    case 'operator-refuses':
      return say(`alert.${kind}`, { what })
  }
}
