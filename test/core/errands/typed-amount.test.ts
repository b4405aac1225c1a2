import { describe, expect, it } from 'vitest'
import { typedAmount, typedSum } from '../../../src/core/errands/typed-amount.ts'
import { sayIn } from '../../../src/core/wording/catalogue.ts'
import { type Currency, formatMoney, type Minor, minor } from '../../../src/core/money.ts'

function speaking(currency: Currency) {
  return { say: sayIn('en'), money: (amount: Minor) => formatMoney(amount, currency, ',') }
}

/** What a wallet takes that moves whole units, from one of them to a hundred thousand. */
function typed(text: string, currency: Currency): number | string {
  const unit = currency === 'XOF' ? 1 : 100
  const limits = { step: minor(unit), least: minor(unit), most: minor(100_000 * unit) }
  const read = typedAmount(text, currency, speaking(currency), limits)
  return 'wrong' in read ? read.wrong : read.amount
}

describe('an amount that is typed on a screen', () => {
  it.each<readonly [Currency, string, number | string]>([
    ['KES', '500', 50_000],
    ['KES', '1', 100],
    ['KES', '100000', 10_000_000],
    ['KES', '0', 'At least KSh 1.'],
    ['KES', '100001', 'At most KSh 100,000.'],
    ['KES', '9'.repeat(30), 'At most KSh 100,000.'],
    ['KES', '500.50', 'Only 500 or 501.'],
    ['KES', '1.500', 'Is it 1500 or 1.50? Type it so.'],
    ['KES', '500.505', 'Is it 500 or 501? Type it so.'],
    ['KES', '0,500', 'Is it 1? Type it so.'],
    ['KES', '5k', 'Is it 5000? Type it so.'],
    ['KES', '500 F', 'In KSh only, please.'],
    ['KES', 'USD 5', 'In KSh only, please.'],
    ['KES', '5\u00b2', 'Plain digits only, please.'],
    ['KES', '5\u00bd', 'Plain digits only, please.'],
    ['KES', 'five', 'Plain digits only, please.'],
    ['XOF', '2.000', 2000],
    ['XOF', '2000,50', 'Is it 2000 or 2001? Type it so.'],
    ['XOF', '5 mille', 'Is it 5000? Type it so.'],
    ['XOF', 'KSh 500', 'In F only, please.'],
    ['ZMW', '5k', 'Is it 5000 or 5? Type it so.'],
  ])('%s «%s» means %s', (currency, text, means) => {
    expect(typed(text, currency)).toBe(means)
  })

  it.each<readonly [string, number | string]>([
    ['0', 'Plain digits only, please.'],
    ['0.01', 1],
    ['500.505', 'Is it 500.50 or 500.51? Type it so.'],
    ['9999999', 999_999_900],
    ['10000000', 'At most KSh 9,999,999.'],
  ])('of cash and bills «%s» means %s, whatever a wallet moves', (text, means) => {
    const read = typedSum(text, 'KES', speaking('KES'))
    expect('wrong' in read ? read.wrong : read.amount).toBe(means)
  })
})
