import { z } from 'zod'
import {
  type LateReturn,
  type PeriodLength,
  type Plan,
  PLAN_DEFAULTS,
} from '../../core/plans/plan.ts'
import type { Currency } from '../../core/money.ts'
import type { FileFault } from '../../core/statutes/statutes.ts'
import {
  contributionFaults,
  extraPeople,
  latePenalty,
  season,
  subsidy,
} from './statutes-contributions.ts'
import {
  amount,
  code,
  day,
  listOf,
  oneOf,
  span,
  whole,
  wrongType,
  yearStart,
  yesOrNo,
} from './statutes-fields.ts'
import { childContribution, familyMaximum, rhythms, unitFaults } from './statutes-prices.ts'
import { FAMILY_OR_PERSON, serviceFaults, serviceSchema } from './statutes-services.ts'

/** Days of the longest period of each length, and its months (0: not made of months). */
const LONGEST: Readonly<Record<PeriodLength, { readonly days: number; readonly months: number }>> =
  {
    week: { days: 7, months: 0 },
    month: { days: 31, months: 1 },
    quarter: { days: 92, months: 3 },
    'half-year': { days: 184, months: 6 },
    year: { days: 366, months: 12 },
    season: { days: 366, months: 12 },
  }

const PERIODS = ['week', 'month', 'quarter', 'half-year', 'year', 'season'] as const

const AGE_MAX = 150
const DAYS_MAX = 3660
const PERIODS_MAX = 1200

/** A code that lives longer is one that somebody else may find. */
const VISIT_CODE_DAYS_MAX = 31

/** A version of a plan; what it leaves out has its default. Amounts need the mutual's currency. */
export function planSchema(currency: Currency | null) {
  return z
    .strictObject(
      {
        code: code.meta({
          description: 'The name of the plan in files and commands. It never changes.',
          example: 'family',
        }),
        validFrom: day.describe('The first day of this version. A later day makes a new version.'),
        unit: oneOf(FAMILY_OR_PERSON).describe(
          'Whether a contribution is for the family or for each person in it.',
        ),
        period: oneOf(PERIODS).meta({
          description: 'What a contribution pays for.',
          example: 'month',
        }),
        anchor: oneOf(['calendar', 'joining'])
          .default('calendar')
          .describe('Whether periods follow the calendar or run from the day of joining.'),
        yearStart: yearStart
          .default('01-01')
          .describe('The day on which years, and the parts of one, begin.'),
        season: season
          .nullable()
          .default(PLAN_DEFAULTS.season)
          .describe('With the period `season`: when in the year contributions are paid.'),
        contribution: amount(currency, 1).describe(
          'What a period costs, for the family or for each person.',
        ),
        extraPeople: extraPeople(currency)
          .nullable()
          .default(PLAN_DEFAULTS.extraPeople)
          .describe('What a large family pays more.'),
        childContribution: childContribution(currency),
        familyMaximum: familyMaximum(currency),
        rhythms: rhythms(currency),
        joiningFee: amount(currency, 0)
          .default(0 as Plan['joiningFee'])
          .meta({ description: 'What joining costs, once.', example: '1000' }),
        joiningFeePer: oneOf(['household', 'person'])
          .default(PLAN_DEFAULTS.joiningFeePer)
          .describe('Whether the fee is for the household or for each person in it.'),
        additions: oneOf(['next-period', 'pro-rata'])
          .default(PLAN_DEFAULTS.additions)
          .describe(
            'Whether somebody who is added costs from the next period on, or for the rest of this one too.',
          ),
        paidInArrears: yesOrNo.default(PLAN_DEFAULTS.paidInArrears).meta({
          description:
            'Whether the contribution of a period is due after it: `dueDay` counts in the period that follows, and the joining fee alone opens the membership.',
          example: true,
        }),
        dueDay: whole(1, LONGEST.year.days).default(1).meta({
          description: 'The day of the period on which its contribution is due; 1 is the first.',
          example: 5,
        }),
        graceDays: whole(0, DAYS_MAX).default(0).meta({
          description: 'Rights stay open for so many days after the due day.',
          example: 15,
        }),
        suspendAfterPeriods: whole(1, PERIODS_MAX)
          .default(PLAN_DEFAULTS.suspendAfterPeriods)
          .meta({ description: 'Rights close after so many unpaid periods in a row.', example: 2 }),
        maxInstalments: whole(1, PERIODS_MAX)
          .nullable()
          .default(PLAN_DEFAULTS.maxInstalments)
          .meta({
            description:
              'A member is asked for a contribution in at most so many parts. Whatever arrives counts.',
            example: 3,
          }),
        arrearsFirst: yesOrNo.default(PLAN_DEFAULTS.arrearsFirst).meta({
          description: 'Whether money pays the oldest debt first, or the current period.',
          example: false,
        }),
        subsidy: subsidy
          .nullable()
          .default(PLAN_DEFAULTS.subsidy)
          .describe('A part of each contribution that somebody else owes.'),
        latePenalty: latePenalty(currency)
          .nullable()
          .default(PLAN_DEFAULTS.latePenalty)
          .describe('What is charged once for a contribution that is late.'),
        waiting: span.nullable().default(null).describe('How long a new member waits for rights.'),
        dependantWaiting: span
          .nullable()
          .default(null)
          .meta({
            description:
              'How long somebody waits who is added later. Without it as long as a member.',
            example: { days: 30 },
          }),
        newbornDays: whole(0, DAYS_MAX).default(0).meta({
          description: 'A child that is registered within so many days of birth does not wait.',
          example: 30,
        }),
        adultAge: whole(0, AGE_MAX)
          .default(PLAN_DEFAULTS.adultAge)
          .describe('From this age on one may be the member of a household.'),
        minimumPaidShare: whole(1, 100).default(100).meta({
          description: 'So many percent of a contribution open the rights of its period.',
          example: 50,
        }),
        minimumPaidMonths: whole(1, LONGEST.year.months).nullable().default(null).meta({
          description: 'With a share below 100: for so many months of the period only.',
          example: 6,
        }),
        dependantMaxAge: whole(0, AGE_MAX)
          .nullable()
          .default(null)
          .meta({ description: 'The last age of a dependant that is covered.', example: 17 }),
        strikeOffAfterPeriods: whole(1, PERIODS_MAX).nullable().default(null).meta({
          description:
            'A member may be struck off after so many unpaid periods. Without it nobody is.',
          example: 6,
        }),
        strikeOffNoticeDays: whole(1, LONGEST.year.days)
          .default(PLAN_DEFAULTS.strikeOffNoticeDays)
          .describe(
            'Days between the two notices before that, and from the second to the decision.',
          ),
        readmission: readmission
          .default(PLAN_DEFAULTS.readmission)
          .describe('What is asked of a member who comes back.'),
        lateReturn: lateReturn
          .nullable()
          .default(null)
          .describe('A new waiting for whoever pays after a long suspension.'),
        feesPaidBy: oneOf(['member', 'mutual'])
          .nullable()
          .default(PLAN_DEFAULTS.feesPaidBy)
          .describe(
            "Who bears the operator's fee. Members read it before they pay; without it nothing is said.",
          ),
        visitCodeDays: whole(0, VISIT_CODE_DAYS_MAX)
          .default(PLAN_DEFAULTS.visitCodeDays)
          .describe('The code of a yes takes a bill for so many days after its own.'),
        referralDays: whole(0, DAYS_MAX)
          .default(PLAN_DEFAULTS.referralDays)
          .describe('A referral holds for so many days after its own.'),
        letterApprovalAbove: amount(currency, 0)
          .nullable()
          .default(PLAN_DEFAULTS.letterApprovalAbove)
          .meta({
            description: 'A guarantee letter over more than this needs a second person.',
            example: '100000',
          }),
        services: listOf(serviceSchema(currency)).default([]).describe('What is covered.'),
      },
      { error: wrongType('an object') },
    )
    .transform((plan): Plan => plan)
}

const lateReturn = z
  .strictObject(
    {
      afterMonths: whole(0, PERIODS_MAX).meta({
        description: 'Of more than so many months.',
        example: 3,
      }),
      waiting: span.meta({
        description: 'How long, from the payment that ends it.',
        example: { months: 1 },
      }),
      exceptBelowAge: whole(1, AGE_MAX).optional().meta({
        description: 'Whoever is younger does not wait again.',
        example: 5,
      }),
    },
    { error: wrongType('an object') },
  )
  .transform(({ exceptBelowAge, ...rule }): LateReturn => ({
    ...rule,
    ...(exceptBelowAge !== undefined && { exceptBelowAge }),
  }))

const readmission = z.strictObject(
  {
    arrears: oneOf(['owed', 'forgiven'])
      .default(PLAN_DEFAULTS.readmission.arrears)
      .describe('Whether what was unpaid before is owed still.'),
    waiting: span
      .nullable()
      .default(PLAN_DEFAULTS.readmission.waiting)
      .describe("The waiting after it. Without it the plan's."),
  },
  { error: wrongType('an object') },
)

/**
 * What contradicts itself inside a plan, looked for in the file's own words so that it is named
 * even when another field of the plan is wrong.
 */
export function planContradictions(plan: Readonly<Record<string, unknown>>): FileFault[] {
  return [
    ...dueDayFaults(plan),
    ...partPaymentFaults(plan),
    ...anchorFaults(plan),
    ...contributionFaults(plan),
    ...unitFaults(plan),
    ...serviceFaults(plan),
  ]
}

function dueDayFaults({ period, dueDay }: Readonly<Record<string, unknown>>): FileFault[] {
  if (!isPeriod(period) || typeof dueDay !== 'number') return []
  const { days } = LONGEST[period]
  if (dueDay <= days || dueDay > LONGEST.year.days) return []
  return [
    { path: 'dueDay', why: `is past the end of every ${period}, which has ${days} days at most` },
  ]
}

function partPaymentFaults(plan: Readonly<Record<string, unknown>>): FileFault[] {
  const { period, minimumPaidMonths: months } = plan
  const faults: FileFault[] = []
  if (typeof months !== 'number') return faults
  const fault = (why: string) => faults.push({ path: 'minimumPaidMonths', why })
  if ((plan.minimumPaidShare ?? 100) === 100) fault('needs a minimumPaidShare below 100')
  if (isPeriod(period) && months >= LONGEST[period].months && months <= LONGEST.year.months)
    fault(`must be less than the months of a ${period}`)
  return faults
}

function anchorFaults({ anchor, yearStart }: Readonly<Record<string, unknown>>): FileFault[] {
  if (anchor !== 'joining' || yearStart === undefined || yearStart === '01-01') return []
  return [{ path: 'yearStart', why: 'means nothing when periods run from the day of joining' }]
}

function isPeriod(value: unknown): value is PeriodLength {
  return typeof value === 'string' && Object.hasOwn(LONGEST, value)
}
