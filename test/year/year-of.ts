import { dice } from './dice.ts'
import type { EventKind, YearEvent } from './events.ts'
import { careOf } from './makes/care.ts'
import { categoriesOf } from './makes/categories.ts'
import { groupsOf } from './makes/groups.ts'
import { livesOf } from './makes/lives.ts'
import { officeOf } from './makes/office.ts'
import { paymentsOf, sheetsOf } from './makes/payments.ts'
import { type OldHousehold, two } from './register.ts'

/** On one day money comes first, then people, then care, then the office. */
const ORDER: readonly EventKind[] = [
  'pay-bill', 'cash', 'late-cash', 'price', 'poor-list', 'plan', 'push', 'group', 'group-list', 'birth', 'newcomer',
  'death', 'resignation', 'notice', 'strike-off', 'visit', 'sheet', 'deposit', 'clinic-paid', 'sweep', 'operator-fee',
  'state-pays', 'let-off', 'book', 'book-back', 'close',
] // prettier-ignore

/** The year of these households, the same for the same seed, in the order in which it happens. */
export function yearOf(register: readonly OldHousehold[], seed = 2027): YearEvent[] {
  const chance = dice(seed)
  const events = [
    ...register.flatMap((household, at) => paymentsOf(chance, household, at)),
    ...livesOf(chance, register),
    ...careOf(chance, register.length),
    ...officeOf(chance, register),
    ...sheetsOf(chance, register),
    ...groupsOf(chance, register),
    ...categoriesOf(chance, register),
  ]
  const order = (event: YearEvent) => `${event.on} ${two(ORDER.indexOf(event.kind))}`
  return events
    .map((event, at) => ({ event, key: `${order(event)} ${String(at).padStart(6, '0')}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ event }) => event)
}
