import { describe, expect, it } from 'vitest'
import { remembered } from '../../src/core/remembered.ts'

describe('a function that remembers', () => {
  const counted = (limits: { texts: number; longest: number }) => {
    const asked: string[] = []
    const shout = remembered((text: string) => {
      asked.push(text)
      return { said: text.toUpperCase() }
    }, limits)
    return { asked, shout }
  }

  it('is asked once for each text, and gives the very answer again', () => {
    const { asked, shout } = counted({ texts: 2, longest: 5 })
    expect(shout('pay')).toBe(shout('pay'))
    expect(shout('').said).toBe('')
    expect([shout(''), asked]).toEqual([{ said: '' }, ['pay', '']])
  })

  it('keeps no more texts than it may, and none that is too long', () => {
    const { asked, shout } = counted({ texts: 2, longest: 5 })
    for (const text of ['a', 'b', 'c', 'c', 'a', 'eleven', 'eleven']) shout(text)
    expect(asked).toEqual(['a', 'b', 'c', 'a', 'eleven', 'eleven'])
  })
})
