import { describe, expect, it } from 'vitest'
import { type Call, losesTyped } from '../../../src/core/errands/call.ts'
import { isRecent } from '../../../src/core/errands/recent.ts'
import { ask } from '../../conversations/replay.ts'
import { PEOPLE } from './people.ts'
import type { Person } from './people.ts'

/** Where a call stands after these answers, one request each. */
function after(who: string, ...typed: readonly string[]): Call {
  const someone = PEOPLE[who] as Person
  let { call } = ask(null, '', someone)
  typed.forEach((_, at) => {
    call = ask(call, typed.slice(0, at + 1).join('*'), someone).call
  })
  return call
}

const OFFERED = /Continue where you stopped|Reprendre là où vous étiez|Uendelee ulipoishia/

describe('a call that was cut', () => {
  it.each([
    ['the main menu', 'amina', []],
    ['what is owed', 'amina', ['1']],
    ['the question for an amount', 'amina', ['1', '3']],
    ['an amount that could not be read', 'amina', ['1', '3', 'x']],
    ['an amount that was taken back', 'amina', ['1', '3', '300', '0']],
    ['a standing', 'amina', ['2']],
    ['its months', 'amina', ['2', '2']],
    ['the family', 'amina', ['3', '1']],
    ['receipts', 'amina', ['5']],
    ['one of them', 'amina', ['5', '1']],
    ['other services', 'amina', ['6']],
    ['a new PIN, typed once', 'amina', ['6', '1', '1', '4702']],
    ['what it costs to join', 'etranger', ['1']],
    ['the number of a patient, asked for', 'clinic', ['1']],
    ['the answer about a patient', 'clinic', ['1', '04123378', '1']],
    ['a member that a manager looked up', 'manager', ['3', '04123378']],
    ['the end of an errand', 'amina', ['1', '1', '1']],
  ])('at %s is over', (_, who, typed) => {
    const { dialog } = after(who, ...typed)
    expect(losesTyped(dialog)).toBe(false)
    expect(ask(null, '', PEOPLE[who] as Person, { cut: dialog }).call.reply).not.toMatch(OFFERED)
  })

  it.each([
    ['an amount that was chosen', 'amina', ['1', '1']],
    ['an amount that was typed', 'amina', ['1', '3', '300']],
    ['months ahead', 'amina', ['1', '4', '2']],
    ["a child's name", 'amina', ['3', '2', 'Joy Akinyi']],
    ['a new phone number', 'amina', ['6', '2', '0722000999']],
    ["a patient's number", 'clinic', ['1', '04123378']],
    ['an amount of cash', 'manager', ['3', '04123378', '1', '500']],
    ['a member to remind, whose number was typed', 'manager', ['3', '04123378', '2']],
    ['members who were chosen', 'association', ['1', '2', '1']],
  ])('after %s is offered', (_, who, typed) => {
    const { dialog, reply } = after(who, ...typed)
    expect(losesTyped(dialog)).toBe(true)
    const someone = PEOPLE[who] as Person
    const offered = ask(null, '', someone, { cut: dialog }).call
    expect(offered.reply).toMatch(OFFERED)
    expect(ask(offered, '1', someone).call.reply).toBe(reply)
  })

  it('while joining is not offered to whoever has become a member since', () => {
    const { dialog } = after('etranger', 'Fatou Ndiaye')
    const etranger = PEOPLE['etranger'] as Person
    const reply = (roles: Person['roles']) =>
      ask(null, '', { ...etranger, roles }, { cut: dialog }).call.reply
    expect(reply([])).toMatch(OFFERED)
    const { roles } = PEOPLE['awa'] as Person
    expect(reply(roles)).not.toMatch(OFFERED)
  })

  const MINUTE = 60_000
  it.each([
    ['amina', ['1', '3', '300'], 10 * MINUTE],
    ['etranger', ['Fatou Ndiaye'], 24 * 60 * MINUTE],
  ])('of %s is kept for a time', (who, typed, most) => {
    const { dialog } = after(who, ...typed)
    const offered = { ...after(who).dialog, cut: dialog }
    expect([most - 1, most, most + 1].map((age) => isRecent(dialog, age))).toEqual([true, true, false]) // prettier-ignore
    expect([most, most + 1].map((age) => isRecent(offered, age))).toEqual([true, false])
  })
})
