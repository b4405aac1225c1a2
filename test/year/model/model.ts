import type { ModelHousehold } from './household.ts'
import type { Service } from './terms.ts'

/**
 * A small mutual of its own, worked out from the register and the events alone and by none of the
 * code that it is held against: whole francs, days as text, the statutes in a few numbers.
 */
export type Model = {
  readonly households: ModelHousehold[]
  /** Everything that moved, in order; `members` is what they owe less what they paid ahead. */
  readonly entries: ModelEntry[]
  /** Debits less credits of every account. */
  readonly accounts: Map<string, number>
  readonly visits: ModelVisit[]
  refusals: number
  readonly payer: ModelPayer
  /** The day on which somebody last brought cash away. */
  readonly deposited: Map<string, string>
  /** Numbers under which other money was booked. */
  readonly booked: Set<string>
  closedThrough: string
}

export type ModelEntry = {
  readonly on: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
}

/** A visit with its bill, and the day on which the clinic was paid for it. */
type ModelVisit = {
  readonly on: string
  readonly household: number
  readonly place: number
  readonly provider: string
  readonly service: Service
  readonly amount: number
  readonly share: number
  paidOn: string | null
}

/** The State: what it owes of each month, and what it paid. */
type ModelPayer = {
  readonly months: Map<string, { members: number; amount: number; givenUp: number }>
  received: number
}

export const MEMBERS = 'members'
export const STATE_OWES = '415 etat'

export function balance({ accounts }: Model, account: string): number {
  return accounts.get(account) ?? 0
}

/** Moves an amount; one below nought the other way. */
export function move(model: Model, on: string, debit: string, credit: string, amount: number): void {
  if (amount === 0) return
  if (amount < 0) return move(model, on, credit, debit, -amount)
  model.entries.push({ on, debit, credit, amount })
  model.accounts.set(debit, balance(model, debit) + amount)
  model.accounts.set(credit, balance(model, credit) - amount)
} // prettier-ignore

export function householdAt({ households }: Model, place: number): ModelHousehold {
  return households[place] as ModelHousehold
}

/** The State's months as they stand: its money pays the oldest first, what was given up is off. */
export function payerMonths({ payer }: Model) {
  let money = payer.received
  const months = [...payer.months].sort(([a], [b]) => (a < b ? -1 : 1))
  return months.map(([month, { members, amount, givenUp }]) => {
    const paid = Math.min(money, amount - givenUp)
    money -= paid
    return { month, members, amount, givenUp, paid, left: amount - givenUp - paid }
  })
}

export function leftOf(model: Model, month: string): number {
  return payerMonths(model).find((one) => one.month === month)?.left ?? 0
}

/** Where money is, as events name it. */
export function accountNamed(where: string): string {
  return where === 'bank' ? '521' : `571 ${where}`
}
