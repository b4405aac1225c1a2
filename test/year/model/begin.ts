import { type OldHousehold, OWN } from '../register.ts'
import { lastDay, monthAfter, nextMonth, sum } from './days.ts'
import { type ModelCharge, type ModelHousehold, owedOn } from './household.ts'
import { MEMBERS, type Model, move, STATE_OWES } from './model.ts'
import { priceOf } from './prices.ts'
import { DUE_DAY, FEE } from './terms.ts'

const FIRST = '2026-01-01'
const OLD_PRICE = 1000

/** The mutual on its first day, by the old register and the treasurer's list. */
export function beginYear(register: readonly OldHousehold[]): Model {
  const model: Model = {
    ...{ households: register.map(opened), entries: [], accounts: new Map(), visits: [] },
    ...{ refusals: 0, payer: { months: new Map(), received: 0 }, deposited: new Map() },
    ...{ booked: new Set<string>(), closedThrough: '2025-12-31' },
  }
  for (const { what, of, amount } of OWN) {
    const isOwed = ['clinic', 'loan', 'fund'].includes(what)
    move(model, FIRST, ACCOUNT[what](of), '101', isOwed ? -amount : amount)
  }
  const owed = sum(model.households.map((household) => owedOn(household, '2025-12-31')))
  const brought = sum(model.households.map((household) => household.brought))
  move(model, FIRST, MEMBERS, '101', owed - brought)
  return model
}

const ACCOUNT: Readonly<Record<(typeof OWN)[number]['what'], (of: string) => string>> = {
  cash: (of) => `571 ${of}`,
  bank: () => '521',
  wallet: () => '552',
  clinic: (of) => `401 ${of}`,
  loan: () => '162',
  fund: (of) => of,
}

/** What the register and the treasurer say of the months before the year. */
function opened(old: OldHousehold): ModelHousehold {
  const { paidThrough, owed, credit, people, association, joinedOn } = old
  const unpaid = new Map(owed.map(({ month, amount }) => [month, amount]))
  const months: string[] = []
  for (let month = monthAfter(paidThrough); month <= '2025-12'; month = nextMonth(month))
    months.push(month)
  if (months.length === 0) months.push('2025-12')
  const charges = months.map((month) => {
    const isPaid = paidThrough >= lastDay(month)
    const missing = isPaid ? 0 : owed.length > 0 ? (unpaid.get(month) ?? 0) : OLD_PRICE
    return monthly(month, { amount: OLD_PRICE, aid: 0 }, OLD_PRICE - missing)
  })
  const ahead = paidThrough > '2025-12-31' ? Number(paidThrough.slice(5, 7)) : 0
  return {
    ...{ joinedOn, charges, payments: [], brought: credit + OLD_PRICE * ahead },
    ...{ aheadThrough: paidThrough, association, endedOn: null, endState: null },
    categories: [{ from: '', plan: 'famille', aidedUntil: null }],
    people: [{ joinedOn }, ...people.map(() => ({ joinedOn }))],
    ...{ caredOn: null, confirmed: new Set() },
  }
}

function monthly(
  month: string,
  price: { readonly amount: number; readonly aid: number },
  paidBefore = 0,
): ModelCharge {
  const days = { from: `${month}-01`, to: lastDay(month), due: `${month}-${DUE_DAY}` }
  return { kind: 'month', ...days, ...price, paidBefore }
}

/** The first of a month: everybody who is there owes it, and the State its part of it. */
export function beginMonth(model: Model, month: string): void {
  for (const household of model.households) {
    const { endedOn, joinedOn } = household
    if (endedOn !== null || joinedOn > `${month}-01`) continue
    owe(model, household, monthly(month, priceOf(household, month)), `${month}-01`)
  }
}

function owe(model: Model, household: ModelHousehold, charge: ModelCharge, on: string): void {
  household.charges.push(charge)
  const { amount, aid, kind, from } = charge
  move(model, on, MEMBERS, kind === 'fee' ? '702' : '701', amount)
  if (aid === 0) return
  move(model, on, STATE_OWES, '704', aid)
  const month = from.slice(0, 7)
  const { members, amount: before, givenUp } = model.payer.months.get(month) ?? NO_MONTH
  model.payer.months.set(month, { members: members + 1, amount: before + aid, givenUp })
}

const NO_MONTH = { members: 0, amount: 0, givenUp: 0 }

/** Somebody joins, who owes the fee and the month that runs. Returns what that comes to. */
export function newcomer(model: Model, on: string): number {
  const household: ModelHousehold = {
    ...{ joinedOn: on, charges: [], payments: [], brought: 0, aheadThrough: '', association: '' },
    ...{ categories: [{ from: '', plan: 'famille', aidedUntil: null }], people: [{ joinedOn: on }] },
    ...{ endedOn: null, endState: null, caredOn: null, confirmed: new Set() },
  }
  model.households.push(household)
  const days = { from: on, to: on, due: on }
  owe(model, household, { kind: 'fee', ...days, amount: FEE, aid: 0, paidBefore: 0 }, on)
  const month = on.slice(0, 7)
  const first = monthly(month, priceOf(household, month))
  owe(model, household, { ...first, due: first.due > on ? first.due : on }, on)
  return FEE + first.amount
} // prettier-ignore
