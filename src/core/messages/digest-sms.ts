import { lateBy, listToLookAt } from '../indicators/next-list.ts'
import { lateIn, type Week } from '../indicators/week.ts'
import { formatNumber, type Minor } from '../money.ts'
import type { MoneyOfWeeks } from '../indicators/money-in.ts'
import { exampleOf, keywordOf } from './command-sms.ts'
import { fitting, type Piece } from './fitting.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { money, mutualName, type Voice } from './voice.ts'

/** A week of a mutual, or of a collector's people, in one SMS (R53): numbers alone, no names. */
type Digest = {
  readonly week: Week
  readonly money: MoneyOfWeeks
  /** What a manager has to look at; a collector has nothing of the kind. */
  readonly alerts: number
  /** Cash that was recorded in the week and paid on an earlier day; for managers. */
  readonly earlierCash?: number
  /** It is about a collector's own people and hand. */
  readonly isOwn: boolean
}

/**
 * The week beside the one before it, which stands in brackets, and what to send next. Where a
 * message is too short for all of it, money in and who is covered and late are said first.
 */
export function digestText(voice: Voice, digest: Digest): string {
  const { week, money: cameIn, alerts, earlierCash = 0, isOwn } = digest
  const { say } = voice
  const { now, before } = week
  const late = { now: lateIn(now), before: lateIn(before) }
  const head = say('sms.digest', {
    mutual: isOwn ? `${mutualName(voice)}, ${say('sms.digest.own')}` : mutualName(voice),
    covered: String(now.covered),
    wasCovered: String(before.covered),
    late: String(late.now.members),
    wasLate: String(late.before.members),
  })
  const suspended = { count: String(now.suspended), before: String(before.suspended) }
  const moved = { joined: String(week.joined), lost: String(week.lost) }
  const owed = compared(voice, late.now.amount, late.before.amount)
  return fitting([
    { rank: 0, text: head },
    { rank: 1, text: say('sms.digest.suspended', suspended) },
    { rank: 4, text: say('sms.digest.owed', owed) },
    { rank: 0, text: say('sms.digest.money', compared(voice, cameIn.week, cameIn.before)) },
    { rank: 2, text: say('sms.digest.moved', moved) },
    ...(earlierCash > 0
      ? [{ rank: 3, text: say('sms.digest.earlier', { count: String(earlierCash) }) }]
      : []),
    ...(alerts > 0 ? [{ rank: 3, text: say('sms.digest.alerts', { count: String(alerts) }) }] : []),
    ...nextPieces(voice, week, alerts),
  ])
}

/** The list that matters most and who is on it; what else is to be looked at when nobody is late. */
function nextPieces(voice: Voice, { now: { ageing } }: Week, alerts: number): Piece[] {
  const { say, language } = voice
  const behind = listToLookAt(ageing)
  if (!behind) {
    const how = say('sms.details', { example: exampleOf('alerts', language) })
    return alerts > 0 ? [{ rank: 0, text: how }] : []
  }
  const { members, amount } = lateBy(ageing, behind)
  const many = { count: String(members), amount: money(voice, amount) }
  const example = `${keywordOf('list', language)} ${behind}`
  return [
    { rank: 5, text: say('sms.digest.most', { periods: say(`arrears.by-${behind}`), ...many }) },
    { rank: 0, text: say('sms.details', { example }) },
  ]
}

/** Two sums, the currency beside the first that is not nought. */
function compared(voice: Voice, now: Minor, before: Minor): { amount: string; before: string } {
  const { mutual, language } = voice
  const bare = (sum: Minor) => formatNumber(sum, mutual.currency, LANGUAGES[language].thousands)
  const wasNamed = now === 0 && before !== 0
  return {
    amount: now === 0 ? '0' : money(voice, now),
    before: wasNamed ? money(voice, before) : bare(before),
  }
}
