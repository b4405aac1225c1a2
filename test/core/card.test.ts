import { describe, expect, it } from 'vitest'
import { cardKeys, isSameCard } from '../../src/core/card.ts'

describe('the number of a card', () => {
  it.each([
    ['MUT-2019/0456', 'mut-2019/0456'],
    ['MUT-2019/0456', 'MUT 2019 456'],
    ['MUT-2019/0456', 'MUT20190456'],
    ['MUT-2019/0456', 'mut2019/0456'],
    ['0456', '456'],
    ['0456', '00456'],
    ['MUT0456', 'mut456'],
    ['MUT-0456', 'MUT456'],
    ['0', '00'],
  ])('%s is also %s', (card, typed) => {
    expect(isSameCard(card, typed)).toBe(true)
    expect(isSameCard(typed, card)).toBe(true)
  })

  it.each([
    ['MUT-2019/0456', 'MUT-2019/4560'],
    ['MUT-2019/0456', 'MUT-2019/0457'],
    ['MUT-2019/0456', '2019/0456'],
    ['0456', '4560'],
    ['1001', '11'],
    ['A-17', 'B-17'],
    ['-', '/'],
  ])('%s is not %s', (card, typed) => {
    expect(isSameCard(card, typed)).toBe(false)
  })

  it('has none without letters and digits', () => {
    expect(cardKeys(' - ')).toEqual([])
  })
})
