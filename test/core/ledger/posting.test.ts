import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import {
  effectiveOn,
  type Posting,
  postBankSweep,
  postCharge,
  postOperatorFee,
  postReceipt,
  postReversal,
  postSuspense,
  postMatch,
  postWriteOff,
} from '../../../src/core/ledger/posting.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { minor } from '../../../src/core/money.ts'

const NUMBER = '04123378' as MemberNumber
const DAY = date('2026-03-02')
const WHEN = { eventOn: DAY, closedThrough: null }

function balances(due: number, advance: number) {
  return { due: minor(due), advance: minor(advance) }
}

/** `debit > credit amount` of each transfer. */
function lines({ transfers }: Posting): string[] {
  return transfers.map(({ debit, credit, amount }) => `${debit} > ${credit} ${amount}`)
}

const CHARGE = {
  kind: 'contribution',
  startsOn: DAY,
  endsOn: DAY,
  dueOn: DAY,
  amount: minor(1500),
  subsidy: null,
} as const

const MINE = `411/${NUMBER}`
const AHEAD = `419/${NUMBER}`
const receipt = (amount: number, due: number) =>
  postReceipt('r', 'orange', NUMBER, minor(amount), balances(due, 0), WHEN)

describe('the postings of domain 1.5', () => {
  it.each([
    ['a charge', postCharge(NUMBER, CHARGE, balances(0, 0), null), [`${MINE} > 701 1500`]],
    [
      'a charge that an advance pays in part',
      postCharge(NUMBER, CHARGE, balances(0, 400), null),
      [`${MINE} > 701 1500`, `${AHEAD} > ${MINE} 400`],
    ],
    [
      'a charge that an advance pays',
      postCharge(NUMBER, CHARGE, balances(0, 9000), null),
      [`${MINE} > 701 1500`, `${AHEAD} > ${MINE} 1500`],
    ],
    ['a payment of what is due', receipt(1500, 1500), [`552/orange > ${MINE} 1500`]],
    ['an advance', receipt(1500, 0), [`552/orange > ${AHEAD} 1500`]],
    [
      'a payment with an advance',
      receipt(2000, 1500),
      [`552/orange > ${MINE} 1500`, `552/orange > ${AHEAD} 500`],
    ],
    [
      'an unknown payer',
      postSuspense('r', 'orange', minor(500), WHEN),
      ['552/orange > 471/orange 500'],
    ],
    [
      'suspense matched',
      postMatch('r', 'orange', NUMBER, minor(500), balances(300, 0), WHEN),
      [`471/orange > ${MINE} 300`, `471/orange > ${AHEAD} 200`],
    ],
    [
      'an operator’s fee kept by the mutual',
      postOperatorFee('o', 'orange', minor(35), WHEN),
      ['631 > 552/orange 35'],
    ],
    [
      'a sweep to the bank',
      postBankSweep('o', 'orange', minor(900), WHEN),
      ['521 > 552/orange 900'],
    ],
    ['a write-off', postWriteOff('w', NUMBER, minor(700), WHEN), [`651 > ${MINE} 700`]],
    [
      'a reversal',
      postReversal('j', receipt(2000, 1500).transfers, WHEN),
      [`${MINE} > 552/orange 1500`, `${AHEAD} > 552/orange 500`],
    ],
  ] as const)('%s', (_event, posting, transfers) => {
    expect(lines(posting)).toEqual(transfers)
  })
})

describe('the day on which something counts', () => {
  it.each([
    ['2026-03-02', null, '2026-03-02'],
    ['2026-03-01', '2026-02-28', '2026-03-01'],
    ['2026-02-28', '2026-02-28', '2026-03-01'],
    ['2025-06-10', '2026-02-28', '2026-03-01'],
  ])('of %s with books closed through %s is %s', (day, closed, counts) => {
    const when = { eventOn: date(day), closedThrough: closed === null ? null : date(closed) }
    expect(effectiveOn(when)).toBe(counts)
    const posting = postSuspense('r', 'orange', minor(500), when)
    expect([posting.eventOn, posting.effectiveOn]).toEqual([day, counts])
  })
})
