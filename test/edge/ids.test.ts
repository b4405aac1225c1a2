import { describe, expect, it } from 'vitest'
import { createIds } from '../../src/edge/ids.ts'

describe('ids', () => {
  it('sort in the order in which they were made, also when the clock stands still', () => {
    const ids = createIds(() => 1_772_000_000_000)
    const made = Array.from({ length: 5000 }, () => ids.id())
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })

  it('sort in that order when the clock is set back, and begin with the time', () => {
    let now = 1_772_000_000_000
    const ids = createIds(() => now)
    const before = ids.id()
    now -= 60_000
    const back = ids.id()
    now += 120_000
    const ahead = ids.id()
    expect([ahead, before, back].toSorted()).toEqual([before, back, ahead])
    expect(before.slice(0, 10)).toBe(back.slice(0, 10))
    expect(ahead.slice(0, 10) > before.slice(0, 10)).toBe(true)
  })

  it('are 26 symbols that nobody misreads', () => {
    const ids = createIds()
    for (let made = 0; made < 1000; made += 1) expect(ids.id()).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  })
})
