import type { YearEvent } from './events.ts'
import { type OldHousehold, OWN } from './register.ts'

/**
 * A small mutual of its own, worked out from the register and the events alone and by none of the
 * code that it is held against: whole francs, days as text, the statutes in a few numbers.
 */

const FEE = 500
const DUE_DAY = 10
const GRACE_DAYS = 20
const PATIENT_PERCENT = { consultation: 20, surgery: 10 } as const

/** A charge, with what is paid of it and since when all of it is, and of those before it. */
export type ModelCharge = {
  readonly kind: 'fee' | 'month'
  readonly from: string
  readonly to: string
  readonly due: string
  readonly amount: number
  readonly paidBefore: number
  paid: number
  settledOn: string | null
}

export type ModelHousehold = {
  readonly joinedOn: string
  readonly charges: ModelCharge[]
  credit: number
  endedOn: string | null
  endState: string | null
  readonly people: { readonly joinedOn: string }[]
  readonly association: string
  /** Months that were paid before the year, ahead of it, and cost what they cost then. */
  readonly aheadThrough: string
}

export type Model = {
  readonly households: ModelHousehold[]
  price: number
  /** Debits less credits of every account but those of members. */
  readonly accounts: Map<string, number>
  visits: number
  refusals: number
  claims: number
  covered: number
}

export function beginYear(register: readonly OldHousehold[]): Model {
  const accounts = new Map<string, number>()
  const model = { households: register.map(opened), price: 1000, accounts, visits: 0, refusals: 0, claims: 0, covered: 0 }
  for (const { what, of, amount } of OWN) move(model, ACCOUNT[what](of), '101', signed(what, amount))
  const owed = model.households.map(owedOf).reduce(plus, 0)
  const credit = model.households.map((one) => one.credit).reduce(plus, 0)
  accounts.set('101', (accounts.get('101') ?? 0) - owed + credit)
  return model
} // prettier-ignore

const ACCOUNT: Readonly<Record<(typeof OWN)[number]['what'], (of: string) => string>> = {
  cash: (of) => `571 ${of}`,
  bank: () => '521',
  wallet: () => '552',
  clinic: (of) => `401 ${of}`,
  loan: () => '162',
  fund: (of) => of,
}

function signed(what: string, amount: number): number {
  return ['clinic', 'loan', 'fund'].includes(what) ? -amount : amount
}

/** What the register and the treasurer say of the months before the year. */
function opened({ paidThrough, owed, credit, people, association, joinedOn }: OldHousehold): ModelHousehold {
  const unpaid = new Map(owed.map(({ month, amount }) => [month, amount]))
  const months: string[] = []
  for (let month = monthAfter(paidThrough); month <= '2025-12'; month = nextMonth(month)) months.push(month)
  if (months.length === 0) months.push('2025-12')
  const charges = months.map((month) => {
    const isPaid = paidThrough >= lastDay(month)
    const missing = isPaid ? 0 : owed.length > 0 ? (unpaid.get(month) ?? 0) : 1000
    const charge = monthly(month, 1000, 1000 - missing)
    charge.paid = 1000 - missing
    return charge
  })
  const ahead = paidThrough > '2025-12-31' ? Number(paidThrough.slice(5, 7)) : 0
  const household = {
    ...{ joinedOn, charges, endedOn: null, endState: null, association },
    credit: credit + 1000 * ahead,
    people: [{ joinedOn }, ...people.map(() => ({ joinedOn }))],
    aheadThrough: paidThrough,
  }
  settle(household, '2025-12-01')
  return household
} // prettier-ignore

function monthly(month: string, amount: number, paidBefore = 0): ModelCharge {
  const from = `${month}-01`
  return {
    ...{ kind: 'month', from, to: lastDay(month), due: `${month}-${DUE_DAY}` },
    ...{ amount, paidBefore, paid: paidBefore, settledOn: null },
  }
}

/** The first of a month: everybody who is there owes it, and what was paid ahead pays it. */
export function beginMonth(model: Model, month: string): void {
  for (const household of model.households) {
    const { endedOn, aheadThrough, joinedOn } = household
    if (endedOn !== null || joinedOn > `${month}-01`) continue
    const amount = lastDay(month) <= aheadThrough ? 1000 : priceIn(model, month)
    owe(model, household, monthly(month, amount), `${month}-01`)
  }
}

/** The price of a month: what the assembly decides holds from July on. */
function priceIn(model: Model, month: string): number {
  return month >= '2026-07' ? model.price : 1000
}

function owe(model: Model, household: ModelHousehold, charge: ModelCharge, on: string): void {
  household.charges.push(charge)
  const account = charge.kind === 'fee' ? '702' : '701'
  model.accounts.set(account, (model.accounts.get(account) ?? 0) - charge.amount)
  pay(household, 0, on)
}

/** Money pays the oldest first, and the rest is ahead. */
function pay(household: ModelHousehold, amount: number, on: string): void {
  household.credit += amount
  for (const charge of household.charges) {
    const part = Math.min(household.credit, charge.amount - charge.paid)
    charge.paid += part
    household.credit -= part
  }
  settle(household, on)
}

/** From when on a charge and all before it are paid. */
function settle({ charges }: ModelHousehold, on: string): void {
  for (const charge of charges) {
    if (charge.paid < charge.amount) return
    charge.settledOn ??= charge.from > on ? charge.from : on
  }
}

export function owedOf({ charges }: ModelHousehold): number {
  return charges.map(({ amount, paid }) => amount - paid).reduce(plus, 0)
}

export function stateOf(household: ModelHousehold, on: string): string {
  const { charges, endedOn, endState } = household
  if (endedOn !== null && endedOn <= on) return endState ?? ''
  const [first, second] = charges
  const opening = first?.kind === 'fee' ? [first, second] : first && first.from <= household.joinedOn ? [first] : []
  if (opening.some((charge) => charge && charge.paid < charge.amount)) return 'applicant'
  const missing = charges.find(({ paid, amount, due }) => paid < amount && due < on)
  if (!missing) return 'active'
  return on > plusDays(missing.due, GRACE_DAYS) ? 'suspended' : 'grace'
} // prettier-ignore

/** The last day of the last month in an unbroken row of paid ones, those that credit pays included. */
export function paidThroughOf(
  { price }: Pick<Model, 'price'>,
  household: ModelHousehold,
): string | null {
  const { charges, credit, endedOn } = household
  const [first] = charges
  let through = first && first.kind !== 'fee' ? plusDays(first.from, -1) : null
  for (const { kind, paid, amount, to } of charges) {
    if (paid < amount) return through
    if (kind !== 'fee') through = to
  }
  if (endedOn !== null || through === null) return through
  return plusMonths(through, Math.floor(credit / price))
}

function plusMonths(day: string, months: number): string {
  let last = day
  for (let count = 0; count < months; count += 1) last = lastDay(monthAfter(last))
  return last
}

export function isCovered(household: ModelHousehold, on: string): boolean {
  return ['active', 'grace'].includes(stateOf(household, on))
}

/** What an event does; whether it does anything at all is said by `mayBe`. */
export function happen(model: Model, event: YearEvent): void {
  const { on } = event
  switch (event.kind) {
    case 'pay-bill':
      pay(at(model, event.household), event.amount, on)
      return put(model, '552', event.amount)
    case 'push': {
      const owed = owedOf(at(model, event.household))
      pay(at(model, event.household), owed, on)
      return put(model, '552', owed)
    }
    case 'cash':
      pay(at(model, event.household), event.amount, on)
      return put(model, `571 ${event.by}`, event.amount)
    case 'deposit': {
      const inHand = balance(model, `571 ${event.by}`)
      return move(model, '521', `571 ${event.by}`, inHand)
    }
    case 'group':
      for (const household of model.households) {
        if (household.association !== event.association) continue
        const owed = owedOf(household)
        pay(household, owed, on)
        put(model, '552', owed)
      }
      return
    case 'birth':
      at(model, event.household).people.push({ joinedOn: on })
      return
    case 'death':
      return end(at(model, event.household), on, 'deceased')
    case 'resignation':
      return end(at(model, event.household), on, 'resigned')
    case 'strike-off':
      return end(at(model, event.household), on, 'struck-off')
    case 'notice':
      return
    case 'newcomer': {
      const month = on.slice(0, 7)
      const household = newcomer(on)
      model.households.push(household)
      const fee = { from: on, to: on, due: on, amount: FEE, paidBefore: 0, paid: 0, settledOn: null }
      owe(model, household, { kind: 'fee', ...fee }, on)
      const first = monthly(month, priceIn(model, month))
      owe(model, household, { ...first, due: first.due > on ? first.due : on }, on)
      pay(household, FEE + first.amount, on)
      return put(model, '571 Awa Sy', FEE + first.amount)
    }
    case 'visit': {
      const service = event.letter ? 'surgery' : 'consultation'
      const share = event.amount - (event.amount * PATIENT_PERCENT[service]) / 100
      model.visits += 1
      model.claims += share
      return move(model, `601 ${service}`, `401 ${event.provider}`, share)
    }
    case 'clinic-paid':
      return move(model, `401 ${event.provider}`, '521', -balance(model, `401 ${event.provider}`))
    case 'sweep':
      return move(model, '521', '552', event.amount)
    case 'bank-charge':
      return move(model, '631', '521', event.amount)
    case 'operator-fee':
      return move(model, '631', '552', event.amount)
    case 'price':
      model.price = event.amount
      return
    case 'close':
      return
  }
} // prettier-ignore

/** Whether it can happen: nobody pays for, or treats, whoever has left. */
export function mayBe(model: Model, event: YearEvent): boolean {
  if ('household' in event) {
    const household = at(model, event.household)
    if (household.endedOn !== null) return false
    // A phone is asked for no more than is owed.
    if (event.kind === 'push') return owedOf(household) > 0
    // Whoever has paid meanwhile is not given notice.
    if (event.kind === 'notice' || event.kind === 'strike-off')
      return stateOf(household, event.on) === 'suspended' && lateMonths(household, event.on) >= 4
    if (event.kind === 'visit') return isCovered(household, event.on)
  }
  if (event.kind === 'deposit') return balance(model, `571 ${event.by}`) > 0
  if (event.kind === 'clinic-paid') return balance(model, `401 ${event.provider}`) < 0
  if (event.kind === 'sweep' || event.kind === 'operator-fee')
    return balance(model, '552') >= event.amount
  return true
}

export function lateMonths({ charges }: ModelHousehold, on: string): number {
  return charges.filter(({ paid, amount, due }) => paid < amount && due < on).length
}

function newcomer(joinedOn: string): ModelHousehold {
  const nothing = { endedOn: null, endState: null, association: '', aheadThrough: '', credit: 0 }
  return { joinedOn, charges: [], people: [{ joinedOn }], ...nothing }
}

function end(household: ModelHousehold, on: string, state: string): void {
  household.endedOn = on
  household.endState = state
}

/** The month is over: who was covered on its last day. */
export function endMonth(model: Model, on: string): void {
  for (const household of model.households)
    if (household.joinedOn <= on && isCovered(household, on))
      model.covered += household.people.filter(({ joinedOn }) => joinedOn <= on).length
}

export function balance({ accounts }: Model, account: string): number {
  return accounts.get(account) ?? 0
}

function put({ accounts }: Model, account: string, amount: number): void {
  accounts.set(account, (accounts.get(account) ?? 0) + amount)
}

function move(model: Model, debit: string, credit: string, amount: number): void {
  put(model, debit, amount)
  put(model, credit, -amount)
}

function at({ households }: Model, place: number): ModelHousehold {
  return households[place] as ModelHousehold
}

function plus(a: number, b: number): number {
  return a + b
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function lastDay(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10)
}

function nextMonth(month: string): string {
  return plusDays(lastDay(month), 1).slice(0, 7)
}

function monthAfter(day: string): string {
  return plusDays(day, 1).slice(0, 7)
}
