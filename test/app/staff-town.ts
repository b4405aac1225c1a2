import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { UMOJA } from '../statutes.ts'
import { apply, register, type World } from '../world.ts'

export const MERCY = '+254733000001' as PhoneNumber
export const JUMA = '+254733000002' as PhoneNumber
export const MOSES = '+254733000003' as PhoneNumber
export const AMINA = '+254711000001'

/** Two managers, a collector, and a member who is behind since March. */
export async function staffTown(world: World): Promise<World> {
  await apply(world, {
    ...UMOJA,
    managers: [
      { name: 'Mercy', phone: MERCY, language: 'en' },
      { name: 'Moses', phone: MOSES, language: 'en' },
    ],
    collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'en' }],
  })
  await register(world, [
    { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
  ])
  return world
}
