import { describe, expect, it } from 'vitest'
import {
  type Colour,
  CONTRAST_LEAST,
  contrastOf,
  GROUNDS,
  isReadable,
  nearestReadable,
  onDark,
  readColour,
} from '../../src/core/colour.ts'

const colour = (text: string) => readColour(text) as Colour

describe('a colour', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
    ['#1d6b34', '#1d6b34', 1],
  ])('%s has beside %s the contrast %d, as others reckon it', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 2)
  })

  it.each([
    ['#707070', true],
    ['#717171', true],
    ['#727272', false],
    ['#767676', false],
    ['#1d6b34', true],
    ['#ffd700', false],
    ['#ffffff', false],
    ['#000000', true],
  ])('%s can be read: %s', (text, isSo) => {
    expect(isReadable(colour(text))).toBe(isSo)
  })

  it.each(['', '#fff', '1d6b34', '#1d6b3', '#1d6b345', '#1d6b3g', ' #1d6b34', '#1d6b34\n', 'red'])(
    'is not %j',
    (text) => {
      expect(readColour(text)).toBeNull()
    },
  )

  it('that cannot be read has a nearest of its hue that can, on a light page and with white', () => {
    expect(nearestReadable(colour('#1d6b34'))).toBe('#1d6b34')
    for (const light of ['#ffd700', '#ffffff', '#00ff00', '#ff69b4', '#737373', '#87ceeb']) {
      const near = nearestReadable(colour(light))
      const lighter = `#${[1, 3, 5].map((at) => brighter(near.slice(at, at + 2))).join('')}`
      expect(contrastOf(near, GROUNDS.light)).toBeGreaterThanOrEqual(CONTRAST_LEAST)
      expect(contrastOf(near, '#ffffff')).toBeGreaterThanOrEqual(CONTRAST_LEAST)
      expect(isReadable(colour(lighter)), light).toBe(false)
    }
  })

  it('has a lighter one for links on a dark page', () => {
    for (const deep of ['#000000', '#1d6b34', '#63388f', '#0000ff']) {
      const light = onDark(colour(deep))
      expect(contrastOf(light, GROUNDS.dark)).toBeGreaterThanOrEqual(CONTRAST_LEAST)
      expect(contrastOf(light, GROUNDS.dark)).toBeLessThan(CONTRAST_LEAST + 0.2)
    }
    expect(onDark(colour('#ffd700'))).toBe('#ffd700')
  })
})

/** A channel by two steps lighter, where it is not nothing. */
function brighter(channel: string): string {
  const value = Number.parseInt(channel, 16)
  return Math.min(value === 0 ? 0 : value + 2, 255)
    .toString(16)
    .padStart(2, '0')
}
