import { acting } from '../../src/app/desk.ts'
import { type BackAsked, proposeOpeningBack } from '../../src/app/openings/propose-back.ts'
import { postOpened } from '../../src/app/openings/post-rest.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { apply, register, type World } from '../world.ts'
import { decideProposal } from './by-itself.ts'

export const AMINA = '04123378' as MemberNumber
export const AMINAS = '+254711000001'
export const ZAWADIS = '+254711000002'
export const NEEMAS = '+254711000003'

export type Town = World & { readonly zawadi: MemberNumber; readonly neema: MemberNumber }

/** Two managers, who agree. */
export const TWO = {
  mutual: { code: 'umoja' },
  managers: [
    { name: 'Mercy', phone: '+254733000001', language: 'en' },
    { name: 'Wanjiru', phone: '+254733000002', language: 'en' },
  ],
}

/** Amina is paid through September, Zawadi far ahead, Neema through the last day before; two managers. */
export async function withRegister(world: World): Promise<Town> {
  await apply(world, TWO)
  const [, zawadi, neema] = await register(world, [
    { name: 'Amina Otieno', phone: AMINAS, number: AMINA, paidThrough: '2025-09-30' },
    { name: 'Zawadi Njeri', phone: ZAWADIS, paidThrough: '2026-03-31' },
    { name: 'Neema Wanjiru', phone: NEEMAS, paidThrough: '2025-12-31' },
  ])
  return { ...world, zawadi: zawadi as MemberNumber, neema: neema as MemberNumber }
}

export function propose({ ports }: World, changes: Partial<BackAsked> = {}) {
  const asked = { mutual: 'umoja', number: null, reason: 'another village', by: 'Mercy' }
  return acting(ports, (desk) => proposeOpeningBack(desk, { ...asked, dryRun: false, ...changes }))
}

/** Two people take it back, and what follows is posted. */
export async function takeBack(world: World, changes: Partial<BackAsked> = {}): Promise<void> {
  const proposed = await propose(world, changes)
  if (!proposed.ok) throw new Error(proposed.refusal.code)
  const decided = await approve(world, proposed.value.proposal?.proposal_id ?? '')
  if (!decided.ok) throw new Error(decided.refusal.code)
  await postOpened(world.ports)
}

export function approve({ ports }: World, proposal: string, by = 'Wanjiru') {
  const decision = { decision: 'approved', by, reason: null } as const
  return decideProposal(ports, { mutual: 'umoja', proposal, ...decision })
}

export async function standingOf({ ports }: World, number: MemberNumber) {
  const read = await readStanding(ports, number, null)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value.standing
}
