import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { type Route, routeOf } from '../../../src/core/sms/route.ts'

const ROUTES: readonly Route[] = [
  { carrier: 'all' },
  { prefix: '+254', carrier: 'kenya' },
  { prefix: '+25471', carrier: 'one-network' },
  { mutual: 'jappo', carrier: 'jappo-all' },
  { mutual: 'jappo', prefix: '+221', carrier: 'jappo-senegal' },
]

describe('a route', () => {
  it.each([
    ['+254711000001', 'umoja', 'one-network'],
    ['+254701000001', 'umoja', 'kenya'],
    ['+254701000001', null, 'kenya'],
    ['+255711000001', 'umoja', 'all'],
    ['+221771234567', 'umoja', 'all'],
    ['+221771234567', 'jappo', 'jappo-senegal'],
    ['+254711000001', 'jappo', 'jappo-all'],
  ])('to %s of %s is by the mutual, then by the longest prefix: %s', (phone, mutual, carrier) => {
    const to = { mutual, phone: phone as PhoneNumber }
    expect(routeOf(ROUTES, to)?.carrier).toBe(carrier)
    expect(routeOf([...ROUTES].reverse(), to)?.carrier).toBe(carrier)
  })

  it('is null where none fits', () => {
    const to = { mutual: 'umoja', phone: '+254711000001' as PhoneNumber }
    expect(routeOf([], to)).toBeNull()
    expect(routeOf([{ mutual: 'jappo', carrier: 'a' }], to)).toBeNull()
    expect(routeOf([{ prefix: '+2547110000011', carrier: 'a' }], to)).toBeNull()
  })
})
