import type { CivilDate } from '../dates.ts'
import { invariant } from '../invariant.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Standing } from '../membership/standing.ts'
import { add, type Minor, minor, smaller, subtract, ZERO } from '../money.ts'
import { upToStep } from './step.ts'

/** A member's part of a payment for several. */
export type Part = { readonly number: MemberNumber; readonly amount: Minor }

/** Somebody who may get a part, with what is owed, oldest first. */
export type Sharer = {
  readonly number: MemberNumber
  readonly debts: readonly { readonly dueOn: CivilDate; readonly amount: Minor }[]
}

/**
 * Shares a payment for an association by its rule (R05, R11): the oldest debt first, whosever it
 * is; debts due on the same day in the order of member numbers; the last one paid perhaps in part.
 * What is left when nobody owes anything is paid in advance for all in equal amounts of whole
 * `unit`s (what people count in: francs, shillings); what cannot be divided so goes, a unit each, to
 * the lowest numbers, and less than a unit to the first.
 *
 * Parts are in the order of numbers, each more than nothing, and add up to the payment. The order in
 * which sharers are given changes nothing. There has to be a sharer.
 */
export function shareOldestFirst(amount: Minor, sharers: readonly Sharer[], unit: Minor): Part[] {
  invariant(sharers.length > 0 && amount > 0, 'a payment has to be shared among somebody')
  const parts = new Map(inOrder(sharers).map(({ number }) => [number, ZERO]))
  invariant(parts.size === sharers.length, 'a member shares once')
  const give = (number: MemberNumber, more: Minor) =>
    parts.set(number, add(parts.get(number) ?? ZERO, more))
  let left = amount
  for (const debt of oldestFirst(sharers)) {
    const paid = smaller(left, debt.amount)
    give(debt.number, paid)
    left = subtract(left, paid)
  }
  for (const { number, amount: more } of equalParts(left, [...parts.keys()], unit)) {
    give(number, more)
  }
  return [...parts].flatMap(([number, part]) => (part > 0 ? [{ number, amount: part }] : []))
}

/**
 * What each owes, all of it, in a sum that the wallet can move: multiples of `step`. Who owes nothing
 * has no part. Empty when nobody owes.
 *
 * The sum is rounded up, and once: were each part rounded, sixty members would pay sixty roundings.
 * What it adds, less than a step, is paid ahead by those who owe, shared as any other advance.
 */
export function shareOwed(sharers: readonly Sharer[], step: Minor, unit: Minor): Part[] {
  const owing = sharers.filter(({ debts }) => debts.length > 0)
  if (owing.length === 0) return []
  const owed = add(...owing.flatMap(({ debts }) => debts.map((debt) => debt.amount)))
  return shareOldestFirst(upToStep(owed, step), owing, unit)
}

/**
 * A member as one who shares: what each charge that has begun still lacks, in all what is owed. What
 * was written off of the oldest is no debt any more.
 */
export function sharerOf(
  number: MemberNumber,
  { charges, owed }: Pick<Standing, 'charges' | 'owed'>,
): Sharer {
  const open = charges.map(({ dueOn, amount, paid }) => ({ dueOn, amount: subtract(amount, paid) }))
  let waived = Math.max(0, add(...open.map(({ amount }) => amount)) - owed)
  const debts = open.flatMap(({ dueOn, amount }) => {
    const less = Math.min(waived, amount)
    waived -= less
    return amount > less ? [{ dueOn, amount: minor(amount - less) }] : []
  })
  return { number, debts }
}

/** Whether a rule gives to a member: not after the end of the membership, when nothing comes of it. */
export function sharesByRule({ state }: Pick<Standing, 'state'>): boolean {
  switch (state) {
    case 'applicant':
    case 'waiting':
    case 'active':
    case 'grace':
    case 'suspended':
      return true
    case 'struck-off':
    case 'resigned':
    case 'deceased':
    case 'transferred':
      return false
  }
}

export function sumOfParts(parts: readonly Part[]): Minor {
  return add(...parts.map((part) => part.amount))
}

function inOrder(sharers: readonly Sharer[]): Sharer[] {
  return [...sharers].sort((a, b) => (a.number < b.number ? -1 : 1))
}

/** Every debt by due day, then by number; a member's own stay in their order. */
function oldestFirst(sharers: readonly Sharer[]) {
  const debts = inOrder(sharers).flatMap((sharer) =>
    sharer.debts.map((debt) => ({ number: sharer.number, ...debt })),
  )
  return debts.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

function equalParts(amount: Minor, numbers: readonly MemberNumber[], unit: Minor): Part[] {
  const units = Math.floor(amount / unit)
  const each = Math.floor(units / numbers.length)
  const odd = units % numbers.length
  const rest = amount % unit
  return numbers.map((number, at) => {
    const whole = each + (at < odd ? 1 : 0)
    return { number, amount: minor(whole * unit + (at === 0 ? rest : 0)) }
  })
}
