import { execFileSync } from 'node:child_process'
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

it('a property is tried with each of several seeds, a part of its rounds with each', () => {
  // The seeds are read as the file is loaded: another process has others.
  const script = [
    "const { fc } = await import('./test/chance.ts')",
    'const drawn = []',
    'fc.assert(fc.property(fc.nat(), (n) => void drawn.push(n)), { numRuns: 100 })',
    'console.log(JSON.stringify(drawn))',
  ].join('\n')
  const drawn = (SEED: string) =>
    JSON.parse(
      execFileSync('npx', ['tsx', '--input-type=module', '-e', script], {
        encoding: 'utf8',
        env: { ...process.env, SEED },
      }),
    ) as number[]
  expect(drawn('7')).toHaveLength(100)
  const [seven, eight] = [drawn('7'), drawn('8')]
  expect(drawn('7,8')).toEqual([...seven.slice(0, 2), ...eight.slice(0, 2)])
})

it('the soak reads the seeds that failed from a report, each once', () => {
  const assertionResults = [
    { title: 'with SEED=3', status: 'passed' },
    { title: 'with SEED=4', status: 'failed' },
    { title: 'with SEED=4', status: 'failed' },
    { title: 'with SEED=51', status: 'failed' },
    {
      title: 'says the same as looking at every day',
      status: 'failed',
      failureMessages: ['Property failed after 1 tests\n{ seed: 917, path: "0" }'],
    },
  ]
  expect(failedSeeds(JSON.stringify({ testResults: [{ assertionResults }] }))).toEqual([4, 51, 917])
})
