import type { Facts, Role } from '../../../core/errands/facts.ts'
import type { FactKind, FactOf, KeyOf } from '../../../core/errands/kinds.ts'
import type { ReadTx } from '../../../store/store.ts'
import type { Ports } from '../../ports.ts'

/** How facts of one kind are loaded. */
export type Loader<K extends FactKind> = {
  /** Whether this caller may know it. A screen that asks for more than that is a bug of ours. */
  readonly may: (facts: Facts, of: KeyOf<K>) => boolean
  readonly load: (asked: Asked<K>) => Promise<FactOf<K>>
}

export type Asked<K extends FactKind> = {
  readonly ports: Ports
  readonly tx: ReadTx
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
