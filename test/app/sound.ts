import { expect } from 'vitest'
import { verify } from '../../src/app/verify.ts'
import { logged, type World } from '../world.ts'

/** The books hold every invariant, and nothing went wrong on our side. */
export async function expectSound(world: World): Promise<void> {
  const { findings } = await verify(world.ports)
  expect(findings).toEqual([])
  expect(logged(world, 'error')).toEqual([])
}
