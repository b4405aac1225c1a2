import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { checkHousehold, type PersonRow } from '../../../src/core/membership/registration.ts'
import { makePlan } from './household.ts'

const MEMBER: PersonRow = {
  line: 2,
  bad: [],
  household: 'h1',
  number: '04123378' as MemberNumber,
  name: 'Awa Diop',
  sex: 'F',
  birthDate: '1988-04-02',
  relation: 'member',
  phone: null,
  language: 'fr',
  plan: 'family',
  association: null,
  joinedOn: date('2025-01-10'),
  feePaid: true,
  paidThrough: date('2026-02-28'),
  card: 'A-17',
}

const CHILD: PersonRow = {
  ...MEMBER,
  line: 3,
  name: 'Moussa Diop',
  birthDate: '2015',
  relation: 'child',
  number: null,
  language: null,
  plan: null,
  joinedOn: null,
  feePaid: null,
  paidThrough: null,
  card: null,
}

function makeContext() {
  return {
    plans: [makePlan({ validFrom: date('2025-01-01') })],
    associations: new Set(['market']),
    today: date('2026-03-02'),
    seen: { numbers: new Map<string, number>(), cards: new Map<string, number>() },
  }
}

type Changes = { readonly [Field in keyof PersonRow]?: PersonRow[Field] | string | null }

function row(base: PersonRow, changes: Changes): PersonRow {
  return { ...base, ...changes } as PersonRow
}

function faultsOf(...rows: PersonRow[]): string[] {
  const { entry, faults } = checkHousehold(rows, makeContext())
  expect(entry === null).toBe(faults.length > 0 || rows.some(({ bad }) => bad.length > 0))
  return faults.map(({ line, field, why }) => `${line} ${field}: ${why}`)
}

describe('a household', () => {
  it('has the member first, whose day of joining holds for who has none', () => {
    const { entry } = checkHousehold([CHILD, MEMBER], makeContext())
    expect(entry).toMatchObject({ line: 2, number: '04123378', plan: 'family', feePaid: true })
    expect(entry?.people.map(({ name, joinedOn }) => `${name} ${joinedOn}`)).toEqual([
      'Awa Diop 2025-01-10',
      'Moussa Diop 2025-01-10',
    ])
  })

  it('takes in who was born later with the birth', () => {
    const born = { birthDate: '2025-08-09' }
    const { entry } = checkHousehold([MEMBER, row(CHILD, born)], makeContext())
    expect(entry?.people[1]).toMatchObject({ joinedOn: '2025-08-09', joinedOnGiven: false })
  })

  it('may repeat in every row what holds for all', () => {
    const { birthDate, name, relation } = CHILD
    expect(faultsOf(MEMBER, row(MEMBER, { birthDate, name, relation, card: null }))).toEqual([])
  })

  it.each<[Changes, string]>([
    [{ plan: null }, 'plan: is empty'],
    [{ plan: 'gold' }, 'plan: is not one of this mutual'],
    [{ association: 'women' }, 'association: is not one of this mutual'],
    [{ joinedOn: null }, 'joined_on: is empty'],
    [
      { joinedOn: '2024-12-31' },
      'joined_on: the plan family has no version in force on 2024-12-31',
    ],
    [{ joinedOn: '2027-03-03', paidThrough: null }, 'joined_on: lies more than a year ahead'],
    [{ paidThrough: '2025-01-09' }, 'paid_through: is before joined_on'],
    [{ paidThrough: '3026-02-28' }, 'paid_through: lies more than ten years ahead'],
    [{ birthDate: '2007-01-11' }, 'birth_date: the member was not 18 on joining'],
    [{ birthDate: '2008' }, 'birth_date: the member was not 18 on joining'],
    [{ paidThrough: '2036-03-03' }, 'paid_through: lies more than ten years ahead'],
  ])('is refused when the member has %j', (changes, fault) => {
    expect(faultsOf(row(MEMBER, changes))).toEqual([`2 ${fault}`])
  })

  it.each<Changes>([
    { joinedOn: '2027-03-02', paidThrough: null },
    { joinedOn: '2025-01-01' },
    { paidThrough: '2025-01-10' },
    { paidThrough: '2036-03-02' },
    { birthDate: '2007-01-10' },
  ])('is taken when the member has %j, the last that may be', (changes) => {
    expect(faultsOf(row(MEMBER, changes))).toEqual([])
  })

  it.each<[born: string, faults: readonly string[]]>([
    ['2004-01-10', []],
    ['2004-01-11', ['2 birth_date: the member was not 21 on joining']],
  ])('R02: has a member of the age that the statutes ask for: born %s', (birthDate, faults) => {
    const plans = [makePlan({ adultAge: 21 })]
    const checked = checkHousehold([row(MEMBER, { birthDate })], { ...makeContext(), plans })
    const found = checked.faults.map(({ line, field, why }) => `${line} ${field}: ${why}`)
    expect(found).toEqual(faults)
  })

  it.each(['2007-01-10', '2007'])('has a member who became 18 by joining: born %s', (birthDate) => {
    expect(faultsOf(row(MEMBER, { birthDate }))).toEqual([])
  })

  it.each<[Changes, string]>([
    [{ relation: 'member', card: null }, 'relation: is a second member in this household'],
    [{ number: '41073511' }, 'number: differs from the row of the member'],
    [{ plan: 'yearly' }, 'plan: differs from the row of the member'],
    [{ feePaid: false }, 'fee_paid: differs from the row of the member'],
    [{ joinedOn: '2025-01-09' }, 'joined_on: is before the member joined'],
    [{ birthDate: '2025-06-01', joinedOn: '2025-05-31' }, 'joined_on: is before the birth'],
    [{ card: 'A-17' }, 'card: is also on line 2'],
  ])('is refused when a dependant has %j', (changes, fault) => {
    expect(faultsOf(MEMBER, row(CHILD, changes))).toEqual([`3 ${fault}`])
  })

  it('needs a member', () => {
    expect(faultsOf(CHILD)).toEqual(['3 relation: no row of this household is member'])
  })

  it('is not one when a field was not understood, but says nothing of it again', () => {
    const bad = (base: PersonRow, ...fields: string[]) => row(base, { bad: fields })
    expect(faultsOf(bad(row(MEMBER, { plan: null }), 'plan'), CHILD)).toEqual([])
    expect(faultsOf(bad(row(MEMBER, { relation: 'other' }), 'relation'), CHILD)).toEqual([])
    expect(faultsOf(bad(row(MEMBER, { birthDate: '' }), 'birthDate'), CHILD)).toEqual([])
  })

  it('has numbers and cards that no other household of the file has', () => {
    const context = makeContext()
    checkHousehold([MEMBER], context)
    const { faults } = checkHousehold([row(MEMBER, { line: 9 })], context)
    expect(faults).toMatchObject([
      { line: 9, field: 'number', why: 'is also on line 2' },
      { line: 9, field: 'card', why: 'is also on line 2' },
    ])
  })

  it('has at most 99 dependants', () => {
    const many = Array.from({ length: 100 }, (_, index) => row(CHILD, { name: `Child ${index}` }))
    expect(faultsOf(MEMBER, ...many.slice(1))).toEqual([])
    expect(faultsOf(MEMBER, ...many)).toEqual(['2 household: has more than 99 dependants'])
  })
})
