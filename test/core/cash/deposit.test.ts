import { expect, it } from 'vitest'
import { boxCode, boxOfWallet, cashWalletOf } from '../../../src/core/ledger/box.ts'
import { decideDeposit } from '../../../src/core/cash/deposit.ts'
import { cashAccountOf, walletAccountOf } from '../../../src/core/ledger/accounts.ts'
import { minor } from '../../../src/core/money.ts'

it.each([
  [1000, 1000, false, 0],
  [1000, 1000, true, 0],
  [1000, 999, false, null],
  [1000, 999, true, 1],
  [1000, 1001, false, null],
  [1000, 1001, true, null],
  [0, 1, true, null],
])('of %d in hand, %d brought (a part: %j), leaves %j (R60)', (inHand, brought, part, rest) => {
  const decided = decideDeposit(minor(inHand), minor(brought), part)
  expect(decided).toEqual(rest === null ? { kind: 'differs' } : { kind: 'deposit', rest })
})

it('cash in hand is a wallet of its own kind, with its own account', () => {
  const wallet = cashWalletOf('jappo', boxCode(3))
  expect(wallet).toBe('cash/jappo/c3')
  expect(boxOfWallet(wallet)).toBe('c3')
  expect(walletAccountOf(wallet)).toBe(cashAccountOf('c3'))
  expect(cashAccountOf('c3')).toBe('571/c3')
  for (const real of ['sandbox', 'cash', 'cash-desk']) {
    expect(boxOfWallet(real)).toBeNull()
    expect(walletAccountOf(real)).toBe(`552/${real}`)
  }
})
