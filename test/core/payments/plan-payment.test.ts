import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { type MemberNumber, memberNumberFrom } from '../../../src/core/member-number.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { accountName } from '../../../src/core/account-name.ts'
import { checkParts } from '../../../src/core/payments/parts-list.ts'
import { type Choice, planPayment } from '../../../src/core/payments/plan-payment.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

const [ADA, BEN, CAI] = ['0000001', '0000002', '0000003'].map(memberNumberFrom) as [
  MemberNumber,
  MemberNumber,
  MemberNumber,
]
const ON = date('2026-03-10')

/** Ada owes three months of 1,500, Ben one; Cai owes one and has resigned. */
const MEMBERS = [
  { number: ADA, standing: standing(makeHousehold('2026-01-01', makePlan()), ON) },
  { number: BEN, standing: standing(makeHousehold('2026-03-01', makePlan()), ON) },
  {
    number: CAI,
    standing: standing(
      makeHousehold('2026-02-01', makePlan(), [], {
        end: { on: date('2026-03-01'), state: 'resigned' },
      }),
      ON,
    ),
  },
]

function planned(
  choice: Choice,
  received: number | null = null,
  { members = MEMBERS, step = 1 } = {},
) {
  const amount = received === null ? null : minor(received)
  const money = { currency: 'XOF', received: amount, step: minor(step) } as const
  const plan = planPayment('soko', choice, members, money)
  if (!plan.ok) return plan.refusal
  return [plan.value.amount, ...plan.value.parts.map((part) => [part.number, part.amount])]
}

describe('R05: what an association pays', () => {
  it.each<[string, Choice, number | null, unknown[]]>([
    [
      'is all that is owed',
      { kind: 'owed', numbers: null },
      null,
      [6000, [ADA, 4500], [BEN, 1500]],
    ],
    ['is what some owe', { kind: 'owed', numbers: [BEN] }, null, [1500, [BEN, 1500]]],
    [
      'is for an ended membership when named',
      { kind: 'owed', numbers: [CAI] },
      null,
      [1500, [CAI, 1500]],
    ],
    [
      'is an amount by the rule',
      { kind: 'amount', amount: minor(2000), numbers: null },
      null,
      [2000, [ADA, 2000]],
    ],
    [
      'is an amount among some',
      { kind: 'amount', amount: minor(2000), numbers: [BEN] },
      null,
      [2000, [BEN, 2000]],
    ],
    ['is what was received, among all', { kind: 'owed', numbers: null }, 100, [100, [ADA, 100]]],
    ['is what was received, among some', { kind: 'owed', numbers: [BEN] }, 100, [100, [BEN, 100]]],
    [
      'is a list',
      { kind: 'list', parts: [{ number: CAI, amount: minor(7) }], amount: null },
      null,
      [7, [CAI, 7]],
    ],
    [
      'is a list that sums to what was received',
      { kind: 'list', parts: [{ number: CAI, amount: minor(7) }], amount: null },
      7,
      [7, [CAI, 7]],
    ],
  ])('%s', (_, choice, received, expected) => {
    expect(planned(choice, received)).toEqual(expected)
  })

  it.each<[string, Choice, number | null, object]>([
    [
      'a list that is not what was received',
      { kind: 'list', parts: [{ number: ADA, amount: minor(7) }], amount: null },
      8,
      { code: 'parts-differ', parts: { amount: 7 }, payment: { amount: 8 } },
    ],
    [
      'a list that is not what it was said to be',
      { kind: 'list', parts: [{ number: ADA, amount: minor(7) }], amount: minor(6) },
      null,
      { code: 'parts-differ', parts: { amount: 7 }, payment: { amount: 6 } },
    ],
    [
      'somebody who is not in it',
      { kind: 'owed', numbers: [ADA, memberNumberFrom('7777777')] },
      null,
      { code: 'not-in-association', number: memberNumberFrom('7777777') },
    ],
  ])('is refused with %s', (_, choice, received, refusal) => {
    expect(planned(choice, received)).toMatchObject(refusal)
  })

  it('is refused when nobody is in it, or nobody owes', () => {
    const all = { kind: 'owed', numbers: null } as const
    expect(planned(all, null, { members: [] })).toMatchObject({ code: 'association-empty' })
    const paid = standing(makeHousehold('2026-03-01', makePlan(), ['2026-03-01 1500']), ON)
    const members = [{ number: ADA, standing: paid }]
    expect(planned(all, null, { members })).toMatchObject({ code: 'nothing-owed' })
  })
})

describe('what a wallet is asked for, which moves 500 at a time', () => {
  const amount = (francs: number): Choice => ({
    kind: 'amount',
    amount: minor(francs),
    numbers: null,
  })
  const list = (francs: number): Choice => ({
    kind: 'list',
    parts: [{ number: ADA, amount: minor(francs) }],
    amount: null,
  })

  it.each<[string, Choice, number, number]>([
    ['an amount below the first step', amount(499), 500, 500],
    ['an amount between', amount(1501), 1500, 2000],
    ['parts whose sum lies between', list(1999), 1500, 2000],
  ])('is refused with the nearest amounts: %s', (_, choice, below, above) => {
    expect(planned(choice, null, { step: 500 })).toMatchObject({
      code: 'amount-step',
      below: { amount: below, currency: 'XOF' },
      above: { amount: above, currency: 'XOF' },
    })
  })

  it.each<[string, Choice, number | null, number]>([
    ['an amount on a step', amount(1500), null, 1500],
    ['parts whose sum is on a step', list(2000), null, 2000],
    ['what is owed, when it is on a step', { kind: 'owed', numbers: null }, null, 6000],
    ['money that is there already, whatever it is', { kind: 'owed', numbers: null }, 1501, 1501],
    ['a list of money that is there', list(1999), 1999, 1999],
  ])('is taken: %s', (_, choice, received, sum) => {
    const members = MEMBERS.slice(0, 2)
    expect(planned(choice, received, { step: 500, members })).toMatchObject({ 0: sum })
  })

  it('is what is owed and a rest that is paid ahead, shared from the first', () => {
    const owed = { kind: 'owed', numbers: null } as const
    expect(planned(owed, null, { step: 5000 })).toEqual([10_000, [ADA, 6500], [BEN, 3500]])
  })
})

describe('a list of parts', () => {
  const row = (line: number, number: MemberNumber) => ({ line, number, amount: minor(line) })

  it('comes in the order of numbers', () => {
    const { parts, faults } = checkParts([row(2, BEN), row(3, ADA)], new Set([ADA, BEN]))
    expect(faults).toEqual([])
    expect(parts).toEqual([
      { number: ADA, amount: 3 },
      { number: BEN, amount: 2 },
    ])
  })

  it('is told every line that is wrong', () => {
    const { faults } = checkParts([row(2, CAI), row(3, ADA), row(5, ADA)], new Set([ADA]))
    expect(faults).toEqual([
      { line: 2, field: 'number', why: 'is not in the association' },
      { line: 5, field: 'number', why: 'stands in line 3 already' },
    ])
  })
})

describe('what a payer types as an account', () => {
  it.each([
    ['Femmes-Marché', 'femmesmarche'],
    [' SOKO  women ', 'sokowomen'],
    ['jua_kali.2', 'juakali2'],
  ])('%j names %s', (typed, name) => {
    expect(accountName(typed)).toBe(name)
  })

  it.each(['04123378', '0412337-8', 'O4I2337-8', '123', 'oil', '', '--', '٠٤'])(
    '%j never names an association',
    (typed) => {
      expect(accountName(typed)).toBeNull()
    },
  )
})
