import type { CivilDate } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { bill as billCharges } from '../books/bill.ts'
import { closeBooks } from '../books/close-books.ts'
import { reading } from '../desk.ts'
import { readIndicators } from '../books/read-indicators.ts'
import { readMessages } from '../messages/read-messages.ts'
import { reportReminders } from '../reminders/report-reminders.ts'
import { FOLLOWED_DAYS } from '../../core/reminders/followed.ts'
import { type Act, alone } from './act.ts'
import { optional } from './field.ts'
import { costField } from './mutual-fields.ts'
import { dayInMutual } from './mutual-day.ts'
import { countField, dayField, MUTUAL, personField } from './plain-fields.ts'

/** What the books of a mutual are posted, closed and reported by. */

type ChargesPosted = {
  readonly on: CivilDate
  readonly charges: number
  readonly members: number
}

export const bill = alone('write', {
  name: 'bill',
  describe: 'posts the charges of a mutual that have begun; running it again changes nothing',
  input: {
    mutual: MUTUAL,
    on: optional(dayField('charges that have begun by this day (default: today)')),
  },
  run: async ({ ports, actor, tell }, { mutual, on }): Promise<Result<ChargesPosted>> => {
    const today = await reading(ports, (desk) => dayInMutual(desk, mutual))
    if (!today.ok) return today
    const day = on ?? today.value
    const billed = await billCharges(ports, mutual, day, actor, tell)
    if (!billed) return refused({ code: 'unknown-mutual', mutual })
    return done({ on: day, charges: billed.charges, members: billed.members })
  },
})

export const close = alone('write', {
  name: 'close',
  describe:
    'closes the books of a mutual for good, through a day that is over; what is recorded later counts on the first open day',
  input: {
    mutual: MUTUAL,
    through: dayField('the last day that is closed'),
    by: personField('the person who closes them'),
  },
  run: ({ ports, actor }, { mutual, through, by }) =>
    closeBooks(ports, mutual, through, { by, actor }),
})

const SPAN = {
  from: optional(dayField('the first day (default: the first of the month)')),
  to: optional(dayField('the last day (default: today)')),
} as const

export const reportMessages = alone('read', {
  name: 'report messages',
  describe:
    'the SMS that were queued in a span of days, by kind: sent, failed, parts, and what the carrier asked for them',
  input: { mutual: MUTUAL, ...SPAN },
  run: ({ ports }, { mutual, from, to }) =>
    readMessages(ports, mutual, { from: from ?? undefined, to: to ?? undefined }),
})

export const remindersReport = alone('read', {
  name: 'report reminders',
  describe: `the reminders that left in a span of days, by stage and wording: how many, how many members paid within ${FOLLOWED_DAYS} days, and how much; a payment counts for the last reminder before it`,
  input: { mutual: MUTUAL, ...SPAN },
  run: ({ ports }, { mutual, from, to }) =>
    reportReminders(ports, mutual, { from: from ?? undefined, to: to ?? undefined }),
})

export const RENEWAL_DAYS = 30

export const reportIndicators = alone('read', {
  name: 'report indicators',
  describe:
    'the indicators of a span of days, each by a fixed formula, ratios in per mille rounded half up: collection, renewal, penetration, claims, running costs, use, people confirmed at clinics, days from bill to payment, households that paid and renewals by month, arrears by age, unmatched receipts',
  input: {
    mutual: MUTUAL,
    from: dayField('the first day'),
    to: dayField('the last day'),
    renewalDays: optional(
      countField(`how many days after one term the next may start (default: ${RENEWAL_DAYS})`),
    ),
    population: optional(countField('the target population, for penetration')),
    otherCosts: optional(
      costField('running costs of the span that these books do not have: pay, rent'),
    ),
  },
  run: ({ ports }, { mutual, from, to, renewalDays }) =>
    readIndicators(ports, mutual, { from, to }, renewalDays ?? RENEWAL_DAYS),
})

export const BOOKS_ACTS: readonly Act[] = [
  bill,
  close,
  reportMessages,
  remindersReport,
  reportIndicators,
]
