import { z } from 'zod'
import type { Season, Subsidy } from '../../core/plans/plan.ts'
import type { Currency } from '../../core/money.ts'
import type { FileFault } from '../../core/statutes/statutes.ts'
import { type Fields, fieldsOf, isObject } from './part-reader.ts'
import {
  amount,
  code,
  day,
  monthDay,
  oneOf,
  whole,
  wrongType,
  yearStart,
} from './statutes-fields.ts'

/** What a plan says of when contributions are paid, by whom, and what paying late costs. */

const DAYS_MAX = 3660

/** It begins on a day that every year has; a last day 29 February is the last of February. */
export const season = z
  .strictObject(
    {
      from: yearStart.describe('The first day on which the contribution is paid.'),
      to: monthDay.describe('The last day, on which it is due.'),
    },
    { error: wrongType('an object') },
  )
  .transform((window): Season => window)

export const subsidy = z
  .strictObject(
    {
      payer: code.meta({ description: 'Who pays it, by a name for the books.', example: 'state' }),
      percent: whole(1, 100).meta({
        description: 'How many percent of each contribution.',
        example: 50,
      }),
      from: day.describe('The first day of periods that it is paid for.'),
      to: day
        .nullable()
        .default(null)
        .meta({ description: 'The last day.', example: '2026-12-31' }),
      members: oneOf(['all', 'named'])
        .default('all')
        .describe('Of every member, or of those whom a decision names.'),
    },
    { error: wrongType('an object') },
  )
  .transform((given): Subsidy => given)

/** More people than any family that a mutual counts as one. */
const FAMILY_MAX = 100

export function extraPeople(currency: Currency | null) {
  return z.strictObject(
    {
      above: whole(1, FAMILY_MAX).meta({
        description: 'The contribution of a family is for so many people.',
        example: 6,
      }),
      contribution: amount(currency, 1).meta({
        description: 'What each further person adds to it.',
        example: '300',
      }),
    },
    { error: wrongType('an object') },
  )
}

export function latePenalty(currency: Currency | null) {
  return z.strictObject(
    {
      afterDays: whole(0, DAYS_MAX).meta({
        description: 'So many days after the due day.',
        example: 30,
      }),
      amount: amount(currency, 1).meta({ description: 'How much.', example: '200' }),
    },
    { error: wrongType('an object') },
  )
}

/** What of it contradicts something else in the plan. */
export function contributionFaults(plan: Fields): FileFault[] {
  return [
    ...seasonFaults(plan),
    ...instalmentFaults(plan),
    ...subsidyFaults(plan),
    ...peopleFaults(plan),
    ...suspensionFaults(plan),
    ...arrearsFaults(plan),
  ]
}

function peopleFaults(plan: Fields): FileFault[] {
  const { unit, extraPeople: extra, additions, joiningFee, joiningFeePer } = plan
  const faults: FileFault[] = []
  if (unit === 'person' && !isAbsent(extra))
    faults.push({ path: 'extraPeople', why: 'means nothing when each person has a contribution' })
  if (additions === 'pro-rata' && unit === 'family' && isAbsent(extra))
    faults.push({ path: 'additions', why: 'means nothing when a contribution counts nobody' })
  if (joiningFeePer === 'person' && (joiningFee ?? '0') === '0')
    faults.push({ path: 'joiningFeePer', why: 'means nothing without a joiningFee' })
  return faults
}

/** Whoever is struck off was suspended before. */
function suspensionFaults(plan: Fields): FileFault[] {
  const { suspendAfterPeriods: suspend, strikeOffAfterPeriods: strike } = plan
  if (typeof suspend !== 'number' || typeof strike !== 'number' || suspend <= strike) return []
  const path = 'suspendAfterPeriods'
  return [{ path, why: `is more than strikeOffAfterPeriods, which is ${strike}` }]
}

/** What is said of days before a contribution is due, and means nothing when that is afterwards. */
function arrearsFaults(plan: Fields): FileFault[] {
  if (plan.paidInArrears !== true) return []
  const faults: FileFault[] = []
  const fault = (path: string, why: string) => faults.push({ path, why })
  if (plan.period === 'season')
    fault('paidInArrears', 'cannot be with the period season, which is due as it ends')
  if (plan.arrearsFirst === false)
    fault('arrearsFirst', 'must be true when contributions are paid in arrears')
  if (!isAbsent(plan.minimumPaidMonths))
    fault('minimumPaidMonths', 'means nothing when contributions are paid in arrears')
  return faults
}

function seasonFaults({ period, season: window, anchor, dueDay }: Fields): FileFault[] {
  const faults: FileFault[] = []
  if (period !== 'season') {
    if (!isAbsent(window))
      faults.push({ path: 'season', why: 'means nothing unless the period is season' })
    return faults
  }
  if (isAbsent(window)) faults.push({ path: 'season', why: 'is missing' })
  if (anchor === 'joining')
    faults.push({ path: 'anchor', why: 'must be calendar when the period is season' })
  if (dueDay !== undefined && dueDay !== 1)
    faults.push({ path: 'dueDay', why: 'means nothing for a season, which is due as it ends' })
  return faults
}

function instalmentFaults({ maxInstalments, minimumPaidShare }: Fields): FileFault[] {
  if (maxInstalments !== 1 || (minimumPaidShare ?? 100) === 100) return []
  return [{ path: 'maxInstalments', why: 'must be 2 or more when a part payment opens rights' }]
}

function subsidyFaults({ subsidy: given, validFrom }: Fields): FileFault[] {
  const { from, to } = fieldsOf(given)
  if (typeof to !== 'string' || !isObject(given)) return []
  const faults: FileFault[] = []
  const fault = (start: unknown) => {
    if (typeof start === 'string' && to < start)
      faults.push({ path: 'subsidy.to', why: `is before ${start}` })
  }
  fault(from)
  if (faults.length === 0) fault(validFrom)
  return faults
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}
