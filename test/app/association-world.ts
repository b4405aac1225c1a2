import { joinAssociation } from '../../src/app/associations/association-members.ts'
import { type PaymentAsked } from '../../src/app/associations/plan-for-association.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { apply, register, type Registration, type World } from '../world.ts'
import { payForAssociation } from './by-itself.ts'

/** A group of market women with a treasurer's phone. */
export const SOKO = 'soko-women'
export const TREASURER = '+254744000001'

export const ASSOCIATIONS = {
  mutual: { code: 'umoja' },
  associations: [
    { code: SOKO, name: 'Soko Women', phone: TREASURER },
    { code: 'jua-kali', name: 'Jua Kali', phone: '+254744000002', payment: 'list' },
  ],
} as const

/** The phone of the member at a place of a group, 0 the first. */
export function phoneOf(index: number): string {
  return `+2547112${String(index + 1).padStart(5, '0')}`
}

/**
 * Umoja with the associations above, and members of Soko Women who are each paid up to a day. They
 * are in the order of their numbers.
 */
export async function withGroup(
  world: World,
  paidThrough: readonly string[],
  more: Partial<Registration> = {},
): Promise<MemberNumber[]> {
  await apply(world, ASSOCIATIONS)
  const households = paidThrough.map((day, index) => ({
    name: `Member ${index}`,
    phone: phoneOf(index),
    number: numberAt(index),
    paidThrough: day,
    association: SOKO,
    ...more,
  }))
  return register(world, households)
}

const NUMBERS = ['04123378', '10000004', '20000006', '30000005', '40000002'] as const

function numberAt(index: number): string {
  return NUMBERS[index] ?? ''
}

/** Asks for a payment of Soko Women; `choice` is all that is owed unless it says otherwise. */
export function pay(world: World, asked: Partial<PaymentAsked> = {}) {
  return payForAssociation(world.ports, {
    mutual: 'umoja',
    association: SOKO,
    choice: { kind: 'owed', numbers: null },
    received: null,
    by: 'Mercy',
    dryRun: false,
    ...asked,
  })
}

/** An amount in shillings, shared by the rule. */
export function amountOf(shillings: number, numbers: readonly MemberNumber[] | null = null) {
  return { kind: 'amount', amount: minor(shillings * 100), numbers } as const
}

/** Parts in shillings, as lines of a file. */
export function listOf(
  ...parts: readonly (readonly [number: MemberNumber, shillings: number])[]
): PaymentAsked['choice'] {
  const rows = parts.map(([number, shillings], index) => {
    return { line: index + 2, number, amount: minor(shillings * 100) }
  })
  return { kind: 'list', rows, amount: null }
}

export async function join(
  world: World,
  numbers: readonly MemberNumber[],
  on: string | null = null,
) {
  const rows = numbers.map((number, index) => ({ line: index + 2, number, joinedOn: on as never }))
  return joinAssociation(world.ports, {
    ...{ mutual: 'umoja', association: SOKO, rows, by: 'Mercy', dryRun: false },
  })
}

/** What each owes, less what is in advance, in shillings. */
export async function balances(world: World, numbers: readonly MemberNumber[]): Promise<number[]> {
  const found: number[] = []
  for (const number of numbers) {
    const read = await readStanding(world.ports, number, null)
    if (!read.ok) throw new Error(`no member ${number}`)
    found.push((read.value.standing.owed - read.value.standing.credit) / 100)
  }
  return found
}
