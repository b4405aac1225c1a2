import { describe, expect, it } from 'vitest'
import { ERRANDS } from '../../../src/core/errands/screens.ts'
import type { ScreenName } from '../../../src/core/errands/screen-names.ts'
import { PEOPLE } from '../dialog/people.ts'
import type { Person } from '../dialog/people.ts'
import { ANSWERS_MAX, fewestAnswers } from './answers.ts'

/** Where an errand is done, and whoever does it with the most to choose from. */
const DONE: readonly (readonly [errand: string, who: string, ends: ScreenName, most: number])[] = [
  ['pay what is owed', 'amina', 'pay.asked', 4],
  ['pay what is owed, late', 'suspended', 'pay.asked', 4],
  ['pay ahead', 'ahead', 'pay.asked', 4],
  ['pay for another member', 'amina', 'pay-for.asked', 5],
  ['my standing', 'amina', 'standing', 1],
  ['owed by period', 'amina', 'standing.owed', 2],
  ['who of the family is covered', 'amina', 'family.people', 2],
  ['add to the family', 'amina', 'family.asked', 5],
  ['a receipt again', 'amina', 'receipts.sent', 3],
  ['the code of a visit', 'amina', 'visit', 1],
  ['who asked about us', 'amina', 'checks', 2],
  ['it was not us', 'amina', 'checks.stopped', 4],
  ['set a service PIN', 'amina', 'pin.set', 5],
  ['remove the service PIN', 'guarded', 'pin.removed', 5],
  ['a receipt again, with a PIN', 'guarded', 'receipts.sent', 4],
  ['change my phone', 'amina', 'phone.asked', 4],
  ['check a patient', 'clinic', 'clinic.answer', 3],
  ['check for one service', 'clinic', 'clinic.service', 4],
  ['bill a visit', 'clinic', 'bill.done', 5],
  ['checks of today', 'clinic', 'clinic.today', 1],
  ['who is behind, a page', 'manager', 'arrears.list', 2],
  ['the list by SMS', 'manager', 'arrears.sent', 4],
  ['money in', 'manager', 'money', 1],
  ['the standing of a member', 'manager', 'subject', 2],
  ['remind a member', 'manager', 'remind.done', 4],
  ['match money', 'manager', 'unmatched.done', 4],
  ['decide', 'manager', 'matters.done', 3],
  ['an alert', 'manager', 'alerts.one', 3],
  ['cash, as a manager', 'manager', 'cash.done', 5],
  ['cash, as a collector', 'collector', 'cash.done', 4],
  ['who is behind, as a collector', 'collector', 'arrears.list', 2],
  ['join', 'joiner', 'join.asked', 5],
  ['pay for a member as a stranger', 'joiner', 'pay-for.asked', 4],
]

/** The longest ways of their errands, asked for amounts and numbers that fit nobody else. */
const SOMEBODY: Readonly<Record<string, Person>> = {
  ...PEOPLE,
  joiner: {
    ...(PEOPLE['stranger'] as Person),
    language: 'en',
    payees: PEOPLE['amina']?.payees ?? [],
  },
}

const MEMBER_ERRANDS = [
  'member', 'pay', 'pay for another', 'standing', 'family', 'visits', 'receipts', 'service PIN',
  'another phone',
] as const // prettier-ignore

/**
 * Reached by a PIN that is wrong too often, by numbers of members that are tried too often, where a
 * wallet fails between two screens, and where a mutual takes cash only.
 */
const BY_MISTAKE: readonly string[] = [
  'pay.not-now',
  'pay-for.closed',
  'pay-for.cash',
  'pin.locked',
]

const known = new Map<string, ReadonlyMap<ScreenName, number>>()

function fewestOf(who: string): ReadonlyMap<ScreenName, number> {
  const fewest = known.get(who) ?? fewestAnswers(SOMEBODY[who] as Person)
  known.set(who, fewest)
  return fewest
}

describe('the answers that an errand takes', () => {
  it.each(DONE)('to %s (%s) are few enough', (_, who, ends, most) => {
    expect(fewestOf(who).get(ends)).toBeLessThanOrEqual(most)
    expect(most).toBeLessThanOrEqual(ANSWERS_MAX)
  })

  it('are five at most to every screen of a member', () => {
    const screens = MEMBER_ERRANDS.flatMap((name) => Object.keys(ERRANDS[name] ?? {}))
    const near = new Set<string>([...fewestOf('amina').keys(), ...fewestOf('guarded').keys()])
    expect(screens.length).toBeGreaterThan(25)
    expect(screens.filter((name) => !near.has(name))).toEqual(BY_MISTAKE)
  })

  it.each([
    // Families that share a phone come from another answer than the first.
    ['clinic', ['clinic', 'bill'], ['clinic.families']],
    ['manager', ['office', 'arrears', 'unmatched', 'alerts', 'reset a service PIN'], []],
    ['collector', ['cash'], []],
  ])('are five at most to every screen of a %s', (who, errands, others) => {
    const screens = errands.flatMap((name) => Object.keys(ERRANDS[name] ?? {}))
    expect(screens.length).toBeGreaterThan(4)
    const near = fewestOf(who)
    expect(screens.filter((name) => !near.has(name as ScreenName))).toEqual(others)
  })

  it('are exactly three to pay all that is owed, the one errand everybody has', () => {
    expect(fewestOf('amina').get('pay.asked')).toBe(3)
  })
})
