import { describe, expect, it } from 'vitest'
import { fitting } from '../../../src/core/messages/fitting.ts'

describe('the sentences of one SMS', () => {
  const piece = (rank: number, length: number, letter: string) => ({
    rank,
    text: letter.repeat(length),
  })
  const said = (...pieces: readonly ReturnType<typeof piece>[]) =>
    fitting(pieces)
      .split(' ')
      .map((text) => text.charAt(0))
      .join('')

  it.each([
    ['all that fits, in order', [piece(2, 50, 'a'), piece(0, 50, 'b'), piece(1, 58, 'c')], 'abc'],
    ['what is needed, one too long', [piece(2, 50, 'a'), piece(0, 50, 'b'), piece(1, 59, 'c')], 'bc'],
    ['the lowest rank first', [piece(2, 60, 'a'), piece(0, 60, 'b'), piece(1, 60, 'c')], 'bc'],
    ['a later one where an earlier has no room', [piece(1, 120, 'a'), piece(0, 60, 'b'), piece(2, 60, 'c')], 'bc'],
  ] as const)('are %s', (_what, pieces, letters) => {
    expect(said(...pieces)).toBe(letters)
  }) // prettier-ignore
})
