import { describe, expect, it } from 'vitest'
import { sizeOf } from '../../../src/core/text/gsm7.ts'

describe('how many SMS a text takes', () => {
  it.each([
    ['160 septets', 'a'.repeat(160), 1],
    ['one more', 'a'.repeat(161), 2],
    ['two parts of 153', 'a'.repeat(306), 2],
    ['one more', 'a'.repeat(307), 3],
    ['80 characters of two septets', '€'.repeat(80), 1],
    ['a pair that would straddle two parts', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['70 units outside GSM-7', 'ê'.repeat(70), 1],
    ['one more', 'ê'.repeat(71), 2],
    ['two parts of 67', 'ê'.repeat(134), 2],
    ['one more', 'ê'.repeat(135), 3],
    ['35 emoji, which are two units each', '🙂'.repeat(35), 1],
    ['66 of them: 33 in each part, since none straddles two', '🙂'.repeat(66), 2],
    ['one more', '🙂'.repeat(67), 3],
  ])('%s', (_, text, parts) => {
    expect(sizeOf(text).parts).toBe(parts)
  })
})
