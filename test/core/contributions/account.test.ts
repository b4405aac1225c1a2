import { describe, expect, it } from 'vitest'
import {
  type Account,
  begin,
  beginTerm,
  emptyAccount,
  move,
  payableNext,
} from '../../../src/core/contributions/account.ts'
import type { Charge } from '../../../src/core/contributions/charges.ts'
import { type CivilDate, dayBefore, date, plus, plusDays } from '../../../src/core/dates.ts'
import { lasting } from '../../../src/core/day-runs.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { minor } from '../../../src/core/money.ts'
import { makePlan } from '../membership/household.ts'

const FIRST = date('2026-01-01')
const KINDS = { fee: 'joining-fee', month: 'contribution', late: 'late-penalty' } as const

/**
 * What becomes of an account by a script of steps: `fee 50`, `month 100` and `late 20` begin, each
 * month in the one after the last; `+30` is paid and `-30` taken back, on the last day of the month;
 * `term 20` begins a new term on that day and `next-term 20` on the day after, with so much given up.
 */
function played(script: string, settings: Partial<Plan>): Account {
  const plan = makePlan(settings)
  const account = emptyAccount()
  let startsOn = FIRST
  let today: CivilDate = FIRST
  for (const step of script.split(', ')) {
    const [word = '', amount = ''] = step.split(' ')
    if (/^[+-]/.test(word)) move(account, today, minor(Number(word)))
    else if (word === 'term') beginTerm(account, today, minor(Number(amount)))
    else if (word === 'next-term') beginTerm(account, plusDays(today, 1), minor(Number(amount)))
    else {
      const kind = KINDS[word as keyof typeof KINDS]
      const endsOn = kind === 'contribution' ? dayBefore(plus(startsOn, { months: 1 })) : startsOn
      const charge: Charge = { kind, startsOn, endsOn, dueOn: startsOn, amount: minor(Number(amount)), subsidy: null } // prettier-ignore
      begin(account, { ...charge, plan }, startsOn)
      if (kind !== 'contribution') continue
      today = endsOn
      startsOn = plusDays(endsOn, 1)
    }
  }
  return account
}

/** `paid/amount` of each charge, with how often it was paid and what was given up of it. */
function drawn({ entries, credit }: Account): string {
  const each = entries.map(({ charge, paid, instalments, givenUp }) => {
    const often = instalments > 0 ? `x${instalments}` : ''
    return `${paid}/${charge.amount}${often}${givenUp > 0 ? ` less ${givenUp}` : ''}`
  })
  return [...each, ...(credit === 0 ? [] : [`ahead ${credit}`])].join(', ')
}

type Row = [script: string, result: string]

const ARREARS_FIRST: Row[] = [
  ['month 100, month 100, +150', '100/100x1, 50/100x1'],
  ['+50, month 100', '50/100x1'],
  ['month 100, +150, month 100', '100/100x1, 50/100x1'],
  ['month 100, +60, +40, -30', '70/100x1'],
  ['month 100, +100, -30', '70/100x1'],
  ['month 100, +100, -100', '0/100'],
  ['month 100, +150, -30', '100/100x1, ahead 20'],
  ['month 100, +150, -50', '100/100x1'],
  ['month 100, +150, -60', '90/100x1'],
  ['month 100, +100, -150', '0/100, ahead -50'],
  ['month 100, +100, -150, +80', '30/100x1'],
  ['month 100, +100, -150, +50', '0/100'],
  ['month 100, month 100, month 100, +250, -100', '100/100x1, 50/100x1, 0/100'],
  ['month 100, month 100, +30, next-term 50', '30/100x1 less 50, 0/100'],
  ['month 100, month 100, +30, next-term 120', '30/100x1 less 70, 0/100 less 50'],
  ['month 100, next-term 150', '0/100 less 100, ahead 50'],
  ['month 100, +40, next-term 60, month 100, +30', '40/100x1 less 60, 30/100x1'],
  // Of a term with a fee, money leaves the newest first, whatever the fee is.
  ['month 100, next-term 0, fee 50, month 100, +200, -60', '100/100x1, 40/50x1, 0/100'],
]

const CURRENT_FIRST: Row[] = [
  ['month 100, month 100, +60', '0/100, 60/100x1'],
  ['month 100, month 100, +130', '30/100x1, 100/100x1'],
  ['fee 50, month 100, month 100, +60', '50/50x1, 0/100, 10/100x1'],
  ['fee 50, month 100, month 100, +250, -100', '50/50x1, 0/100, 100/100x1'],
  ['fee 50, month 100, month 100, +250, -160', '50/50x1, 0/100, 40/100x1'],
  ['fee 50, month 100, month 100, +250, -220', '30/50x1, 0/100, 0/100'],
  // A month that goes on when the new term begins is its first one; one that has ended is a debt.
  ['month 100, month 100, term 0, +60', '0/100, 60/100x1'],
  ['month 100, month 100, next-term 0, +60', '60/100x1, 0/100'],
  ['month 100, month 100, term 120, +60', '0/100 less 100, 60/100x1 less 20'],
]

describe('an account', () => {
  it.each(ARREARS_FIRST)('R11, R16: with arrears first, by "%s" is %s', (script, result) => {
    expect(drawn(played(script, { arrearsFirst: true }))).toBe(result)
  })

  it.each(CURRENT_FIRST)('R11, R16: with the current first, by "%s" is %s', (script, result) => {
    expect(drawn(played(script, { arrearsFirst: false }))).toBe(result)
  })

  it.each<[arrearsFirst: boolean, script: string, next: number | null]>([
    [true, 'month 100, month 100', 0],
    [true, 'month 100, month 100, +99', 0],
    [true, 'month 100, month 100, +100', 1],
    [true, 'month 100, month 100, +200', null],
    [false, 'month 100, month 100', 1],
    [false, 'month 100, month 100, +100', 0],
    [false, 'fee 50, month 100, month 100', 0],
    [false, 'fee 50, month 100, month 100, +50', 2],
    [true, 'month 100, next-term 100', null],
    [true, 'month 100, next-term 99', 0],
  ])('with arrears first %s, after "%s" asks for charge %s next', (arrearsFirst, script, next) => {
    const account = played(script, { arrearsFirst })
    const entry = payableNext(account)
    expect(entry ? account.entries.indexOf(entry) : null).toBe(next)
  })

  it.each<[arrearsFirst: boolean, script: string, settled: string, full: string]>([
    [true, 'month 100, month 100, +50', 'no no', 'no no'],
    [true, 'month 100, month 100, +100', 'yes no', 'yes no'],
    [true, 'month 100, month 100, +180', 'yes yes', 'yes no'],
    [true, 'month 100, month 100, +179', 'yes no', 'yes no'],
    [true, 'month 100, month 100, +200, -50', 'yes no', 'yes no'],
    [true, 'month 100, month 100, +200, -120', 'yes no', 'no no'],
    [true, 'month 100, month 100, +200, -121', 'no no', 'no no'],
    [false, 'month 100, month 100, +80', 'no yes', 'no no'],
    [false, 'month 100, month 100, +100', 'no yes', 'no yes'],
    [false, 'fee 50, month 100, +49', 'no no', 'no no'],
    [false, 'fee 50, month 100, +150', 'yes yes', 'yes yes'],
    // What waits for a fee turns with it, in the middle of a second term as at the beginning.
    [false, 'month 100, next-term 0, month 100, +100', 'no yes', 'no yes'],
    [false, 'month 100, next-term 0, fee 50, month 100, +40', 'no no no', 'no no no'],
    [false, 'month 100, next-term 0, fee 50, month 100, +130', 'no yes yes', 'no yes no'],
    [false, 'month 100, next-term 0, fee 50, month 100, +150, -110', 'no no no', 'no no no'],
    [true, 'month 100, next-term 100, month 100, +100', 'no yes', 'no yes'],
  ])('with arrears first %s and a least share of 80 %%, after "%s" has settled %s and paid %s', (arrearsFirst, script, settled, full) => {
    const { entries } = played(script, { arrearsFirst, minimumPaidShare: 80 })
    const told = (runs: 'settled' | 'full') =>
      entries.map((entry) => (lasting(entry[runs]) ? 'yes' : 'no')).join(' ')
    expect(told('settled')).toBe(settled)
    expect(told('full')).toBe(full)
  }) // prettier-ignore

  it.each([
    ['month 100, next-term 0', false],
    ['month 100, +99, next-term 0', false],
    ['month 100, +100, next-term 0', true],
    ['month 100, next-term 100', true],
    ['month 100, next-term 0, month 100, +100', true],
    ['month 100, next-term 0, month 100, +99', false],
  ])('R34: after "%s" owes nothing of earlier terms: %s', (script, isClear) => {
    const { clear } = played(script, { arrearsFirst: true })
    expect(lasting(clear) !== undefined).toBe(isClear)
  })
})
