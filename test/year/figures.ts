import { daysFrom, lastDay, plusDays, sum } from './model/days.ts'
import { accountOn, coveredOn, isThere, lateOf, type ModelHousehold } from './model/household.ts'
import type { Model } from './model/model.ts'

/** The indicators of the year, by the small model alone. Money in whole francs. */

export const LAST = '2026-12-31'
const FIRST = '2026-01-01'
const RENEWAL_DAYS = 30

export const MONTHS = Array.from(
  { length: 12 },
  (_, at) => `2026-${String(at + 1).padStart(2, '0')}`,
)
const MONTH_ENDS = MONTHS.map(lastDay)

export function indicatorsOf(model: Model, today: string) {
  const { households, visits } = model
  const months = households.flatMap((household) => monthsOf(household))
  const due = months.filter((charge) => charge.due >= FIRST && charge.due <= LAST)
  const covered = households.map((household) => MONTH_ENDS.map((day) => coveredOn(household, day)))
  const span = (from: string, to: string) => renewalOf(households, { from, to, today })
  return {
    collection: {
      due: sum(due.map(({ amount }) => amount)),
      paid: sum(due.map(({ paid }) => paid)),
    },
    renewal: span(FIRST, LAST),
    renewals: MONTHS.map((month) => span(`${month}-01`, lastDay(month))),
    confirmed: confirmedOf(households, covered),
    ageing: ageingOf(households),
    earned: sum(months.map(({ paid, paidBefore, amount, aid }) => paid - paidBefore + (paid === amount ? aid : 0))),
    beneficiaries: sum(households.map(peopleOn)),
    covered: sum(covered.flat().map((people) => people.length)),
    paying: MONTHS.map((month) => households.filter((household) => hasPaidIn(household, month)).length),
    billDays: billDaysOf(model),
    claims: sum(visits.map(({ share }) => share)),
    visits: visits.length,
    costs: costsOf(model),
    unmatched: {
      receipts: sum(households.flatMap(({ payments }) => payments.map(({ amount }) => amount))),
      ...{ unmatched: 0, week: 0, month: 0, older: 0, oldestDays: null },
    },
    otherCurrency: 0,
  }
} // prettier-ignore

function monthsOf(household: ModelHousehold, on = LAST) {
  return accountOn(household, on).charges.filter(({ kind }) => kind === 'month')
}

export function peopleOn(household: ModelHousehold): number {
  if (!isThere(household, LAST)) return 0
  return household.people.filter(({ joinedOn }) => joinedOn <= LAST).length
}

/** Of each household the last month that was paid in time, and whether the next one was within 30 days. */
function renewalOf(
  households: readonly ModelHousehold[],
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
) {
  const renewal = { ended: 0, renewed: 0, pending: 0 }
  for (const household of households) {
    const months = monthsOf(household, plusDays(to, RENEWAL_DAYS))
    const at = months.findLastIndex(
      (month) =>
        month.to >= from &&
        month.to <= to &&
        month.settledOn !== null &&
        month.settledOn <= month.to,
    )
    const last = months[at]
    if (!last) continue
    const until = plusDays(last.to, RENEWAL_DAYS)
    const next = months[at + 1]?.settledOn
    if (until >= today) renewal.pending += 1
    else {
      renewal.ended += 1
      if (next && next <= until) renewal.renewed += 1
    }
  }
  return renewal
}

/** People who had cover at the end of some month, and those of them about whom a clinic heard yes. */
function confirmedOf(
  households: readonly ModelHousehold[],
  byMonth: readonly (readonly (readonly number[])[])[],
) {
  const all = households.map(({ confirmed }, at) => {
    const covered = new Set(byMonth[at]?.flat())
    const both = [...covered].filter((place) => confirmed.has(place))
    return { covered: covered.size, confirmed: both.length }
  })
  return {
    covered: sum(all.map(({ covered }) => covered)),
    confirmed: sum(all.map(({ confirmed }) => confirmed)),
  }
}

function ageingOf(households: readonly ModelHousehold[]) {
  const nobody = () => ({ members: 0, amount: 0 })
  const ageing = { one: nobody(), two: nobody(), three: nobody(), over: nobody() }
  for (const household of households) {
    const late = lateOf(accountOn(household, LAST).charges, LAST)
    if (late.length === 0) continue
    const behind = (['one', 'two', 'three'] as const)[Math.min(late.length, 3) - 1] ?? 'one'
    const bucket = ageing[household.endedOn === null ? behind : 'over']
    bucket.members += 1
    bucket.amount += sum(late.map(({ amount, paid }) => amount - paid))
  }
  return ageing
}

export function hasPaidIn({ payments }: ModelHousehold, month: string): boolean {
  return payments.some(({ on }) => on.startsWith(month))
}

/** Bills that were paid, and their days together. */
export function billDaysOf({ visits }: Model) {
  const paid = visits.flatMap(({ on, paidOn, share }) => (paidOn && share > 0 ? [daysFrom(on, paidOn)] : []))
  return { bills: paid.length, days: sum(paid) }
} // prettier-ignore

/** What it cost to run the mutual: neither care nor contributions that are lost. */
function costsOf({ entries }: Model): number {
  const isOwn = (account: string) => /^6/.test(account) && !/^(601|651)/.test(account)
  const year = entries.filter(({ on }) => on <= LAST)
  return (
    sum(year.filter(({ debit }) => isOwn(debit)).map(({ amount }) => amount)) -
    sum(year.filter(({ credit }) => isOwn(credit)).map(({ amount }) => amount))
  )
}
