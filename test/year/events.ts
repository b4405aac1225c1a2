import type { PlanCode } from './model/terms.ts'

/** Cash of a household, and the day on which it was paid. */
export type CashPaid = {
  readonly household: number
  readonly amount: number
  readonly paidOn: string
}

/** Everything that happens in the year, as somebody would tell it. `household`: its place in the register. */
type Kinds = {
  'pay-bill': { readonly household: number; readonly amount: number }
  /** Somebody dials and pays all that is owed. */
  push: OfHousehold
  cash: { readonly household: number; readonly amount: number; readonly by: string }
  /** Cash that is recorded some days after it was paid. */
  'late-cash': CashPaid & { readonly by: string }
  /** What a collector wrote down where there is no signal. */
  sheet: { readonly by: string; readonly lines: readonly CashPaid[] }
  deposit: { readonly by: string }
  /** An association pays what its members owe. */
  group: { readonly association: string; readonly way: 'prompt' | 'cheque' | 'cash' }
  /** An association's transfer, with a list of whose it is. */
  'group-list': {
    readonly association: string
    readonly paidOn: string
    readonly parts: readonly { readonly household: number; readonly amount: number }[]
  }
  /** A list names households of whose contributions the State pays a part. */
  'poor-list': {
    readonly households: readonly number[]
    readonly first: string
    readonly until: string
  }
  /** A household comes under another plan from a first day on. */
  plan: OfHousehold & { readonly plan: PlanCode; readonly first: string }
  'state-pays': OfMoney
  /** Two people give up what the State has not paid of a month. */
  'let-off': { readonly month: string }
  birth: { readonly household: number; readonly name: string }
  death: OfHousehold
  resignation: OfHousehold
  notice: OfHousehold
  'strike-off': OfHousehold
  newcomer: { readonly name: string; readonly phone: string }
  visit: {
    readonly household: number
    /** Who of the household, counted round. */
    readonly person: number
    readonly provider: string
    readonly amount: number
    readonly letter: boolean
  }
  'clinic-paid': { readonly provider: string }
  sweep: OfMoney
  'operator-fee': OfMoney
  /** Other money: bank charges, rent, pay, a grant. */
  book: Booked
  /** What was booked twice is taken back. */
  'book-back': Booked
  price: OfMoney
  close: { readonly through: string }
}

type Booked = OfMoney & {
  readonly account: string
  readonly reference: string
  readonly what: string
  readonly where: 'bank' | 'Awa Sy'
  readonly paid: boolean
}

type OfHousehold = { readonly household: number }
type OfMoney = { readonly amount: number }

export type EventKind = keyof Kinds

/** What happened of one kind, and when. */
export type Happened<K extends EventKind> = Kinds[K] & { readonly kind: K; readonly on: string }

export type YearEvent = { readonly [K in EventKind]: Happened<K> }[EventKind]
