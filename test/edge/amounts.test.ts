import { describe, expect, it } from 'vitest'
import type { Currency } from '../../src/core/money.ts'
import { amountWritten, sumWritten } from '../../src/app/amounts.ts'
import { readParts } from '../../src/edge/files/parts-file.ts'
import { readStatement } from '../../src/edge/files/operator-statement.ts'

describe('an amount in a command or file', () => {
  it.each<readonly [Currency, string, number | string]>([
    ['XOF', '2.000', 2000],
    ['XOF', '2000F CFA', 2000],
    ['XOF', '1\u202f500', 1500],
    ['XOF', '0', 0],
    ['KES', '1,500', 150_000],
    ['KES', '1.500', 'can be read as 1500 and as 1.50 KES: write one of these'],
    ['TND', '1.500', 'can be read as 1500 and as 1.5 TND: write one of these'],
    ['TND', '1.505', 'can be read as 1505 and as 01.505 TND: write one of these'],
    ['XOF', '1,50', 'has a fraction, and XOF has none: write 1 or 2'],
    ['XOF', '0,00', 0],
    ['KES', '1.505', 'has more than 2 decimals, and KES has 2: write 1.50 or 1.51'],
    ['KES', '500.000.0', 'is not an amount in KES such as 100.50'],
    ['KES', '2000 F', 'names another currency than KES'],
    ['KES', '9'.repeat(20), 'is too large'],
    ['KES', '5k', 'is shortened: write 5000'],
    ['KES', '5²', 'is not an amount in KES such as 100.50'],
    ['XOF', '', 'is not an amount in XOF such as 1500'],
  ])('%s «%s»', (currency, text, means) => {
    expect(amountWritten(text, currency)).toEqual(
      typeof means === 'number' ? { value: means } : { why: means },
    )
  })

  it.each<readonly [Currency, string, number]>([
    ['TND', '1.5', 1500],
    ['TND', '01.505', 1505],
    ['KES', '1.50', 150],
    ['KES', '1500', 150_000],
  ])('is read in the form in which we name a reading: %s «%s»', (currency, text, means) => {
    expect(amountWritten(text, currency)).toEqual({ value: means })
  })

  it('has to be more than nothing where it is a sum', () => {
    expect(sumWritten('0.00', 'KES')).toEqual({ why: 'must be more than 0' })
    expect(sumWritten('0.01', 'KES')).toEqual({ value: 1 })
  })

  it('means in a list of parts what it means elsewhere', async () => {
    const csv = (amount: string) => Buffer.from(`number,amount\n0412337-8,${amount}\n`)
    expect((await readParts(csv('2.000'), 'XOF')).rows).toMatchObject([{ amount: 2000 }])
    expect((await readParts(csv('1.500'), 'KES')).faults).toMatchObject([
      { line: 2, why: 'can be read as 1500 and as 1.50 KES: write one of these' },
    ])
  })

  it('means in a statement made by people what it means elsewhere', async () => {
    const csv = Buffer.from('receipt,paid_at,amount\nR1,2026-03-02 09:30,2.000\n')
    const given = { currency: 'XOF', timeZone: 'Africa/Dakar', dates: null } as const
    expect([...(await readStatement(csv, given)).lines]).toMatchObject([{ amount: 2000 }])
  })
})
