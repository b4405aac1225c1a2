import { afterEach, describe, expect, it, vi } from 'vitest'
import { fc } from './chance.ts'
import { keptSeeds, propertyFiles, seedsOf } from './seeds.ts'
import { failedSeeds } from './soak.ts'

describe('the seeds of a test', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('are its usual ones and those that once failed, the same in every run', () => {
    vi.stubEnv('SEED', undefined)
    const kept = keptSeeds().histories
    expect(kept).toContain(917337)
    expect(seedsOf('histories', [1, 2])).toEqual([1, 2, ...kept])
    expect(seedsOf('histories', [1, ...kept])).toEqual([1, ...kept])
  })

  it.each([
    ['7', [7]],
    ['7,917337', [7, 917337]],
  ])('are those that SEED=%s asks for', (asked, seeds) => {
    vi.stubEnv('SEED', asked)
    expect(seedsOf('histories', [1, 2])).toEqual(seeds)
  })

  it('are refused when they are no numbers', () => {
    vi.stubEnv('SEED', 'seven')
    expect(() => seedsOf('histories', [1])).toThrow('SEED=seven')
  })

  it('are known to fast-check as well', () => {
    expect(fc.readConfigureGlobal().seed).toBeTypeOf('number')
    expect(propertyFiles()).toContain('test/core/coverage/properties.test.ts')
  })
})

it('the soak reads the seeds that failed from a report, each once', () => {
  const assertionResults = [
    { title: 'with SEED=3', status: 'passed' },
    { title: 'with SEED=4', status: 'failed' },
    { title: 'with SEED=4', status: 'failed' },
    { title: 'with SEED=51', status: 'failed' },
  ]
  expect(failedSeeds(JSON.stringify({ testResults: [{ assertionResults }] }))).toEqual([4, 51])
})
