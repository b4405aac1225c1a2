import { expect } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { register, type World } from '../world.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'

/** The jobs of a world whose clock was so many days ahead, and is put right, go on from there. */
export async function goOnAfter(world: World, days: number): Promise<void> {
  await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-03-31' }])
  await runDueJobs(world.ports)
  world.clock.move({ days })
  await runDueJobs(world.ports)
  world.clock.move({ days: -days })
  expect(await runDueJobs(world.ports)).toBe(0)
  world.clock.move({ days: 1 })
  expect(await runDueJobs(world.ports)).toBe(7)
  expect(await runDueJobs(world.ports)).toBe(0)
  await expectSound(world)
}
