import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { hindranceToClose } from '../../../src/core/staff/closing.ts'
import type { StaffRole } from '../../../src/core/staff/role.ts'

const FROM = '+254733000001' as PhoneNumber
const LOST = '+254733000002' as PhoneNumber

function role(name: StaffRole['role'], phone: PhoneNumber, ref: string = phone): StaffRole {
  return { role: name, phone, ref, name: ref, until: null }
}

describe('whoever says that a phone of the staff is lost', () => {
  it.each<[StaffRole['role'], string, StaffRole['role'], string, string | null]>([
    ['manager', 'x', 'manager', 'y', null],
    ['manager', 'x', 'clinic', 'uhuru', null],
    ['collector', 'x', 'manager', 'y', null],
    ['collector', 'x', 'association', 'soko', null],
    ['clinic', 'uhuru', 'clinic', 'uhuru', null],
    ['clinic', 'uhuru', 'clinic', 'kibera', 'not-a-staff-phone'],
    ['clinic', 'uhuru', 'manager', 'uhuru', 'not-a-staff-phone'],
    ['association', 'soko', 'association', 'soko', 'not-a-staff-phone'],
  ])('as %s %s may of %s %s, or not: %5$s', (own, ref, lost, of, code) => {
    const phones = { from: FROM, phone: LOST, before: 0 }
    const refusal = hindranceToClose([role(own, FROM, ref)], [role(lost, LOST, of)], phones)
    expect(refusal?.code ?? null).toBe(code)
  })

  it.each([
    [2, null],
    [3, 'closings-day'],
    [4, 'closings-day'],
  ])('has closed %i others in 24 hours: %s', (before, code) => {
    const phones = { from: FROM, phone: LOST, before }
    const refusal = hindranceToClose([role('manager', FROM)], [role('manager', LOST)], phones)
    expect(refusal?.code ?? null).toBe(code)
  })

  it('never closes the phone that is spoken from', () => {
    const own = [role('manager', FROM)]
    const phones = { from: FROM, phone: FROM, before: 0 }
    expect(hindranceToClose(own, own, phones)?.code).toBe('own-phone')
  })
})
