import { expect, it } from 'vitest'
import {
  type CorrectableReceipt,
  decideRefund,
  decideReversal,
} from '../../../src/core/corrections/correction.ts'
import { date } from '../../../src/core/dates.ts'
import { postRefund, postTakeBack } from '../../../src/core/ledger/cash-posting.ts'
import { postReceipt } from '../../../src/core/ledger/posting.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { minor, ZERO } from '../../../src/core/money.ts'
import { fc } from '../../chance.ts'

const AMINA = memberNumberFrom('0412337')
const HALIMA = memberNumberFrom('8206362')
const WHEN = { eventOn: date('2026-03-02'), closedThrough: null }

const RECEIPT: CorrectableReceipt = {
  receiptNumber: 'UM26-0000001',
  isInSuspense: false,
  currency: 'KES',
  parts: [{ number: AMINA, amount: minor(500) }],
  isCorrected: false,
}
const SHARED = { ...RECEIPT, parts: [...RECEIPT.parts, { number: HALIMA, amount: minor(300) }] }

it('a reversal takes all parts of a receipt, once (R16)', () => {
  expect(decideReversal(SHARED)).toEqual({ ok: true, value: SHARED.parts })
  const corrected = { ...RECEIPT, isCorrected: true }
  expect(decideReversal(corrected)).toMatchObject({ refusal: { code: 'receipt-corrected' } })
  const kept = { ...RECEIPT, isInSuspense: true }
  expect(decideReversal(kept)).toMatchObject({ refusal: { code: 'receipt-in-suspense' } })
})

it.each([
  ['all of one member’s', RECEIPT, null, 500, { number: AMINA, amount: 500 }],
  ['a part of it', RECEIPT, AMINA, 1, { number: AMINA, amount: 1 }],
  ['more than there is', RECEIPT, null, 501, 'more-than-paid'],
  ['of somebody who has no part', RECEIPT, HALIMA, 1, 'more-than-paid'],
  ['of a receipt that was taken back', { ...RECEIPT, parts: [] }, null, 1, 'more-than-paid'],
  ['of several without saying whose', SHARED, null, 1, 'several-members'],
  ['of one of several', SHARED, HALIMA, 300, { number: HALIMA, amount: 300 }],
  ['of one of several, more than that part', SHARED, HALIMA, 301, 'more-than-paid'],
  ['of money in suspense', { ...RECEIPT, isInSuspense: true }, null, 1, 'receipt-in-suspense'],
] as const)('a refund of %s', (_what, receipt, number, amount, expected) => {
  const decided = decideRefund(receipt, number, minor(amount))
  if (typeof expected === 'string') expect(decided).toMatchObject({ refusal: { code: expected } })
  else expect(decided).toEqual({ ok: true, value: expected })
})

it('money that leaves comes out of the advance first, and the rest is owed again (R16)', () => {
  const before = { due: ZERO, advance: minor(200) }
  const part = { number: AMINA, amount: minor(500), before }
  const posting = postTakeBack('journal-1', '571/c1', [part], WHEN)
  expect(posting).toMatchObject({ kind: 'reversal', reverses: 'journal-1', source: 'reversal' })
  expect(posting.transfers).toEqual([
    { debit: `419/${AMINA}`, credit: '571/c1', amount: 200 },
    { debit: `411/${AMINA}`, credit: '571/c1', amount: 300 },
  ])
  expect(postRefund('7', '521', part, WHEN)).toMatchObject({
    kind: 'refund',
    reverses: null,
    transfers: [{ credit: '521' }, { credit: '521' }],
  })
})

it('what came and went again leaves a member as before, whatever was owed', () => {
  const amounts = fc.integer({ min: 1, max: 1_000_000 })
  const balances = fc.record({ due: fc.nat(1_000_000), advance: fc.nat(1_000_000) })
  fc.assert(
    fc.property(amounts, balances, fc.boolean(), (sum, balance, owes) => {
      const before = {
        due: minor(owes ? balance.due : 0),
        advance: minor(owes ? 0 : balance.advance),
      }
      const amount = minor(sum)
      const paid = postReceipt('r', 'sandbox', AMINA, amount, before, WHEN)
      const net = before.due - before.advance - sum
      const after = { due: minor(Math.max(0, net)), advance: minor(Math.max(0, -net)) }
      const back = postTakeBack(
        'j',
        '552/sandbox',
        [{ number: AMINA, amount, before: after }],
        WHEN,
      )
      const owed = (account: string) =>
        [...paid.transfers, ...back.transfers].reduce(
          (total, { debit, credit, amount: moved }) =>
            total + (debit === account ? moved : 0) - (credit === account ? moved : 0),
          0,
        )
      expect(owed(`411/${AMINA}`) + owed(`419/${AMINA}`)).toBe(0)
      expect(owed('552/sandbox')).toBe(0)
      expect(before.advance - owed(`419/${AMINA}`)).toBeGreaterThanOrEqual(0)
      expect(before.due + owed(`411/${AMINA}`)).toBeGreaterThanOrEqual(0)
    }),
  )
})
