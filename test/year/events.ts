import { dice, type Dice } from './dice.ts'
import { type Habit, type OldHousehold, two } from './register.ts'

/** Everything that happens in the year, as somebody would tell it. `household`: its place in the register. */
type Kinds = {
  'pay-bill': { readonly household: number; readonly amount: number }
  /** Somebody dials and pays all that is owed. */
  push: OfHousehold
  cash: { readonly household: number; readonly amount: number; readonly by: string }
  deposit: { readonly by: string }
  group: { readonly association: string }
  birth: { readonly household: number; readonly name: string }
  death: OfHousehold
  resignation: OfHousehold
  notice: OfHousehold
  'strike-off': OfHousehold
  newcomer: { readonly name: string; readonly phone: string }
  visit: {
    readonly household: number
    readonly provider: string
    readonly amount: number
    readonly letter: boolean
  }
  'clinic-paid': { readonly provider: string }
  sweep: OfMoney
  'bank-charge': OfMoney
  'operator-fee': OfMoney
  price: OfMoney
  close: { readonly through: string }
}

type OfHousehold = { readonly household: number }
type OfMoney = { readonly amount: number }

export type EventKind = keyof Kinds

/** What happened of one kind, and when. */
export type Happened<K extends EventKind> = Kinds[K] & { readonly kind: K; readonly on: string }

export type YearEvent = { readonly [K in EventKind]: Happened<K> }[EventKind]

/** On one day money comes first, then people, then care, then the office. */
const ORDER: readonly EventKind[] = [
  'pay-bill', 'cash', 'price', 'push', 'group', 'birth', 'newcomer', 'death', 'resignation', 'notice', 'strike-off', 'visit',
  'deposit', 'clinic-paid', 'sweep', 'operator-fee', 'bank-charge', 'close',
] // prettier-ignore

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)

/** The year of these households, the same for the same seed, in the order in which it happens. */
export function yearOf(register: readonly OldHousehold[], seed = 2027): YearEvent[] {
  const chance = dice(seed)
  const events = [
    ...register.flatMap((household, at) => paymentsOf(chance, household, at)),
    ...livesOf(chance, register),
    ...careOf(chance, register.length),
    ...officeOf(chance),
  ]
  const order = (event: YearEvent) => `${event.on} ${two(ORDER.indexOf(event.kind))}`
  return events
    .map((event, at) => ({ event, key: `${order(event)} ${String(at).padStart(6, '0')}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ event }) => event)
}

/** When a household pays, and how many months at a time; the harvest is sold in November. */
const RHYTHMS: Readonly<Record<Habit, readonly (readonly [month: number, months: number])[]>> = {
  monthly: MONTHS.map((month) => [month, 1]),
  quarterly: [[1, 3], [4, 3], [7, 3], [10, 3]],
  harvest: [[6, 2], [11, 8]],
  irregular: [[2, 3], [5, 3], [8, 3], [11, 3]],
  lapsed: [[3, 1]],
} // prettier-ignore

function paymentsOf(chance: Dice, old: OldHousehold, household: number): YearEvent[] {
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
    const price = month < 7 ? 1000 : 1200
    const odd = habit === 'irregular' ? 50 * chance.throw(12) : 0
    const amount = price * (months + missed) + odd
    missed = 0
    const way = chance.throw(100)
    if (way < 78) return [{ on, kind: 'pay-bill', household, amount }]
    if (way < 98) return [{ on, kind: 'cash', household, amount, by: chance.one(['Awa Sy', 'Ibra Ba']) }]
    return [{ on, kind: 'push', household }]
  }) // prettier-ignore
}

/** How many months of the old year a household has not paid. */
function monthsBehind({ paidThrough }: OldHousehold): number {
  return Math.max(0, 12 - Number(paidThrough.slice(5, 7))) * (paidThrough < '2026' ? 1 : 0)
}

/** Births, deaths, those who leave, those who are struck off and those who come. */
function livesOf(chance: Dice, register: readonly OldHousehold[]): YearEvent[] {
  const events: YearEvent[] = []
  const size = register.length
  const day = () => `2026-${two(1 + chance.throw(12))}-${two(2 + chance.throw(26))}`
  const several = (perThousand: number) => Math.max(1, Math.round((size * perThousand) / 1000))
  const left = new Set<number>()
  const leaving = () => {
    let household = chance.throw(size)
    while (left.has(household) || register[household]?.association) household = chance.throw(size)
    left.add(household)
    return household
  }
  for (let count = several(4); count > 0; count -= 1)
    events.push({ on: day(), kind: 'death', household: leaving() })
  for (let count = several(3); count > 0; count -= 1)
    events.push({ on: day(), kind: 'resignation', household: leaving() })
  for (let count = several(12); count > 0; count -= 1) {
    const household = chance.throw(size)
    if (!left.has(household)) events.push({ on: day(), kind: 'birth', household, name: `Bebe ${letters(count)}` })
  }
  const struck = register.flatMap(({ habit, owed }, at) => (habit === 'lapsed' && owed.length > 3 && !left.has(at) ? [at] : []))
  for (const household of struck.slice(0, several(1))) {
    events.push({ on: '2026-08-03', kind: 'notice', household })
    events.push({ on: '2026-08-20', kind: 'notice', household })
    events.push({ on: '2026-09-07', kind: 'strike-off', household })
  }
  for (let count = several(8); count > 0; count -= 1) {
    const phone = `+22178${String(2000000 + count * 3).padStart(7, '0')}`
    events.push({ on: day(), kind: 'newcomer', name: `Nouvelle ${letters(count)} Diagne`, phone })
  }
  return events.filter((event) => !isAfterLeaving(event, events))
} // prettier-ignore

/** A birth in a household that has left is of another mutual. */
function isAfterLeaving(event: YearEvent, all: readonly YearEvent[]): boolean {
  if (event.kind !== 'birth') return false
  const ends: readonly EventKind[] = ['death', 'resignation', 'strike-off']
  return all.some(
    (end) => ends.includes(end.kind) && 'household' in end && end.household === event.household,
  )
}

function letters(count: number): string {
  return [...String(count)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

/** One visit in three households and year; the rains bring more. */
function careOf(chance: Dice, size: number): YearEvent[] {
  const visits = Math.max(10, Math.round(size / 3))
  return Array.from({ length: visits }, (): YearEvent => {
    const month = chance.percent(45) ? 7 + chance.throw(4) : 1 + chance.throw(12)
    const on = `2026-${two(month)}-${two(1 + chance.throw(28))}`
    const letter = chance.percent(6)
    const provider = letter ? 'centre' : chance.one(['poste', 'centre'])
    const amount = letter ? 10000 * (3 + chance.throw(12)) : 500 * (4 + chance.throw(16))
    return { on, kind: 'visit', household: chance.throw(size), provider, amount, letter }
  })
}

function officeOf(chance: Dice): YearEvent[] {
  const months = MONTHS.flatMap((month): YearEvent[] => {
    const of = `2026-${two(month)}`
    return [
      { on: `${of}-28`, kind: 'deposit', by: 'Awa Sy' },
      { on: `${of}-28`, kind: 'deposit', by: 'Ibra Ba' },
      { on: `${of}-27`, kind: 'clinic-paid', provider: 'poste' },
      { on: `${of}-27`, kind: 'clinic-paid', provider: 'centre' },
      { on: `${of}-28`, kind: 'sweep', amount: 200000 },
      { on: `${of}-28`, kind: 'operator-fee', amount: 500 + 10 * chance.throw(50) },
      { on: `${of}-28`, kind: 'bank-charge', amount: 2500 },
      ...(month % 3 === 0 ? [{ on: `${of}-15`, kind: 'group', association: 'femmes-marche' } as const] : []),
      ...(month > 1 ? [{ on: `${of}-05`, kind: 'close', through: endOf(month - 1) } as const] : []),
    ]
  }) // prettier-ignore
  return [...months, { on: '2026-06-20', kind: 'price', amount: 1200 }]
}

function endOf(month: number): string {
  return new Date(Date.UTC(2026, month, 0)).toISOString().slice(0, 10)
}
