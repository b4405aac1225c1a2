import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import {
  hindranceToChangePhone,
  pendingPhone,
  PHONE_HOLD_MS,
  phoneAt,
  phoneChangesFrom,
} from '../../../src/core/membership/phone-change.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'

const NUMBER = '04123378' as MemberNumber
const OLD = '+254711000001' as PhoneNumber
const NEW = '+254711000002' as PhoneNumber
const FROM = 1_000_000_000_000
const phones = { phone: OLD, nextPhone: { phone: NEW, from: instant(FROM) } }

describe('R64: a phone that was changed', () => {
  it.each([
    ['is the old one a moment before', FROM - 1, OLD, true, 'phone-pending'],
    ['is the new one from the very moment on', FROM, NEW, false, null],
    ['is the new one afterwards', FROM + 1, NEW, false, null],
  ] as const)('%s', (_story, at, phone, isPending, hindrance) => {
    expect(phoneAt(phones, instant(at))).toBe(phone)
    expect(pendingPhone(phones, instant(at)) !== null).toBe(isPending)
    const third = '+254711000003' as PhoneNumber
    expect(hindranceToChangePhone(NUMBER, phones, third, instant(at))?.code ?? null).toBe(hindrance)
  })

  it.each([
    ['the old phone while it speaks', FROM - 1, OLD, 'same-phone'],
    ['the new phone once it speaks', FROM, NEW, 'same-phone'],
    ['the old phone again afterwards', FROM, OLD, null],
  ] as const)('is asked to be %s', (_story, at, next, code) => {
    expect(hindranceToChangePhone(NUMBER, phones, next, instant(at))?.code ?? null).toBe(code)
  })

  it('speaks a day later, and at once where there was none', () => {
    const none = { phone: null, nextPhone: null }
    expect(phoneChangesFrom({ phone: OLD, nextPhone: null }, instant(FROM))).toBe(FROM + 86_400_000)
    expect(phoneChangesFrom(none, instant(FROM))).toBe(FROM)
    expect(PHONE_HOLD_MS).toBe(86_400_000)
  })
})
