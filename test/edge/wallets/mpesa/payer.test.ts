import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { PAYER_HINTS } from '../../../../src/edge/wallets/mpesa/payer.ts'

const AMINA = '+254711000222' as PhoneNumber

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

describe('what M-PESA leaves of a hidden number', () => {
  it.each([
    ['2547*****222', true],
    ['25471****222', true],
    ['0711****222', true],
    ['2547*****0222', true],
    ['2547*****223', false],
    ['2541*****222', false],
    ['25472****222', false],
    // Nothing is hidden, or too much.
    ['254711*000222', false],
    ['254711000*222', false],
    ['25*****222', false],
    ['254*****222', true],
    ['*********222', false],
    ['2547*****22*', false],
    ['', false],
    [hash('254711000222'), true],
    [hash('+254711000222'), true],
    [hash('0711000222'), true],
    [hash('711000222'), false],
    [hash('254711000223'), false],
  ])('%s fits the phone: %s', (hint, fits) => {
    expect(PAYER_HINTS.fits(hint, AMINA)).toBe(fits)
  })

  it('fits no phone that M-PESA does not serve', () => {
    expect(PAYER_HINTS.fits(hash('256711000222'), '+256711000222' as PhoneNumber)).toBe(false)
  })

  it('is one phone’s alone when it is a hash', () => {
    expect(PAYER_HINTS.isOfOne(hash('254711000222'))).toBe(true)
    expect(PAYER_HINTS.isOfOne('2547*****222')).toBe(false)
  })
})
