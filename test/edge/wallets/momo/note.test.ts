import { expect, it } from 'vitest'
import { noteOf } from '../../../../src/edge/wallets/momo/note.ts'

it.each([
  ["Cotisation d'avril", 'Cotisation d avril'],
  ['Cotisation d’août', 'Cotisation d aout'],
  ['Jappo & Cie', 'Jappo Cie'],
  ['A.B-c 1', 'A.B-c 1'],
  ['Œuvre', 'OEuvre'],
  ['', 'otherwise'],
  ["'&'", 'otherwise'],
  ['Мутуэль', 'otherwise'],
  ['x'.repeat(161), 'x'.repeat(160)],
  [`${'x'.repeat(159)} y`, 'x'.repeat(159)],
])('writes %j beside a payment as %j', (text, note) => {
  expect(noteOf(text, 'otherwise')).toBe(note)
  expect(noteOf(text, 'otherwise')).toMatch(/^[A-Za-z0-9 .-]{1,160}$/)
})
