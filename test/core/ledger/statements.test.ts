import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../src/core/ledger/accounts.ts'
import { distribute, postYearEnd } from '../../../src/core/ledger/book-posting.ts'
import { accountTerms } from '../../../src/core/ledger/chart.ts'
import type { Transfer } from '../../../src/core/ledger/posting.ts'
import { balanceSheet, incomeStatement, movedBy } from '../../../src/core/ledger/statements.ts'
import { date } from '../../../src/core/dates.ts'
import { type Minor, minor } from '../../../src/core/money.ts'
import { BOOKKEEPING_DEFAULTS } from '../../../src/core/statutes/bookkeeping.ts'
import { fc } from '../../chance.ts'

const termsOf = accountTerms(BOOKKEEPING_DEFAULTS)

function transfer(debit: string, credit: string, amount: number): Transfer {
  return { debit: debit as AccountId, credit: credit as AccountId, amount: minor(amount) }
}

const YEAR: readonly Transfer[] = [
  transfer('521', '101', 1000),
  transfer('411/04123378', '701', 900),
  transfer('411/04123374', '701', 300),
  transfer('552/sandbox', '411/04123378', 800),
  transfer('552/sandbox', '419/04123374', 50),
  transfer('601/surgery', '401/centre', 400),
  transfer('601/care', '401/centre', 100),
  transfer('622/thies', '521', 70),
  transfer('622', '521', 30),
  transfer('521', '162', 500),
]

describe('statements', () => {
  it('tell costs apart by whose they are, and have the members together', () => {
    const { income, costs, result } = incomeStatement(movedBy(YEAR), termsOf)
    expect(income).toMatchObject({ total: 1200, lines: [{ code: '701', amount: 1200, parts: [] }] })
    expect(costs.total).toBe(600)
    expect(costs.lines.map(({ code, name, amount }) => [code, name, amount])).toEqual([
      ['601', 'Benefits', 500],
      ['622', 'Rent', 100],
    ])
    expect(costs.lines[0]?.parts).toEqual([
      { owner: 'care', amount: 100 },
      { owner: 'surgery', amount: 400 },
    ])
    expect(costs.lines[1]?.parts).toEqual([{ owner: 'thies', amount: 70 }])
    expect(result).toBe(600)
  })

  it('show what is there, what is owed, and what it is worth', () => {
    const sheet = balanceSheet(movedBy(YEAR), termsOf)
    expect(sheet.assets.lines.map(({ code, amount }) => [code, amount])).toEqual([
      ['411', 400],
      ['521', 1400],
      ['552', 850],
    ])
    expect(sheet.liabilities.lines.map(({ code, amount }) => [code, amount])).toEqual([
      ['162', 500],
      ['401', 500],
      ['419', 50],
    ])
    expect(sheet).toMatchObject({ funds: { total: 1000 }, result: 600, worth: 1600 })
    expect(sheet.assets.total).toBe(sheet.liabilities.total + sheet.worth)
  })
})

const ACCOUNTS = ['101', '121', '162', '244', '284', '401/a', '411/1', '419/1', '521', '552/s', '601/x', '622', '622/t', '651', '701', '711'] // prettier-ignore

const transfers = fc.array(
  fc
    .tuple(
      fc.constantFrom(...ACCOUNTS),
      fc.constantFrom(...ACCOUNTS),
      fc.integer({ min: 1, max: 9999 }),
    )
    .filter(([debit, credit]) => debit !== credit)
    .map(([debit, credit, amount]) => transfer(debit, credit, amount)),
  { maxLength: 30 },
)

describe('whatever was posted', () => {
  it('a balance sheet balances, and the closing of a year changes no line but its funds', () => {
    const percents = fc.integer({ min: 0, max: 100 })
    const carried = fc.integer({ min: -5000, max: 5000 })
    fc.assert(
      fc.property(transfers, percents, carried, (posted, percent, before) => {
        const moved = movedBy(posted)
        const sheet = balanceSheet(moved, termsOf)
        expect(sheet.assets.total).toBe(sheet.liabilities.total + sheet.worth)
        const { result } = incomeStatement(moved, termsOf)
        const plan = distribute(result, minor(before), percent)
        const when = { eventOn: date('2026-12-31'), closedThrough: date('2026-12-31') }
        const closing = postYearEnd('2026/1', moved, termsOf, plan, when)
        if (!closing) return
        expect(closing.effectiveOn).toBe('2027-01-01')
        const after = balanceSheet(movedBy(closing.transfers, moved), termsOf)
        expect(after).toMatchObject({ result: 0, worth: sheet.worth })
        expect([after.assets, after.liabilities]).toEqual([sheet.assets, sheet.liabilities])
        expect(after.funds.lines.find(({ code }) => code === '131')).toBeUndefined()
        expect(closing.transfers.every(({ amount }) => amount > 0)).toBe(true)
      }),
    )
  })
})

describe('the result of a year', () => {
  it.each([
    // result, carried before, percent, legal reserve, carried
    [1000, 0, 10, 100, 900],
    [1001, 0, 10, 101, 900],
    [1000, 0, 0, 0, 1000],
    [1000, 0, 100, 1000, 0],
    [1, 0, 1, 1, 0],
    [0, 0, 10, 0, 0],
    [-1000, 0, 10, 0, -1000],
    [-1000, 500, 10, 0, -1000],
    // Earlier losses are made good first.
    [1000, -400, 10, 60, 940],
    [1000, -999, 10, 1, 999],
    [1000, -1000, 10, 0, 1000],
    [1000, -1001, 10, 0, 1000],
    [1000, 500, 10, 100, 900],
  ])('%i after %i with %i %%: %i and %i', (result, before, percent, legalReserve, carried) => {
    expect(distribute(result as Minor, before as Minor, percent)).toEqual({
      ...{ result, legalReserve, carried },
    })
  })
})
