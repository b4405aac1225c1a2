import type { CashPaid, Happened, YearEvent } from '../events.ts'
import { plusDays } from './days.ts'
import { accountOn, isCovered, lateOf, owedOn, stateOn } from './household.ts'
import { accountNamed, balance, householdAt, leftOf, type Model } from './model.ts'
import { categoryOn } from './prices.ts'
import { CASH_DAYS_BACK } from './terms.ts'

/** Whether an event can happen: nobody pays for, or treats, whoever has left. */
export function mayBe(model: Model, event: YearEvent): boolean {
  if ('household' in event) return mayBeOf(model, event)
  switch (event.kind) {
    case 'sheet':
      return rightLines(model, event).length > 0
    case 'poor-list':
      return listed(model, event).length > 0
    case 'let-off':
      return leftOf(model, event.month) > 0
    case 'group':
      return owing(model, event.association, event.on) > 0
    case 'deposit':
      return balance(model, `571 ${event.by}`) > 0
    case 'clinic-paid':
      return balance(model, `401 ${event.provider}`) < 0
    case 'sweep':
    case 'operator-fee':
      return balance(model, '552') >= event.amount
    case 'book':
      return !event.paid || balance(model, accountNamed(event.where)) >= event.amount
    case 'book-back':
      return model.booked.has(event.reference)
    case 'close':
    case 'group-list':
    case 'newcomer':
    case 'price':
    case 'state-pays':
      return true
  }
}

function mayBeOf(model: Model, event: Extract<YearEvent, { readonly household: number }>): boolean {
  const household = householdAt(model, event.household)
  if (household.endedOn !== null) return false
  switch (event.kind) {
    case 'push':
      // A phone is asked for no more than is owed.
      return owedOn(household, event.on) > 0
    case 'notice':
    case 'strike-off':
      // Whoever has paid meanwhile is not given notice.
      return stateOn(household, event.on) === 'suspended' && isLongLate(model, event)
    case 'visit':
      return isCovered(household, event.on)
    case 'late-cash':
      return cashDay(model, event) !== 'nobody'
    case 'plan':
      return categoryOn(household, event.first).plan !== event.plan
    case 'birth':
    case 'cash':
    case 'death':
    case 'pay-bill':
    case 'resignation':
      return true
  }
} // prettier-ignore

const STRIKE_OFF_MONTHS = 4

function isLongLate(model: Model, { household, on }: { household: number; on: string }): boolean {
  const { charges } = accountOn(householdAt(model, household), on)
  return lateOf(charges, on).length >= STRIKE_OFF_MONTHS
}

/** Who may say that cash was paid on an earlier day: whoever took it, two people, or nobody. */
export function cashDay(
  model: Model,
  { on, paidOn, by, household }: CashPaid & { readonly on: string; readonly by: string },
): 'one' | 'two' | 'nobody' {
  if (paidOn === on) return 'one'
  if (paidOn <= model.closedThrough) return 'nobody'
  const { caredOn } = householdAt(model, household)
  const broughtAway = model.deposited.get(by) ?? ''
  const isRight =
    paidOn >= plusDays(on, -CASH_DAYS_BACK) && paidOn >= broughtAway && paidOn >= (caredOn ?? '')
  return isRight ? 'one' : 'two'
}

/** The lines of a collector's sheet that one person may record; who has left may pay what is owed. */
export function rightLines(model: Model, { lines, by, on }: Happened<'sheet'>): CashPaid[] {
  return lines.filter((line) => cashDay(model, { ...line, by, on }) === 'one')
}

/** Those of a list of the poor who are members still, and on no list. */
export function listed(model: Model, { households, first }: Happened<'poor-list'>): number[] {
  return households.filter((place) => {
    const household = householdAt(model, place)
    const { plan, aidedUntil } = categoryOn(household, first)
    return household.endedOn === null && plan === 'famille' && aidedUntil === null
  })
}

export function owing({ households }: Model, association: string, on: string): number {
  return households
    .filter((one) => one.association === association)
    .reduce((total, household) => total + owedOn(household, on), 0)
}
