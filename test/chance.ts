import fastCheck, { type Arbitrary as Drawn, type Parameters } from 'fast-check'
import { askedSeeds } from './seeds.ts'

const [FIRST = 1, ...OTHERS] = askedSeeds() ?? []

/**
 * fast-check with a known seed, so that a property sees the same values in every run. `SEED=7` has
 * it draw others, as the soak does.
 */
fastCheck.configureGlobal({ seed: FIRST })

/** Of many seeds each gets so small a part of the rounds: a start of the runner costs more than they do. */
const PART_OF_ROUNDS = 50
const USUAL_ROUNDS = 100

/** As fast-check's own; with several seeds a property is tried with one after the other. */
function assert<Ts>(property: fastCheck.IAsyncProperty<Ts>, params?: Parameters<Ts>): Promise<void>
function assert<Ts>(property: fastCheck.IProperty<Ts>, params?: Parameters<Ts>): void
function assert<Ts>(
  property: fastCheck.IRawProperty<Ts>,
  params?: Parameters<Ts>,
): void | Promise<void>
function assert<Ts>(
  property: fastCheck.IRawProperty<Ts>,
  params: Parameters<Ts> = {},
): void | Promise<void> {
  if (OTHERS.length === 0) return fastCheck.assert(property, params)
  const numRuns = Math.ceil((params.numRuns ?? USUAL_ROUNDS) / PART_OF_ROUNDS)
  return [FIRST, ...OTHERS].reduce<void | Promise<void>>((before, seed) => {
    const next = () => fastCheck.assert(property, { ...params, seed, numRuns })
    return before instanceof Promise ? before.then(next) : next()
  }, undefined)
}

export const fc: typeof fastCheck = { ...fastCheck, assert }

// Types are named by it as by fast-check's own.
// eslint-disable-next-line @typescript-eslint/no-namespace
export declare namespace fc {
  type Arbitrary<T> = Drawn<T>
}

/**
 * How often a property is tried that takes long: so often in `npm run test:long`, a tenth of it in
 * what a person runs.
 */
export function rounds(inFull: number): number {
  return process.env['LONG'] ? inFull : Math.ceil(inFull / 10)
}
