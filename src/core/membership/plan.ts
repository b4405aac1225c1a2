import type { CivilDate, Span } from '../dates.ts'
import type { Minor } from '../money.ts'

export type PeriodLength = 'week' | 'month' | 'quarter' | 'half-year' | 'year'

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
  readonly contribution: Minor
  readonly joiningFee: Minor
  /** Day of the period on which its charge is due, 1 the first; past the end it is the last. */
  readonly dueDay: number
  /** Days after the due day on which rights stay open. */
  readonly graceDays: number
  readonly waiting: Span | null
  readonly dependantWaiting: Span | null
  /** A newborn registered within this many days of birth does not wait. */
  readonly newbornDays: number
  /** Percent of a period's contribution that opens its rights. */
  readonly minimumPaidShare: number
  /** With a share below 100: the months of the period that such a part payment opens. */
  readonly minimumPaidMonths: number | null
  /** The last age covered for a dependant, or null for no end. */
  readonly dependantMaxAge: number | null
  readonly strikeOffAfterPeriods: number | null
  /** After a suspension of more than `afterMonths`, a new waiting from the payment that ends it. */
  readonly lateReturn: { readonly afterMonths: number; readonly waiting: Span } | null
  readonly services: readonly Service[]
}

export type Service = {
  readonly code: string
  readonly patientPercent: number
  /** Replaces the plan's waiting for this service. */
  readonly waiting: Span | null
  readonly guaranteeLetter: boolean
  readonly ceiling: Ceiling | null
}

export type Ceiling = {
  readonly amount: Minor
  readonly per: 'person' | 'family'
  readonly every: 'period' | 'year'
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
