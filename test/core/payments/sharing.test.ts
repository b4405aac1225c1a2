import { describe, expect, it } from 'vitest'
import { type CivilDate, date, plusDays } from '../../../src/core/dates.ts'
import { type MemberNumber, memberNumberFrom } from '../../../src/core/member-number.ts'
import type { State } from '../../../src/core/membership/standing.ts'
import { add, minor } from '../../../src/core/money.ts'
import {
  shareOldestFirst,
  shareOwed,
  type Sharer,
  sharerOf,
  sharesByRule,
  sumOfParts,
} from '../../../src/core/payments/sharing.ts'
import { fc, rounds } from '../../chance.ts'

const [ADA, BEN, CAI] = ['0000001', '0000002', '0000003'].map(memberNumberFrom) as [
  MemberNumber,
  MemberNumber,
  MemberNumber,
]
const FRANC = minor(1)
const SHILLING = minor(100)

/** Somebody with debts written as `'2026-01-05 1500'`, oldest first. */
function sharer(number: MemberNumber, ...debts: readonly string[]): Sharer {
  return {
    number,
    debts: debts.map((debt) => {
      const [dueOn, amount] = debt.split(' ')
      return { dueOn: date(dueOn as string), amount: minor(Number(amount)) }
    }),
  }
}

/** What each of the three gets, 0 for no part. */
function shared(amount: number, sharers: readonly Sharer[], unit = FRANC): number[] {
  const parts = shareOldestFirst(minor(amount), sharers, unit)
  return [ADA, BEN, CAI].map((number) => parts.find((part) => part.number === number)?.amount ?? 0)
}

describe('R05, R11: a payment for an association by its rule', () => {
  const three = [
    sharer(ADA, '2026-02-05 1500', '2026-03-05 1500'),
    sharer(BEN, '2026-01-05 1000', '2026-03-05 1000'),
    sharer(CAI),
  ]

  it.each([
    ['pays the oldest debt of all first', 1000, [0, 1000, 0]],
    ['pays a debt in part when there is no more', 700, [0, 700, 0]],
    ['then pays the next oldest, whosever it is', 2200, [1200, 1000, 0]],
    ['pays debts due on one day by number', 3600, [2600, 1000, 0]],
    ['pays all debts and nobody who owes nothing', 5000, [3000, 2000, 0]],
    ['shares what is left equally in advance', 5300, [3100, 2100, 100]],
    ['gives what cannot be divided to the lowest numbers', 5302, [3101, 2101, 100]],
    ['gives the last unit to the first', 5001, [3001, 2000, 0]],
  ])('%s', (_, amount, parts) => {
    expect(shared(amount, three)).toEqual(parts)
  })

  it.each([
    ['whole shillings', 30_000, [10_000, 10_000, 10_000]],
    ['odd shillings to the lowest numbers', 10_000, [3400, 3300, 3300]],
    ['cents to the first', 10_050, [3450, 3300, 3300]],
    ['less than a shilling to the first', 99, [99, 0, 0]],
  ])('advances in %s', (_, amount, parts) => {
    expect(shared(amount, [sharer(ADA), sharer(BEN), sharer(CAI)], SHILLING)).toEqual(parts)
  })

  it('gives everything to the only one there is', () => {
    expect(shared(12_345, [sharer(BEN, '2026-01-05 100')], SHILLING)).toEqual([0, 12_345, 0])
  })
})

describe('R05: a payment of all that is owed', () => {
  it('is each one’s debts, in the order of numbers, and nothing for who owes nothing', () => {
    const members = [
      sharer(CAI, '2026-01-05 5'),
      sharer(BEN),
      sharer(ADA, '2026-01-05 1', '2026-02-05 2'),
    ]
    expect(shareOwed(members, FRANC, FRANC)).toEqual([
      { number: ADA, amount: 3 },
      { number: CAI, amount: 5 },
    ])
  })

  const sixty = Array.from({ length: 60 }, (_, at) =>
    sharer(memberNumberFrom(String(1_000_000 + at)), '2026-03-05 50050'),
  )

  it('is rounded up once and not for each, so that sixty pay no sixty roundings', () => {
    const parts = shareOwed(sixty, SHILLING, SHILLING)
    expect(sumOfParts(parts)).toBe(60 * 50_050)
    expect(new Set(parts.map(({ amount }) => amount))).toEqual(new Set([50_050]))
  })

  it.each([
    ['what the wallet moves as it is', 100, [30_050, 20_050, 0]],
    ['shillings equally to those who owe', 500, [30_250, 20_250, 0]],
    ['an odd shilling to the first', 20_000, [35_050, 24_950, 0]],
    ['cents to the first', 70, [30_070, 20_050, 0]],
  ])('pays %s (steps of %i cents)', (_, step, amounts) => {
    const owing = [sharer(CAI), sharer(BEN, '2026-01-05 20050'), sharer(ADA, '2026-01-05 30050')]
    const parts = shareOwed(owing, minor(step), SHILLING)
    expect([ADA, BEN, CAI].map((one) => parts.find((part) => part.number === one)?.amount ?? 0))
      .toEqual(amounts) // prettier-ignore
  })

  it('is nothing when nobody owes', () => {
    expect(shareOwed([sharer(ADA)], SHILLING, SHILLING)).toEqual([])
  })
})

describe('who shares', () => {
  it('owes what each charge that has begun still lacks, less what was written off', () => {
    const charge = (dueOn: string, amount: number, paid: number) => ({
      kind: 'contribution' as const,
      startsOn: date(dueOn),
      endsOn: date(dueOn),
      dueOn: date(dueOn),
      amount: minor(amount),
      paid: minor(paid),
      subsidy: null,
    })
    const charges = [
      charge('2026-01-05', 500, 500),
      charge('2026-02-05', 500, 120),
      charge('2026-03-05', 500, 0),
    ]
    const debts = (owed: number) => sharerOf(ADA, { charges, owed: minor(owed) })
    expect(debts(880)).toEqual(sharer(ADA, '2026-02-05 380', '2026-03-05 500'))
    expect(debts(450)).toEqual(sharer(ADA, '2026-03-05 450'))
    expect(debts(0)).toEqual(sharer(ADA))
  })

  it.each([
    ['applicant', true],
    ['waiting', true],
    ['active', true],
    ['grace', true],
    ['suspended', true],
    ['struck-off', false],
    ['resigned', false],
    ['deceased', false],
    ['transferred', false],
  ] as const)('by the rule when %s: %s', (state: State, shares) => {
    expect(sharesByRule({ state })).toBe(shares)
  })
})

describe('R05, R11: however a payment is shared', () => {
  const START = date('2025-01-01')
  const debts = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 40 }), amount: fc.integer({ min: 1, max: 5000 }) }),
    { maxLength: 6 },
  )
  const sharers = fc
    .uniqueArray(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 12 })
    .chain((numbers) =>
      fc.tuple(...numbers.map((number) => debts.map((owed) => makeSharer(number, owed)))),
    )
  const amounts = fc.integer({ min: 1, max: 200_000 }).map((amount) => minor(amount))
  const units = fc.constantFrom(1, 100, 1000).map((unit) => minor(unit))

  function makeSharer(
    number: number,
    owed: readonly { readonly day: number; readonly amount: number }[],
  ): Sharer {
    const inOrder = [...owed].sort((a, b) => a.day - b.day)
    return {
      number: memberNumberFrom(String(number).padStart(7, '0')),
      debts: inOrder.map(({ day, amount }) => {
        return { dueOn: plusDays(START, day), amount: minor(amount) }
      }),
    }
  }

  const owedOf = ({ debts: owed }: Sharer) => add(...owed.map(({ amount }) => amount))

  it('the parts are more than nothing, each member’s once, and add up to it', () => {
    fc.assert(
      fc.property(sharers, amounts, units, (members, amount, unit) => {
        const parts = shareOldestFirst(amount, members, unit)
        expect(sumOfParts(parts)).toBe(amount)
        expect(parts.every((part) => part.amount > 0)).toBe(true)
        const numbers = parts.map(({ number }) => number)
        expect(numbers).toEqual([...new Set(numbers)].sort())
        expect(members.map(({ number }) => number)).toEqual(expect.arrayContaining(numbers))
      }),
      { numRuns: rounds(2000) },
    )
  })

  it('the order in which members are given changes nothing', () => {
    fc.assert(
      fc.property(
        sharers.chain((members) =>
          fc.tuple(
            fc.constant(members),
            fc.shuffledSubarray(members, { minLength: members.length }),
          ),
        ),
        amounts,
        ([members, shuffled], amount) => {
          expect(shareOldestFirst(amount, shuffled, FRANC)).toEqual(
            shareOldestFirst(amount, members, FRANC),
          )
        },
      ),
      { numRuns: rounds(1000) },
    )
  })

  it('no debt gets anything before every older one of anybody is paid', () => {
    fc.assert(
      fc.property(sharers, amounts, (members, amount) => {
        const parts = new Map(
          shareOldestFirst(amount, members, FRANC).map((part) => [part.number, part.amount]),
        )
        let newestPaid = START
        let oldestOpen: CivilDate | null = null
        for (const { number, debts: owed } of members) {
          let left: number = parts.get(number) ?? 0
          for (const debt of owed) {
            if (left > 0 && debt.dueOn > newestPaid) newestPaid = debt.dueOn
            if (left < debt.amount && (!oldestOpen || debt.dueOn < oldestOpen)) {
              oldestOpen = debt.dueOn
            }
            left = Math.max(0, left - debt.amount)
          }
        }
        if (oldestOpen) expect(newestPaid <= oldestOpen).toBe(true)
      }),
      { numRuns: rounds(2000) },
    )
  })

  it('advances differ by one unit at most, and there is none while somebody owes', () => {
    fc.assert(
      fc.property(sharers, amounts, units, (members, amount, unit) => {
        const parts = shareOldestFirst(amount, members, unit)
        const advances = members.map(
          (member) =>
            (parts.find(({ number }) => number === member.number)?.amount ?? 0) - owedOf(member),
        )
        if (advances.some((advance) => advance < 0)) {
          expect(Math.max(...advances)).toBeLessThanOrEqual(0)
        } else {
          expect(Math.max(...advances) - Math.min(...advances)).toBeLessThan(2 * unit)
        }
      }),
      { numRuns: rounds(2000) },
    )
  })

  it('of what is owed, parts add up to an amount that the wallet moves, and lack nothing', () => {
    const steps = fc.constantFrom(1, 5, 100, 500, 1000).map((step) => minor(step))
    fc.assert(
      fc.property(sharers, steps, units, (members, step, unit) => {
        const owed = add(...members.map(owedOf))
        const parts = shareOwed(members, step, unit)
        const sum = sumOfParts(parts)
        expect(sum % step).toBe(0)
        expect(sum).toBeGreaterThanOrEqual(owed)
        expect(sum - owed).toBeLessThan(step)
        const owing = members.filter((member) => owedOf(member) > 0)
        expect(parts.map(({ number }) => number)).toEqual(owing.map(({ number }) => number).sort())
        for (const member of owing) {
          const part = parts.find(({ number }) => number === member.number)?.amount ?? 0
          expect(part).toBeGreaterThanOrEqual(owedOf(member))
        }
      }),
      { numRuns: rounds(2000) },
    )
  })

  it('a larger payment gives nobody less', () => {
    fc.assert(
      fc.property(sharers, amounts, amounts, (members, amount, more) => {
        const small = shareOldestFirst(amount, members, FRANC)
        const large = shareOldestFirst(add(amount, more), members, FRANC)
        for (const { number, amount: part } of small) {
          const after = large.find((other) => other.number === number)?.amount ?? 0
          expect(after).toBeGreaterThanOrEqual(part)
        }
      }),
      { numRuns: rounds(1000) },
    )
  })
})
