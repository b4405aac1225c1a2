import { readBill } from './acts.ts'
import { readCarePrice } from './care-prices.ts'
import type { Command } from './command.ts'
import { servicesIn } from './services.ts'

/** Bills of clinics, and what members do with money. */
export const MONEY_COMMANDS: readonly Command[] = [
  {
    name: 'bill',
    does: 'Bills a visit under its code: code, service, whole amount',
    who: ['clinic'],
    place: 'first',
    read: ({ text }, { services }) =>
      readBill(text, servicesIn(services)) ?? { kind: 'incomplete', command: 'bill' },
  },
  {
    name: 'pay',
    does: 'A payment request comes to this phone: for all that is owed, by an association `ALL` of its members, for an amount, `2 MONTHS` or another member, or one amount for several members, in all or `EACH`, or with each its own; `AGAIN` while one is open. Where only cash is taken: what is owed, whom to pay',
    who: 'anyone',
    place: 'said',
    read: ({ said }) => ({ kind: 'which-amount', number: said.number }),
  },
  {
    name: 'family',
    does: 'Tells who of the family is covered, and from when',
    who: ['member'],
    place: 'said',
    read: () => ({ kind: 'family' }),
  },
  {
    name: 'our-year',
    does: 'What was paid in and what the mutual paid this year, or last year where nothing was yet',
    who: ['member'],
    place: 'alone',
    read: () => ({ kind: 'our-year' }),
  },
  {
    name: 'care-price',
    does: 'What a service costs at each clinic that has agreed to a price, what the mutual pays of it and what the patient pays; with the name of a clinic, there. Alone: which services have a price. A clinic hears its own tariff',
    who: ['member', 'clinic'],
    place: 'first',
    read: readCarePrice,
  },
  {
    name: 'receipt',
    does: 'Sends the last receipt again',
    who: ['member'],
    place: 'said',
    read: () => ({ kind: 'receipt' }),
  },
]
