import { expect, it } from 'vitest'
import { readPhone } from '../../src/edge/phone.ts'

it.each([
  ['0700 000 001', 'KE', '+254700000001'],
  ['700000001', 'KE', '+254700000001'],
  ['254700000001', 'KE', '+254700000001'],
  ['00254 700-000-001', 'KE', '+254700000001'],
  ['+254700000001', 'SN', '+254700000001'],
  ['77 123 45 67', 'SN', '+221771234567'],
  ['٠٧٠٠٠٠٠٠٠١', 'KE', '+254700000001'],
  ['+2547', 'KE', null],
  ['7.0E+08', 'KE', null],
  ['0700000001 ext 3', 'KE', null],
  ['call 0700000001', 'KE', null],
  ['', 'KE', null],
  ['0'.repeat(500), 'KE', null],
  ['0700000001', 'XX', null],
])('reads %j in %s as %j', (text, country, phone) => {
  expect(readPhone(text, country)).toBe(phone)
})
