import type { Facts, MutualFacts } from '../../../core/errands/facts.ts'
import type { Role } from '../../../core/errands/role.ts'
import type { FactKind, FactOf, KeyOf } from '../../../core/errands/kinds.ts'
import type { OfMutual } from '../../../core/errands/staff-kinds.ts'
import { isAnyOf, isMutualRole, type MutualRole, WHO } from '../../../core/staff/office-role.ts'
import { invariant } from '../../../core/invariant.ts'
import type { Mutual } from '../../../core/statutes/statutes.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import type { ReadTx } from '../../../store/store.ts'
import type { ReadDesk } from '../../desk.ts'

/** How facts of one kind are loaded. */
export type Loader<K extends FactKind> = {
  /** Whether this caller may know it. A screen that asks for more than that is a bug of ours. */
  readonly may: (facts: Facts, of: KeyOf<K>) => boolean
  readonly load: (asked: Asked<K>) => Promise<FactOf<K>>
}

export type Asked<K extends FactKind> = ReadDesk & {
  /** Who calls, and the mutuals of the call. */
  readonly facts: Facts
  readonly of: KeyOf<K>
}

/** For facts about a membership that only the member is told. */
export function isOwn(
  facts: Facts,
  { mutual, number }: { readonly mutual: string; readonly number: string },
): boolean {
  return isCaller(facts, 'member', mutual, number)
}

/** What the caller is in a mutual of the call today, of what signs in. */
export function rolesIn({ caller, mutuals }: Facts, { mutual }: OfMutual): readonly MutualRole[] {
  if (mutuals[mutual] === undefined) return []
  return caller.roles.filter((one) => one.mutual === mutual).map(({ role }) => role).filter(isMutualRole) // prettier-ignore
}

/** For facts that those know who have one of these roles in a mutual. */
export function anyOf(who: readonly MutualRole[]): (facts: Facts, of: OfMutual) => boolean {
  return (facts, of) => isAnyOf(who, rolesIn(facts, of))
}

/** Whether the caller works for a mutual. */
export const isStaff = anyOf(WHO.staff)

/** What the call knows of a mutual, which must be one of the call. */
export function knownOf({ mutuals }: Facts, mutual: string): MutualFacts {
  const known = mutuals[mutual]
  invariant(known, `a call that knows nothing of ${mutual}`)
  return known
}

/** The mutual that a fact is about, with all its settings. */
export async function mutualOf(tx: ReadTx, { mutual }: OfMutual): Promise<Mutual> {
  const books = await loadMutual(tx, mutual)
  invariant(books, `no mutual ${mutual}`)
  return books.mutual
}

/** Whether the caller has this role in a mutual of the call today, `ref` being whose it is. */
export function isCaller(
  { caller, mutuals }: Facts,
  role: Role['role'],
  mutual: string,
  ref?: string,
): boolean {
  const fits = (one: Role): boolean =>
    one.role === role && one.mutual === mutual && (ref === undefined || one.ref === ref)
  return mutuals[mutual] !== undefined && caller.roles.some(fits)
}
