import { describe, expect, it } from 'vitest'
import { accountTerms, chartFault, chartOf } from '../../../src/core/ledger/chart.ts'
import type { AccountCode } from '../../../src/core/ledger/accounts.ts'
import { date } from '../../../src/core/dates.ts'
import { BOOKKEEPING_DEFAULTS, bookkeepingAfter } from '../../../src/core/statutes/bookkeeping.ts'

describe('an account of the statutes', () => {
  it.each([
    ['6223', undefined, null],
    ['622', undefined, null],
    ['101', undefined, null],
    ['631', 'cost', null],
    ['631', 'income', 'is a cost, whatever it is called'],
    ['411', undefined, 'is posted by the system itself'],
    ['521', undefined, 'is posted by the system itself'],
    ['701', 'income', 'is posted by the system itself'],
    ['821', 'cost', null],
    ['821', undefined, 'needs a type: its class does not say what it is'],
    ['12', undefined, null],
    ['123456', undefined, null],
  ] as const)('%s of type %s: %s', (code, type, fault) => {
    expect(chartFault({ code, ...(type ? { type } : {}) })).toBe(fault)
  })

  it.each(['1', '1234567', '922', '022', 'rent', '62 2', ''])('is none: %j', (code) => {
    expect(chartFault({ code })).toMatch(/2 to 6 digits/)
  })
})

describe('what an account is', () => {
  const termsOf = accountTerms({
    ...BOOKKEEPING_DEFAULTS,
    accounts: [
      { code: '622', name: 'Loyer' },
      { code: '425', name: 'Avances' },
      { code: '476', name: 'Owed to us', type: 'asset' },
    ],
  })

  it.each([
    ['102', 'fund'],
    ['159', 'fund'],
    ['160', 'liability'],
    ['199', 'liability'],
    ['244', 'asset'],
    ['311', 'asset'],
    ['409', 'liability'],
    ['412', 'asset'],
    ['419', 'liability'],
    ['425', 'asset'],
    ['447', 'liability'],
    ['462', 'asset'],
    ['468', 'liability'],
    ['476', 'asset'],
    ['501', 'asset'],
    ['622', 'cost'],
    ['771', 'income'],
  ])('%s is a %s', (code, type) => {
    expect(termsOf(code as AccountCode).type).toBe(type)
  })

  it('has the name that the mutual gave it', () => {
    expect(termsOf('622' as AccountCode).name).toBe('Loyer')
    expect(termsOf('661' as AccountCode).name).toBe('Salaries')
    expect(termsOf('999' as AccountCode)).toEqual({ name: '999', type: 'cost' })
  })
})

describe('settings sent again', () => {
  const first = bookkeepingAfter(BOOKKEEPING_DEFAULTS, {
    accounts: [
      { code: '6223', name: 'Office' },
      { code: '622', name: 'Loyer' },
    ],
    costCentres: [{ code: 'thies', name: 'Thies' }],
    legalReservePercent: 20,
  })

  it('keep the accounts that they do not name, in the order of their numbers', () => {
    const until = date('2026-06-30')
    const again = bookkeepingAfter(first, { accounts: [{ code: '6223', name: 'Office', until }] })
    expect(again.accounts).toEqual([
      { code: '622', name: 'Loyer' },
      { code: '6223', name: 'Office', until },
    ])
    expect(again.costCentres).toEqual(first.costCentres)
    expect(again.legalReservePercent).toBe(20)
    expect(chartOf(again).get('6223')).toMatchObject({ type: 'cost', until })
    expect(chartOf(again).get('711')).toMatchObject({ name: 'Grants', type: 'income' })
  })
})
