import { expect } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import { logged, type World } from '../world.ts'

/** The books hold every invariant, and nothing went wrong on our side but what is named. */
export async function expectSound(world: World, errors: readonly string[] = []): Promise<void> {
  const { findings } = await verify(world.ports)
  expect(findings).toEqual([])
  expect(logged(world, 'error')).toEqual(errors)
}
