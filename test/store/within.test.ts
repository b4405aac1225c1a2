import { describe, expect, it } from 'vitest'
import { within } from '../../src/store/within.ts'

const never = new Promise<string>(() => undefined)

describe('work within a time', () => {
  it('gives what comes in time, and its failure', async () => {
    expect(await within(1000, Promise.resolve('done'))).toBe('done')
    await expect(within(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  it('gives what stands for an answer that is late, or fails', async () => {
    expect(await within(1, never, () => 'unknown')).toBe('unknown')
    await expect(within(1, never)).rejects.toThrow('no answer within 1 ms')
  })

  it('lets the process end once the answer is there', async () => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    await within(60_000, Promise.resolve('done'))
    expect(timers()).toBe(before)
  })
})
