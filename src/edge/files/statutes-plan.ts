import { z } from 'zod'
import {
  CEILING_DEFAULTS,
  type LateReturn,
  type PeriodLength,
  type Plan,
  PLAN_DEFAULTS,
  type Service,
  SERVICE_DEFAULTS,
} from '../../core/membership/plan.ts'
import type { Currency } from '../../core/money.ts'
import type { FileFault } from '../../core/statutes.ts'
import { fieldsOf, listIn } from './part-reader.ts'
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
const FAMILY_OR_PERSON = ['person', 'family'] as const

const AGE_MAX = 150
const DAYS_MAX = 3660
const PERIODS_MAX = 1200
const VISITS_MAX = 10_000

/** A code that lives longer is one that somebody else may find. */
const VISIT_CODE_DAYS_MAX = 31

/** A version of a plan; what it leaves out has its default. Amounts need the mutual's currency. */
export function planSchema(currency: Currency | null) {
  return z
    .strictObject(
      {
        code,
        validFrom: day,
        unit: oneOf(FAMILY_OR_PERSON),
        period: oneOf(PERIODS),
        anchor: oneOf(['calendar', 'joining']).default('calendar'),
        yearStart: yearStart.default('01-01'),
        season: season.nullable().default(PLAN_DEFAULTS.season),
        contribution: amount(currency, 1),
        extraPeople: extraPeople(currency).nullable().default(PLAN_DEFAULTS.extraPeople),
        joiningFee: amount(currency, 0).default(0 as Plan['joiningFee']),
        joiningFeePer: oneOf(['household', 'person']).default(PLAN_DEFAULTS.joiningFeePer),
        additions: oneOf(['next-period', 'pro-rata']).default(PLAN_DEFAULTS.additions),
        dueDay: whole(1, LONGEST.year.days).default(1),
        graceDays: whole(0, DAYS_MAX).default(0),
        suspendAfterPeriods: whole(1, PERIODS_MAX).default(PLAN_DEFAULTS.suspendAfterPeriods),
        maxInstalments: whole(1, PERIODS_MAX).nullable().default(PLAN_DEFAULTS.maxInstalments),
        arrearsFirst: yesOrNo.default(PLAN_DEFAULTS.arrearsFirst),
        subsidy: subsidy.nullable().default(PLAN_DEFAULTS.subsidy),
        latePenalty: latePenalty(currency).nullable().default(PLAN_DEFAULTS.latePenalty),
        waiting: span.nullable().default(null),
        dependantWaiting: span.nullable().default(null),
        newbornDays: whole(0, DAYS_MAX).default(0),
        adultAge: whole(0, AGE_MAX).default(PLAN_DEFAULTS.adultAge),
        minimumPaidShare: whole(1, 100).default(100),
        minimumPaidMonths: whole(1, LONGEST.year.months).nullable().default(null),
        dependantMaxAge: whole(0, AGE_MAX).nullable().default(null),
        strikeOffAfterPeriods: whole(1, PERIODS_MAX).nullable().default(null),
        strikeOffNoticeDays: whole(1, LONGEST.year.days).default(PLAN_DEFAULTS.strikeOffNoticeDays),
        readmission: readmission.default(PLAN_DEFAULTS.readmission),
        lateReturn: lateReturn.nullable().default(null),
        feesPaidBy: oneOf(['member', 'mutual']).nullable().default(PLAN_DEFAULTS.feesPaidBy),
        visitCodeDays: whole(0, VISIT_CODE_DAYS_MAX).default(PLAN_DEFAULTS.visitCodeDays),
        referralDays: whole(0, DAYS_MAX).default(PLAN_DEFAULTS.referralDays),
        letterApprovalAbove: amount(currency, 0)
          .nullable()
          .default(PLAN_DEFAULTS.letterApprovalAbove),
        services: listOf(serviceSchema(currency)).default([]),
      },
      { error: wrongType('an object') },
    )
    .transform((plan): Plan => plan)
}

const lateReturn = z
  .strictObject(
    {
      afterMonths: whole(0, PERIODS_MAX),
      waiting: span,
      exceptBelowAge: whole(1, AGE_MAX).optional(),
    },
    { error: wrongType('an object') },
  )
  .transform(({ exceptBelowAge, ...rule }): LateReturn => ({
    ...rule,
    ...(exceptBelowAge !== undefined && { exceptBelowAge }),
  }))

const readmission = z.strictObject(
  {
    arrears: oneOf(['owed', 'forgiven']).default(PLAN_DEFAULTS.readmission.arrears),
    waiting: span.nullable().default(PLAN_DEFAULTS.readmission.waiting),
  },
  { error: wrongType('an object') },
)

function serviceSchema(currency: Currency | null) {
  const ceiling = z.strictObject(
    {
      amount: amount(currency, 1).nullable().default(CEILING_DEFAULTS.amount),
      count: whole(1, VISITS_MAX).nullable().default(CEILING_DEFAULTS.count),
      per: oneOf(FAMILY_OR_PERSON),
      every: oneOf(['period', 'year']),
      extraPerPerson: amount(currency, 0).default(CEILING_DEFAULTS.extraPerPerson),
    },
    { error: wrongType('an object') },
  )
  return z
    .strictObject(
      {
        code,
        patientPercent: whole(0, 100),
        waiting: span.nullable().default(null),
        deductible: amount(currency, 0).default(SERVICE_DEFAULTS.deductible),
        referral: yesOrNo.default(SERVICE_DEFAULTS.referral),
        emergency: yesOrNo.default(SERVICE_DEFAULTS.emergency),
        guaranteeLetter: yesOrNo.default(false),
        ceiling: ceiling.nullable().default(null),
      },
      { error: wrongType('an object') },
    )
    .transform((service): Service => service)
}

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

function serviceFaults(plan: Readonly<Record<string, unknown>>): FileFault[] {
  return listIn(plan.services).flatMap((item, index) => {
    const service = fieldsOf(item)
    const path = `services[${index}]`
    const faults = ceilingFaults(service.ceiling, `${path}.ceiling`)
    if (service.emergency !== true) return faults
    const asked = ['guaranteeLetter', 'referral'].filter((field) => service[field] === true)
    const why = 'cannot be asked for in an emergency'
    return [...faults, ...asked.map((field) => ({ path: `${path}.${field}`, why }))]
  })
}

function ceilingFaults(value: unknown, path: string): FileFault[] {
  if (value === undefined || value === null) return []
  const { amount, count, per, extraPerPerson } = fieldsOf(value)
  const hasAmount = amount !== undefined && amount !== null
  const hasCount = count !== undefined && count !== null
  const faults: FileFault[] = []
  if (!hasAmount && !hasCount) faults.push({ path, why: 'needs an amount or a count' })
  if (extraPerPerson === undefined || extraPerPerson === '0') return faults
  const extra = `${path}.extraPerPerson`
  if (!hasAmount) faults.push({ path: extra, why: 'needs an amount that it is added to' })
  if (per === 'person') faults.push({ path: extra, why: 'means nothing for a ceiling per person' })
  return faults
}

function isPeriod(value: unknown): value is PeriodLength {
  return typeof value === 'string' && Object.hasOwn(LONGEST, value)
}
