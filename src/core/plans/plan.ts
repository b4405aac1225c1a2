import type { CivilDate, Span } from '../dates.ts'
import { type Minor, ZERO } from '../money.ts'

export type PeriodLength = 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'season'

/** The days of a year in which contributions are paid, both `MM-DD`; it may cross a new year. */
export type Season = { readonly from: string; readonly to: string }

/**
 * A part of each contribution that somebody else owes (R37): of every member's, or of those named
 * by a decision of their own. `to` is the last day on which it may be given, null for no end.
 */
export type Subsidy = {
  /** Whose account it is in the books: `state`. */
  readonly payer: string
  readonly percent: number
  readonly from: CivilDate
  readonly to: CivilDate | null
  readonly members: 'all' | 'named'
}

/** So many periods for one price, when one receipt pays them ahead. */
export type Rhythm = { readonly periods: number; readonly amount: Minor }

/** After a suspension of more than `afterMonths`, a new waiting from the payment that ends it. */
export type LateReturn = {
  readonly afterMonths: number
  readonly waiting: Span
  /** Whoever is younger than this on the day of care does not wait again. */
  readonly exceptBelowAge?: number
}

/** What is asked of a member who comes back, beside the joining fee (R34). */
type Readmission = {
  /** Whether what was unpaid before is owed still, or given up. */
  readonly arrears: 'owed' | 'forgiven'
  /** The waiting after it; null for that of the plan. */
  readonly waiting: Span | null
}

/** A set of statutes a member is under, from a first day on; later versions follow it. */
export type Plan = {
  readonly code: string
  readonly validFrom: CivilDate
  readonly unit: 'person' | 'family'
  readonly period: PeriodLength
  /** `calendar`: periods as on a wall calendar; `joining`: they run from the day of joining. */
  readonly anchor: 'calendar' | 'joining'
  /** First month and day of the year, `MM-DD`, for calendar years and their parts. */
  readonly yearStart: string
  /** With the period `season`: when it begins, and until when its contribution is due. */
  readonly season: Season | null
  readonly contribution: Minor
  /** Of a family: how many people its contribution is for, and what each further one adds. */
  readonly extraPeople: { readonly above: number; readonly contribution: Minor } | null
  /** Per person: what a person below `adultAge` costs as a period begins; null for the same. */
  readonly childContribution: Minor | null
  /** Per person: the most that all of a household cost for a period; null for no limit. */
  readonly familyMaximum: Minor | null
  /** Prices of several periods at once, of what `contribution` is one of. */
  readonly rhythms: readonly Rhythm[]
  readonly joiningFee: Minor
  /** Per person it is owed for each who belongs to the household on the day of joining. */
  readonly joiningFeePer: 'household' | 'person'
  /**
   * Whoever is added within a period costs nothing for it, or the days that are left of it, which
   * are owed with the next contribution (R10). Means nothing where people are not counted.
   */
  readonly additions: 'next-period' | 'pro-rata'
  /**
   * The charge of a period is due after it, in the period that follows, and the joining fee alone
   * opens the membership.
   */
  readonly paidInArrears: boolean
  /**
   * Day of the period on which its charge is due, of the following one where contributions are paid
   * in arrears: 1 the first; past the end it is the last.
   */
  readonly dueDay: number
  /** Days after the due day on which rights stay open. */
  readonly graceDays: number
  /** How many periods in a row go unpaid, the last with its days of grace, before rights close. */
  readonly suspendAfterPeriods: number
  /**
   * How many payments a period's contribution may be split into when a member is asked for money.
   * Whatever arrives is taken and counts, also one payment too many (R12). Null for any number.
   */
  readonly maxInstalments: number | null
  /** Money pays the oldest charge first; when false, the current period's before older ones. */
  readonly arrearsFirst: boolean
  readonly subsidy: Subsidy | null
  /** Charged once for each contribution that is not settled so many days after its due day. */
  readonly latePenalty: { readonly afterDays: number; readonly amount: Minor } | null
  readonly waiting: Span | null
  readonly dependantWaiting: Span | null
  /** A newborn registered within this many days of birth does not wait. */
  readonly newbornDays: number
  /** From this age on one may be the member of a household (R02). */
  readonly adultAge: number
  /** Percent of a period's contribution that opens its rights. */
  readonly minimumPaidShare: number
  /** With a share below 100: the months of the period that such a part payment opens. */
  readonly minimumPaidMonths: number | null
  /** The last age covered for a dependant, or null for no end. */
  readonly dependantMaxAge: number | null
  readonly strikeOffAfterPeriods: number | null
  /** Days between the two notices before striking off, and from the second to the decision. */
  readonly strikeOffNoticeDays: number
  readonly readmission: Readmission
  readonly lateReturn: LateReturn | null
  /** Who bears what the operator takes for a payment: members hear of it before they pay. */
  readonly feesPaidBy: 'member' | 'mutual' | null
  /** How many days after its own a visit code still takes a bill (R43). */
  readonly visitCodeDays: number
  /** How many days a referral holds, its own not counted. */
  readonly referralDays: number
  /** A guarantee letter over more than this needs a second person (R65); null for none does. */
  readonly letterApprovalAbove: Minor | null
  readonly services: readonly Service[]
}

export type Service = {
  readonly code: string
  readonly patientPercent: number
  /** What the patient pays of each bill beside the percentage (R47). */
  readonly deductible: Minor
  /** Replaces the plan's waiting for this service. */
  readonly waiting: Span | null
  /** Only for those whom another provider sent (S3). */
  readonly referral: boolean
  /** Also for a family whose rights are suspended; the mutual decides later (R45). */
  readonly emergency: boolean
  readonly guaranteeLetter: boolean
  readonly ceiling: Ceiling | null
}

/** The most that the mutual pays for a service: an amount, a number of visits, or both. */
export type Ceiling = {
  readonly amount: Minor | null
  readonly count: number | null
  readonly per: 'person' | 'family'
  readonly every: 'period' | 'year'
  /** Of a family: what the amount grows by for each person beside the member. */
  readonly extraPerPerson: Minor
}

/** What statutes say that do not mention it: nothing changes. */
export const PLAN_DEFAULTS = {
  season: null,
  extraPeople: null,
  childContribution: null,
  familyMaximum: null,
  rhythms: [],
  joiningFeePer: 'household',
  additions: 'next-period',
  paidInArrears: false,
  suspendAfterPeriods: 1,
  adultAge: 18,
  feesPaidBy: null,
  maxInstalments: null,
  arrearsFirst: true,
  subsidy: null,
  latePenalty: null,
  strikeOffNoticeDays: 14,
  readmission: { arrears: 'owed', waiting: null },
  visitCodeDays: 1,
  referralDays: 30,
  letterApprovalAbove: null,
} as const satisfies Partial<Plan>

export const SERVICE_DEFAULTS = {
  deductible: ZERO,
  referral: false,
  emergency: false,
} as const satisfies Partial<Service>

export const CEILING_DEFAULTS = {
  amount: null,
  count: null,
  extraPerPerson: ZERO,
} as const satisfies Partial<Ceiling>

/** A version as it was stored, with the defaults of what statutes could not yet say then. */
export function completePlan(stored: Plan): Plan {
  const services = stored.services.map((service) => ({
    ...SERVICE_DEFAULTS,
    ...service,
    ceiling: service.ceiling && { ...CEILING_DEFAULTS, ...service.ceiling },
  }))
  return { ...PLAN_DEFAULTS, ...stored, services }
}

/**
 * The version of a plan in force on a day: the last that began on or before it.
 * `versions` are those of one plan, in any order. Null before the first.
 */
export function versionOn(versions: readonly Plan[], day: CivilDate): Plan | null {
  let found: Plan | null = null
  for (const version of versions) {
    if (version.validFrom <= day && (!found || version.validFrom > found.validFrom)) found = version
  }
  return found
}

/** The plan whose version in force is the oldest: most members have it; null when none is. */
export function usualPlan(plans: readonly Plan[], today: CivilDate): Plan | null {
  const inForce = [...new Set(plans.map(({ code }) => code))].flatMap((code) => {
    const versions = plans.filter((plan) => plan.code === code)
    return versionOn(versions, today) ?? []
  })
  return inForce.reduce<Plan | null>(
    (oldest, plan) => (oldest && oldest.validFrom <= plan.validFrom ? oldest : plan),
    null,
  )
}
