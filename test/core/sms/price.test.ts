import { describe, expect, it } from 'vitest'
import { formatPrice, priceInMinor, readPrice } from '../../../src/core/sms/price.ts'

describe('a carrier’s price', () => {
  it.each([
    ['KES 0.8000', 'KES 0.8000', 80],
    ['USD 0.0079', 'USD 0.0079', 1],
    ['XOF 12', 'XOF 12.0000', 12],
    ['XOF 12.5000', 'XOF 12.5000', 13],
    ['KES 1.00001', 'KES 1.0001', 101],
    ['QQQ 0.5', 'QQQ 0.5000', 50],
  ])('%s is read', (text, written, minor) => {
    const price = readPrice(text)
    expect(price && formatPrice(price)).toBe(written)
    expect(price && priceInMinor(price)).toBe(minor)
  })

  it.each(['0', '', 'KES', 'KES -1', 'KES 1,00', '1.00 KES', 'KES 1e3'])('%s is none', (text) => {
    expect(readPrice(text)).toBeNull()
  })
})
