import { describe, expect, it } from 'vitest'
import { areFirstLettersOf } from '../../src/core/person-name.ts'

describe('the first letters of a name', () => {
  it.each([
    ['A O', 'Amina Otieno', true],
    ['a.o.', 'Amina Otieno', true],
    ['AO', 'Amina Otieno', true],
    ['OA', 'Amina Otieno', true],
    ['amina otieno', 'Amina Otieno', true],
    ['Am', 'Amina Otieno', true],
    ['A', 'Amina Otieno', false],
    ['AA', 'Amina Otieno', false],
    ['AOX', 'Amina Otieno', false],
    ['B O', 'Amina Otieno', false],
    ['FD', 'Fatou Binta Diop', true],
    ['FBD', 'Fatou Binta Diop', true],
    ['E D', 'Élodie Diöp', true],
    ['AMD', 'Anne-Marie Diop', true],
    ['A', 'Amina', true],
    ['', 'Amina', false],
    ['.', 'Amina Otieno', false],
  ])('%s of %s: %s', (typed, name, fits) => {
    expect(areFirstLettersOf(typed, name)).toBe(fits)
  })
})
