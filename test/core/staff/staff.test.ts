import { expect, it } from 'vitest'
import { areOnePerson, findStaff } from '../../../src/core/staff/staff.ts'
import { date } from '../../../src/core/dates.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { hindranceToDecide } from '../../../src/core/proposals/proposal.ts'
import type { StaffRole } from '../../../src/core/staff/role.ts'

const TODAY = date('2026-03-02')
const A = '+254733000001' as PhoneNumber
const B = '+254733000002' as PhoneNumber
const C = '+254733000003' as PhoneNumber

function role(kind: StaffRole['role'], name: string, phone: PhoneNumber, until = ''): StaffRole {
  return { role: kind, name, phone, ref: phone, until: until === '' ? null : date(until) }
}

const ROLES = [
  role('manager', 'Mercy Wanjiru', A),
  role('collector', 'Mercy W', A),
  role('collector', 'Élodie Ba', B, '2026-03-02'),
  role('manager', 'Old', C, '2026-03-01'),
  role('clinic', 'Uhuru', C),
]

it.each([
  ['mercy  WANJIRU', null, A, true],
  ['Mercy W', null, A, true],
  ['elodie ba', null, B, false],
  ['whatever', B, B, false],
  ['Old', null, null, false],
  ['Uhuru', null, null, false],
  ['Élodie', null, null, false],
  ['', null, null, false],
  ['...', null, null, false],
] as const)('the staff named %j, phone %j, is %j', (by, phone, expected, isManager) => {
  const found = findStaff(ROLES, by, phone, TODAY)
  if (expected === null) return expect(found).toEqual({ kind: 'none' })
  expect(found).toMatchObject({ kind: 'found', staff: { phone: expected, isManager } })
})

it('a name on two phones could be two people, until the phone is given', () => {
  const roles = [role('manager', 'Juma', A), role('collector', 'JUMA', B)]
  expect(findStaff(roles, 'Juma', null, TODAY)).toEqual({ kind: 'several' })
  expect(findStaff(roles, 'Juma', B, TODAY)).toMatchObject({ kind: 'found' })
})

it.each([
  ['the same', { name: 'Juma', phone: A }, { name: 'Juma', phone: A }, true],
  ['one name on two phones', { name: 'Juma Ali', phone: A }, { name: 'juma  ali', phone: B }, true],
  ['one phone under two names', { name: 'Juma', phone: A }, { name: 'Mercy', phone: A }, true],
  ['two people', { name: 'Juma', phone: A }, { name: 'Mercy', phone: B }, false],
] as const)('%s: one person is %j', (_what, a, b, same) => {
  expect(areOnePerson(a, b)).toBe(same)
  expect(areOnePerson(b, a)).toBe(same)
  const decider = { ...b, isManager: true }
  expect(hindranceToDecide(a, decider)?.code ?? null).toBe(same ? 'same-person' : null)
})

it('a collector decides nothing (R65)', () => {
  const collector = { name: 'Juma', phone: B, isManager: false }
  expect(hindranceToDecide({ name: 'Mercy', phone: A }, collector)).toEqual({
    code: 'manager-only',
    by: 'Juma',
  })
})
