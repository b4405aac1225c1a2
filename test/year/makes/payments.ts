import type { Dice } from '../dice.ts'
import type { YearEvent } from '../events.ts'
import { plusDays } from '../model/days.ts'
import { type Habit, type OldHousehold, two } from '../register.ts'
import { EXTENDED_FROM, isExtended, isPoor, POOR_FROM } from './categories.ts'

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)

const LAST = '2026-12-31'

/** When a household pays, and how many months at a time; the harvest is sold in November. */
const RHYTHMS: Readonly<Record<Habit, readonly (readonly [month: number, months: number])[]>> = {
  monthly: MONTHS.map((month) => [month, 1]),
  quarterly: [[1, 3], [4, 3], [7, 3], [10, 3]],
  harvest: [[6, 2], [11, 8]],
  irregular: [[2, 3], [5, 3], [8, 3], [11, 3]],
  lapsed: [[3, 1]],
} // prettier-ignore

export function paymentsOf(chance: Dice, old: OldHousehold, household: number): YearEvent[] {
  const { habit, association } = old
  // The association pays for its own.
  if (association) return []
  let missed = chance.percent(80) ? monthsBehind(old) : 0
  return RHYTHMS[habit].flatMap(([month, months]): YearEvent[] => {
    if (habit !== 'monthly' && chance.percent(habit === 'irregular' ? 20 : 8)) {
      missed += months
      return []
    }
    const on = `2026-${two(month)}-${two(2 + chance.throw(26))}`
    const price = usualPrice(old, household, on)
    const odd = habit === 'irregular' ? 50 * chance.throw(12) : 0
    const amount = price * (months + missed) + odd
    missed = 0
    const way = chance.throw(100)
    if (way < 78) return [{ on, kind: 'pay-bill', household, amount }]
    const by = chance.one(COLLECTORS)
    if (way < 94) return [{ on, kind: 'cash', household, amount, by }]
    const recorded = earlier(plusDays(on, chance.throw(10)), LAST)
    if (way < 98) return [{ on: recorded, kind: 'late-cash', household, amount, by, paidOn: on }]
    return [{ on, kind: 'push', household }]
  })
}

/** What a household thinks that a month costs; whether it does is for the books to say. */
function usualPrice(old: OldHousehold, household: number, on: string): number {
  if (isExtended(old, household) && on >= EXTENDED_FROM) return 1800
  const full = on < '2026-07-01' ? 1000 : 1200
  return isPoor(old, household) && on >= POOR_FROM ? full / 4 : full
}

const COLLECTORS = ['Awa Sy', 'Ibra Ba'] as const

/** How many months of the old year a household has not paid. */
function monthsBehind({ paidThrough }: OldHousehold): number {
  return Math.max(0, 12 - Number(paidThrough.slice(5, 7))) * (paidThrough < '2026' ? 1 : 0)
}

/** Lines on a collector's sheet, of the villages without signal. */
const SHEET_LINES = 8

/** Once a month each collector types what was written on paper in the days before. */
export function sheetsOf(chance: Dice, register: readonly OldHousehold[]): YearEvent[] {
  return MONTHS.flatMap((month) =>
    COLLECTORS.map((by, place): YearEvent => {
      const on = `2026-${two(month)}-26`
      const first = chance.throw(register.length)
      const lines = Array.from({ length: SHEET_LINES }, (_, at) => ({
        household: (first + 2 * at + place) % register.length,
        amount: 500 * (1 + chance.throw(4)),
        paidOn: plusDays(on, -chance.throw(9)),
      })).filter(({ household }) => register[household]?.association === '')
      return { on, kind: 'sheet', by, lines }
    }),
  )
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}
