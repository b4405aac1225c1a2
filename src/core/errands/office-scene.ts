import { inMutual } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { formatMemberNumber } from '../member-number.ts'
import type { MemberNumber } from '../member-number.ts'
import { shortName } from '../person-name.ts'
import { type MutualRole, WHO } from '../staff/office-role.ts'
import { factOf } from './facts.ts'
import type { OfficeKept } from './office-kinds.ts'
import type { OfMutual, Subject } from './staff-kinds.ts'

/** A screen of somebody who works for a mutual. */
export type StaffScene = MutualScene & { readonly of: OfMutual; readonly office: OfficeKept }

/** For screens of whoever works for a mutual: as what the call is made holds there today. */
export function ofStaff(scene: Scene): Scoped<StaffScene> {
  return ofAny(WHO.staff)(scene)
}

/** The same for those who have one of these roles. */
export function ofAny(roles: readonly MutualRole[]): (scene: Scene) => Scoped<StaffScene> {
  return (scene) => withRoles(scene, roles)
}

/** Whether the call is made in one of these roles. */
export function isOf(roles: readonly MutualRole[], { who }: Pick<MutualScene, 'who'>): boolean {
  return who !== null && (roles as readonly string[]).includes(who.role)
}

function withRoles(scene: Scene, roles: readonly MutualRole[]): Scoped<StaffScene> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { mutual } = scoped.scene
  if (!isOf(roles, scoped.scene)) return { kind: 'lost' }
  const own = { of: { mutual: mutual.code }, office: scene.kept.office ?? {} }
  return { kind: 'scene', scene: { ...scoped.scene, ...own } }
}

/**
 * A member of this mutual, typed by number, phone or card: the subject, a hint, or what has to be
 * known. The screens that follow show the number and the name, since a card has no check digit.
 */
export function readSubject(text: string, { say, facts, of }: StaffScene) {
  const ask = { ...of, typed: text }
  const named = factOf(facts, 'named', ask)
  if (named === undefined) return { need: { kind: 'named', of: ask } as const }
  if (named.kind !== 'found') return { wrong: say(NOT_FOUND[named.kind]) }
  const asked = { ...of, number: named.number }
  const subject = factOf(facts, 'subject', asked)
  if (subject === undefined) return { need: { kind: 'subject', of: asked } as const }
  return subject ? { subject } : { wrong: say('staff.number-unknown') }
}

const NOT_FOUND = {
  nobody: 'staff.number-unknown',
  several: 'clinic.several',
  'two-readings': 'clinic.two-readings',
  wrong: 'clinic.number-wrong',
} as const

/** `0412337-8 Awa D.` */
export function numberAndName({ number, name }: Pick<Subject, 'number' | 'name'>): string {
  return `${formatMemberNumber(number)} ${shortName(name)}`
}

export function numberOf({ office }: StaffScene): MemberNumber | null {
  return office.number ?? null
}
