import { readdirSync, readFileSync } from 'node:fs'

/** The tests that draw from a seed, by the name under which `seeds.json` keeps theirs. */
export type Seeded = 'histories' | 'simulation' | 'books' | 'faults' | 'properties'

/** The seeds that once failed, each kept until its test ends. The soak adds to them. */
export const SEEDS_FILE = new URL('seeds.json', import.meta.url)

export function keptSeeds(): Record<Seeded, readonly number[]> {
  return JSON.parse(readFileSync(SEEDS_FILE, 'utf8')) as Record<Seeded, number[]>
}

/** `SEED=7` or `SEED=7,8`: these and no others. */
export function askedSeeds(): readonly number[] | null {
  const asked = process.env['SEED']
  if (asked === undefined) return null
  const seeds = asked.split(',').map(Number)
  if (!seeds.every(Number.isSafeInteger)) throw new Error(`SEED=${asked}: whole numbers, by comma`)
  return seeds
}

/**
 * The seeds a test is run with: the ones asked for, else `usual` and those that once failed. Nothing
 * is drawn here, so that whoever runs the tests twice sees the same twice.
 */
export function seedsOf(name: Seeded, usual: readonly number[]): readonly number[] {
  return askedSeeds() ?? [...new Set([...usual, ...keptSeeds()[name]])]
}

/** The files, from the root, whose values fast-check draws. */
export function propertyFiles(): string[] {
  const folder = new URL('.', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const tests = files.filter((file) => file.endsWith('.test.ts'))
  const drawing = tests.filter((file) =>
    readFileSync(new URL(file, folder), 'utf8').includes(DRAWS),
  )
  return drawing.map((file) => `test/${file}`)
}

const DRAWS = "/chance.ts'"
