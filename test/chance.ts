import fc from 'fast-check'
import { askedSeeds } from './seeds.ts'

/**
 * fast-check with a known seed, so that a property sees the same values in every run. `SEED=7` has
 * it draw others, as the soak does.
 */
fc.configureGlobal({ seed: askedSeeds()?.[0] ?? 1 })

export { fc }

/**
 * How often a property is tried that takes long: so often in `npm run test:long`, a tenth of it in
 * what a person runs.
 */
export function rounds(inFull: number): number {
  return process.env['LONG'] ? inFull : Math.ceil(inFull / 10)
}
