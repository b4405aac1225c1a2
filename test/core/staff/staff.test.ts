import { expect, it } from 'vitest'
import { areOnePerson, findStaff } from '../../../src/core/staff/staff.ts'
import { date } from '../../../src/core/dates.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { hindranceToDecide } from '../../../src/core/proposals/deciders.ts'
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
  ['mercy  WANJIRU', null, A, ['manager', 'collector']],
  ['Mercy W', null, A, ['manager', 'collector']],
  ['elodie ba', null, B, ['collector']],
  ['whatever', B, B, ['collector']],
  ['Old', null, null, []],
  ['Uhuru', null, null, []],
  ['Élodie', null, null, []],
  ['', null, null, []],
  ['...', null, null, []],
] as const)('the staff named %j, phone %j, is %j', (by, phone, expected, roles) => {
  const found = findStaff(ROLES, by, phone, TODAY)
  if (expected === null) return expect(found).toEqual({ kind: 'none' })
  expect(found).toMatchObject({ kind: 'found', staff: { phone: expected, roles } })
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
  const decider = { ...b, roles: ['manager'] as const }
  expect(hindranceToDecide({ kind: 'refund' }, a, decider)?.code ?? null).toBe(
    same ? 'same-person' : null,
  )
})

it.each([
  ['manager', ['refund', 'strike-off', 'open-phone']],
  ['treasurer', ['refund']],
  ['secretary', ['strike-off']],
  ['clerk', []],
  ['auditor', []],
  ['collector', []],
] as const)('a %s decides on %j', (decides, expected) => {
  const decider = { name: 'Juma', phone: B, roles: [decides] }
  const open = (['refund', 'strike-off', 'open-phone'] as const).filter(
    (kind) => hindranceToDecide({ kind }, { name: 'Mercy', phone: A }, decider) === null,
  )
  expect(open).toEqual(expected)
})

it('a collector decides nothing (R65)', () => {
  const collector = { name: 'Juma', phone: B, roles: ['collector'] as const }
  expect(hindranceToDecide({ kind: 'refund' }, { name: 'Mercy', phone: A }, collector)).toEqual({
    code: 'not-in-role',
    by: 'Juma',
  })
})
