import { expect } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { proposeAboutMember } from '../../src/app/membership/decide-about-member.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { MemberDecision } from '../../src/core/membership/decisions.ts'
import { changesOfMember } from '../../src/store/membership/membership-changes.ts'
import { apply, type World } from '../world.ts'
import { decideProposal } from './by-itself.ts'

/** Mercy is a manager of Umoja already; Moses is another, Juma Ali collects. */
export const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: '+254733000004' }],
  collectors: [{ name: 'Juma Ali', phone: '+254733000002' }],
}

/** Statutes that strike off after two unpaid periods, two weeks after each notice. */
export async function withStatutes(world: World, plan: object = {}): Promise<void> {
  const { plans } = await import('../statutes.ts').then(({ UMOJA }) => UMOJA)
  const changed = { ...plans[0], validFrom: '2026-03-03', strikeOffAfterPeriods: 2, ...plan }
  await apply(world, { ...STAFF, plans: [changed] })
}

/** What Mercy proposes about a member. */
export function propose(world: World, act: MemberDecision, by = 'Mercy') {
  return proposeAboutMember(world.ports, act, { cause: 'decided in the meeting', by })
}

export function approve(world: World, proposal: string, by = 'Moses') {
  const asked = { mutual: 'umoja', proposal, decision: 'approved', reason: null } as const
  return decideProposal(world.ports, { ...asked, by })
}

/** What Mercy proposes and Moses approves, which must be possible. */
export async function decideTogether(world: World, act: MemberDecision): Promise<void> {
  const proposed = await propose(world, act)
  if (!proposed.ok) throw new Error(`not proposed: ${JSON.stringify(proposed.refusal)}`)
  expect(await approve(world, proposed.value.proposal.proposal_id)).toMatchObject({ ok: true })
}

export async function resign(world: World, number: MemberNumber, on: string | null = null) {
  const asked = { number, ending: 'resigned', cause: 'moves', by: 'Mercy' } as const
  const ended = await acting(world.ports, (desk) =>
    endMembership(desk, { ...asked, on: on ? date(on) : null }),
  )
  expect(ended).toMatchObject({ ok: true })
}

export async function standingOn(world: World, number: MemberNumber, day: string) {
  const read = await readStanding(world.ports, number, date(day))
  if (!read.ok) throw new Error(`no standing of ${number}`)
  return read.value.standing
}

export function changesOf({ store }: World, number: MemberNumber) {
  return store.read((tx) => changesOfMember(tx, 'umoja', number))
}
