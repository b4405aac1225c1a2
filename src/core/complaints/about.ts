import { type CivilDate, daysBetween, type Instant } from '../dates.ts'

/**
 * A clinic may ask in the evening and treat the next morning, and people are out by a day. Money
 * takes longer: an operator may tell of it late.
 */
const CHECK_DAYS = 1
const MONEY_DAYS = 2

/** A question of the clinic about somebody of the household. */
export type CheckSeen = {
  readonly id: string
  readonly provider: string
  readonly on: CivilDate
  readonly at: Instant
}

/** The check of the household at a clinic that a complaint is about: the nearest day, the latest one. */
export function checkMeant<Check extends CheckSeen>(
  checks: readonly Check[],
  provider: string,
  on: CivilDate,
): Check | null {
  return nearest(
    checks.filter((check) => check.provider === provider),
    on,
    CHECK_DAYS,
  )
}

/** Money of the member, or from the phone that complains. */
export type MoneySeen = {
  readonly kind: 'receipt' | 'request'
  readonly id: string
  /** A receipt that is nobody's yet, a request that nobody paid, or money that was counted. */
  readonly state: 'suspense' | 'unpaid' | 'counted'
  readonly on: CivilDate
  readonly at: Instant
}

const LIKELY = ['suspense', 'unpaid', 'counted'] as const satisfies readonly MoneySeen['state'][]

/**
 * The money that somebody says was not seen: what lies in suspense before a request that nobody
 * paid, and that before money that was counted.
 */
export function moneyMeant<Money extends MoneySeen>(
  money: readonly Money[],
  on: CivilDate,
): Money | null {
  for (const state of LIKELY) {
    const found = nearest(
      money.filter((one) => one.state === state),
      on,
      MONEY_DAYS,
    )
    if (found) return found
  }
  return null
}

function nearest<One extends { readonly on: CivilDate; readonly at: Instant }>(
  all: readonly One[],
  on: CivilDate,
  most: number,
): One | null {
  const far = (one: One): number => Math.abs(daysBetween(one.on, on))
  const near = all.filter((one) => far(one) <= most)
  return near.sort((a, b) => far(a) - far(b) || b.at - a.at)[0] ?? null
}
