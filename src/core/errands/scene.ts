import type { Scoped as AnyScoped } from '../dialog/screen.ts'
import { formatMemberNumber } from '../member-number.ts'
import type { MemberNumber } from '../member-number.ts'
import { standing } from '../membership/standing.ts'
import type { Standing } from '../membership/standing.ts'
import { type Language, LANGUAGES, REFERENCE_LANGUAGE, sayIn } from '../wording/catalogue.ts'
import type { Say } from '../wording/text-key.ts'
import { formatMoney } from '../money.ts'
import type { Minor } from '../money.ts'
import { WHO } from '../staff/office-role.ts'
import { factOf } from './facts.ts'
import type { Facts, MutualFacts } from './facts.ts'
import type { Role } from './role.ts'
import type { FactKind, FactOf, GivesOf, KeyOf, Need, RequestKind } from './kinds.ts'
import type { MemberFacts } from './member-kinds.ts'
import type { Dialog, Kept } from './kept.ts'

/** What any screen may rest on. */
export type Scene = {
  readonly facts: Facts
  readonly dialog: Dialog
  readonly kept: Kept
  readonly language: Language
  readonly say: Say
}

/** A screen that speaks for one mutual. */
export type MutualScene = Scene & {
  readonly mutual: MutualFacts
  /** As whom the caller calls, null for a stranger. */
  readonly who: Role | null
  /** An amount in the mutual's currency, as people read it. */
  readonly money: (amount: Minor) => string
}

/** A screen about the caller's own membership. */
export type MemberScene = MutualScene & {
  readonly member: MemberFacts
  readonly standing: Standing
  /** `0412337-8` */
  readonly number: string
}

/** Turns a scene into the one a screen rests on, or says what is missing. */
type Scope<S extends Scene> = (scene: Scene) => Scoped<S>

export type Scoped<S> = AnyScoped<Need, S>

const LOST = { kind: 'lost' } as const

/** The language of the call: chosen in it, the caller's, the mutual's first. */
function languageOf(dialog: Dialog, facts: Facts): Language {
  return (
    dialog.language ??
    facts.caller.language ??
    mutualOf(dialog, facts)?.languages[0] ??
    REFERENCE_LANGUAGE
  )
}

export function sceneOf(dialog: Dialog, facts: Facts): Scene {
  const language = languageOf(dialog, facts)
  const wording = mutualOf(dialog, facts)?.wording?.[language]
  return { facts, dialog, kept: dialog.kept, language, say: sayIn(language, wording) }
}

export function inMutual(scene: Scene): Scoped<MutualScene> {
  const mutual = mutualOf(scene.dialog, scene.facts)
  const who = whoOf(scene.dialog, scene.facts)
  if (!mutual || (scene.kept.who && !who)) return LOST
  const money = (amount: Minor): string =>
    formatMoney(amount, mutual.currency, LANGUAGES[scene.language].thousands)
  return { kind: 'scene', scene: { ...scene, mutual, who, money } }
}

/** For screens that rest on one more fact: it is loaded when the first of them is shown. */
export function knowing<S extends Scene, K extends FactKind>(
  scope: Scope<S>,
  kind: K,
  of: (scene: S) => KeyOf<K> | null,
): Scope<S & Readonly<Record<K, FactOf<K>>>> {
  return (outer) => {
    const scoped = scope(outer)
    if (scoped.kind !== 'scene') return scoped
    const key = of(scoped.scene)
    if (key === null) return LOST
    const fact = factOf(outer.facts, kind, key)
    if (fact === undefined) return { kind: 'need', need: { kind, of: key } as Need }
    const known = { [kind]: fact } as Readonly<Record<K, FactOf<K>>>
    return { kind: 'scene', scene: { ...scoped.scene, ...known } }
  }
}

/**
 * What stands before a screen that only the member may see, and before money acts of the staff: the
 * service PIN where there is one, asked for once in a call. Null when nothing does (any more).
 */
export function guardOf(scene: Scene): { readonly need: Need } | 'closed' | null {
  const { who } = scene.kept
  if (who && WITH_OWN_PIN.includes(who.role)) return staffGuardOf(scene)
  if (who?.role !== 'member' || scene.kept.unlocked === who.ref) return null
  const of = { mutual: who.mutual, number: who.ref as MemberNumber }
  if (!whoOf(scene.dialog, scene.facts)) return null
  const isSet = factOf(scene.facts, 'pin', of)
  if (isSet === undefined) return { need: { kind: 'pin', of } }
  return isSet ? 'closed' : null
}

/** Roles in which a phone may have a service PIN of its own. */
const WITH_OWN_PIN: readonly Role['role'][] = WHO.everybody

/** Whether the caller's phone may have one, being what the call is made as. */
export function hasOwnPin({ kept: { who } }: Pick<Scene, 'kept'>): boolean {
  return who !== undefined && WITH_OWN_PIN.includes(who.role)
}

function staffGuardOf({ facts, kept }: Scene): { readonly need: Need } | 'closed' | null {
  const { phone } = facts.caller
  if (kept.unlocked === phone) return null
  const isSet = factOf(facts, 'staff-pin', { phone })
  if (isSet === undefined) return { need: { kind: 'staff-pin', of: { phone } } }
  return isSet ? 'closed' : null
}

/** For screens that say what came of a request of this kind, the last one of the call. */
export function after<S extends Scene, K extends RequestKind>(
  scope: Scope<S>,
  kind: K,
): Scope<S & { readonly outcome: GivesOf<K> }> {
  return (outer) => {
    const scoped = scope(outer)
    if (scoped.kind !== 'scene') return scoped
    const { outcome } = outer.dialog
    if (outcome?.kind !== kind) return LOST
    return { kind: 'scene', scene: { ...scoped.scene, outcome: outcome.gives } }
  }
}

/** For screens that show the caller's own membership. */
export function ofMember(scene: Scene): Scoped<MemberScene> {
  const scoped = KNOWING_MEMBER(scene)
  if (scoped.kind !== 'scene') return scoped
  const { member } = scoped.scene
  const own = { standing: standingOf(member), number: formatMemberNumber(member.number) }
  return { kind: 'scene', scene: { ...scoped.scene, ...own } }
}

const KNOWING_MEMBER = knowing(inMutual, 'member', ({ who, mutual }) =>
  who?.role === 'member' ? { mutual: mutual.code, number: who.ref as MemberNumber } : null,
)

/**
 * What a member's facts mean today, worked out once for all the screens that a turn looks at. Kept
 * by the facts themselves, which never change.
 */
function standingOf(member: MemberFacts): Standing {
  const known = STANDINGS.get(member) ?? standing(member.facts, member.today)
  STANDINGS.set(member, known)
  return known
}

const STANDINGS = new WeakMap<MemberFacts, Standing>()

/** The caller's role in this call, as it is today; null when there is none any more. */
function whoOf(dialog: Dialog, facts: Facts): Role | null {
  const { who } = dialog.kept
  if (!who) return null
  const same = (role: Role): boolean =>
    role.role === who.role && role.mutual === who.mutual && role.ref === who.ref
  return facts.caller.roles.find(same) ?? null
}

/** The mutual that a call is about: the caller's, the chosen one, the dialled one, any. */
function mutualOf(dialog: Dialog, facts: Facts): MutualFacts | null {
  const code = dialog.kept.who?.mutual ?? dialog.kept.mutual
  if (code !== undefined) return facts.mutuals[code] ?? null
  const home = facts.home === null ? undefined : facts.mutuals[facts.home]
  return home ?? Object.values(facts.mutuals)[0] ?? null
}
