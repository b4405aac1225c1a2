import type { YearEvent } from '../events.ts'
import { newcomer } from './begin.ts'
import { sum } from './days.ts'
import { type ModelCategory, type ModelHousehold, owedOn } from './household.ts'
import { listed, rightLines } from './may-be.ts'
import {
  accountNamed,
  balance,
  householdAt,
  leftOf,
  MEMBERS,
  type Model,
  move,
  STATE_OWES,
} from './model.ts'
import { categoryOn, shareOf } from './prices.ts'

/** What an event does; whether it does anything at all is said by `mayBe`. */
export function happen(model: Model, event: YearEvent): void {
  const { on } = event
  switch (event.kind) {
    case 'pay-bill':
      return pay(model, event.household, event.amount, '552', on)
    case 'push':
      return pay(model, event.household, owedOn(householdAt(model, event.household), on), '552', on)
    case 'cash':
      return pay(model, event.household, event.amount, `571 ${event.by}`, on)
    case 'late-cash':
      return pay(model, event.household, event.amount, `571 ${event.by}`, event.paidOn, on)
    case 'sheet':
      for (const { household, amount, paidOn } of rightLines(model, event))
        pay(model, household, amount, `571 ${event.by}`, paidOn, on)
      return
    case 'group':
      return payForGroup(model, event)
    case 'group-list':
      for (const { household, amount } of event.parts)
        pay(model, household, amount, '521', event.paidOn, on)
      return
    case 'deposit': {
      model.deposited.set(event.by, on)
      return move(model, on, '521', `571 ${event.by}`, balance(model, `571 ${event.by}`))
    }
    case 'birth':
      householdAt(model, event.household).people.push({ joinedOn: on })
      return
    case 'death':
      return end(model, event.household, on, 'deceased')
    case 'resignation':
      return end(model, event.household, on, 'resigned')
    case 'strike-off':
      return end(model, event.household, on, 'struck-off')
    case 'newcomer': {
      const amount = newcomer(model, on)
      return pay(model, model.households.length - 1, amount, '571 Awa Sy', on)
    }
    case 'poor-list':
      for (const place of listed(model, event))
        recategorise(model, place, event.first, { aidedUntil: event.until })
      return
    case 'plan':
      return recategorise(model, event.household, event.first, { plan: event.plan, aidedUntil: null })
    case 'state-pays':
      model.payer.received += event.amount
      return move(model, on, '521', STATE_OWES, event.amount)
    case 'let-off':
      return letOff(model, event.month, on)
    case 'visit':
      return visit(model, event)
    case 'clinic-paid':
      return payClinic(model, event.provider, on)
    case 'sweep':
      return move(model, on, '521', '552', event.amount)
    case 'operator-fee':
      return move(model, on, '631', '552', event.amount)
    case 'book':
      model.booked.add(event.reference)
      return event.paid
        ? move(model, on, event.account, accountNamed(event.where), event.amount)
        : move(model, on, accountNamed(event.where), event.account, event.amount)
    case 'book-back':
      return move(model, on, accountNamed(event.where), event.account, event.amount)
    case 'close':
      model.closedThrough = event.through
      return
    case 'notice':
    case 'price':
      return
  }
} // prettier-ignore

/** Money of a household, and where it is now. */
function pay(
  model: Model,
  place: number,
  amount: number,
  account: string,
  on: string,
  recordedOn = on,
): void {
  householdAt(model, place).payments.push({ on, recordedOn, amount })
  move(model, on, account, MEMBERS, amount)
}

const GROUP_MONEY = { prompt: '552', cheque: '521', cash: '571 Ibra Ba' } as const

/** What each of its members owes. */
function payForGroup(
  model: Model,
  { association, way, on }: Extract<YearEvent, { readonly kind: 'group' }>,
): void {
  model.households.forEach((household, place) => {
    const owed = household.association === association ? owedOn(household, on) : 0
    if (owed > 0) pay(model, place, owed, GROUP_MONEY[way], on)
  })
}

function recategorise(
  model: Model,
  place: number,
  from: string,
  change: Partial<Omit<ModelCategory, 'from'>>,
): void {
  const household = householdAt(model, place)
  household.categories.push({ ...categoryOn(household, from), ...change, from })
}

/** What the State does not pay of a month is lost. */
function letOff(model: Model, month: string, on: string): void {
  const left = leftOf(model, month)
  const before = model.payer.months.get(month)
  if (!before) return
  before.givenUp += left
  move(model, on, '651', STATE_OWES, left)
}

function visit(model: Model, event: Extract<YearEvent, { readonly kind: 'visit' }>): void {
  const { on, household: place, provider, amount } = event
  const household = householdAt(model, place)
  const service = event.letter ? 'surgery' : 'consultation'
  const person = personOf(household, event)
  const share = shareOf(household, on, service, amount)
  household.confirmed.add(person)
  const seen = { on, household: place, place: person, provider, service, amount, share } as const
  model.visits.push({ ...seen, paidOn: null })
  move(model, on, `601 ${service}`, `401 ${provider}`, share)
}

/** Who of the household is ill: those with a letter are the member. */
export function personOf(
  { people }: ModelHousehold,
  { person, letter, on }: Extract<YearEvent, { readonly kind: 'visit' }>,
): number {
  const there = people.filter(({ joinedOn }) => joinedOn <= on).length
  return letter ? 0 : person % there
}

function payClinic(model: Model, provider: string, on: string): void {
  move(model, on, `401 ${provider}`, '521', -balance(model, `401 ${provider}`))
  for (const seen of model.visits) if (seen.provider === provider) seen.paidOn ??= on
}

function end(model: Model, place: number, on: string, state: string): void {
  const household = householdAt(model, place)
  household.endedOn = on
  household.endState = state
}

/** The year goes into the funds on the first open day: its share into the legal reserve. */
export function closeYear(model: Model, on: string, percent: number): void {
  const results = [...model.accounts].filter(([account]) => /^[67]/.test(account))
  const result = -sum(results.map(([, amount]) => amount))
  for (const [account, amount] of results) move(model, on, '131', account, amount)
  const reserve = result > 0 ? Math.ceil((result * percent) / 100) : 0
  move(model, on, '131', '111', reserve)
  move(model, on, '131', '121', result - reserve)
}
