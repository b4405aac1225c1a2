import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { type BalanceRow, walkBalances } from '../../../src/core/payments/statement-balances.ts'

function statedBalances(rows: readonly BalanceRow[]) {
  const walk = walkBalances()
  rows.forEach(walk.take)
  return walk.stated()
}

const T0 = Date.parse('2026-03-14T07:00:00Z')

function row(reference: string, moved: number, balance: number, at = 0): BalanceRow {
  return { reference, moved: minor(moved), balance: minor(balance), at: instant(T0 + at) }
}

describe('the balances of a statement', () => {
  const rows = [row('A', 500, 1500, 1), row('B', -200, 1300, 2), row('C', 70, 1370, 3)]
  const stated = { opening: 1000, closing: 1370, from: T0 + 1, through: T0 + 3, gaps: [] }

  it('are what was there before its first line and after its last, in either order', () => {
    expect(statedBalances(rows)).toEqual(stated)
    expect(statedBalances(rows.toReversed())).toEqual(stated)
    expect(statedBalances([])).toBeNull()
  })

  it('name the line before which something is missing, to the minor unit', () => {
    const [a, b, c] = rows as [BalanceRow, BalanceRow, BalanceRow]
    expect(statedBalances([a, c])?.gaps).toEqual(['C'])
    const other = { ...b, balance: minor(1301) }
    expect(statedBalances([a, other, c])?.gaps).toEqual(['B', 'C'])
  })

  it('of one moment are in the order that fits', () => {
    const now = rows.map((one) => ({ ...one, at: instant(T0) }))
    const { from, through, ...sums } = { ...stated, from: T0, through: T0 }
    expect(statedBalances(now)).toEqual({ ...sums, from, through })
    expect(statedBalances(now.toReversed())).toEqual({ ...sums, from, through })
  })
})
