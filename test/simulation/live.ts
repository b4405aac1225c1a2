import { expect } from 'vitest'
import type { TestEngine } from '../store/stores.ts'
import { checkTown } from './invariants.ts'
import { type Limits, simulate } from './simulate.ts'
import { type Founding, foundTown } from './town.ts'

/** A town lives on a fresh database, comes to rest, and is looked at. */
export async function live(
  engine: TestEngine,
  seed: number,
  limits: Limits,
  founding: Founding = {},
): Promise<void> {
  const town = await foundTown(await engine.open({ poolSize: 8 }), seed, founding)
  expect(await simulate(town, limits)).toBeGreaterThan(0)
  await checkTown(town)
}
