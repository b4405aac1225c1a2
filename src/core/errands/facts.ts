import type { CivilDate } from '../dates.ts'
import type { Dialog } from './kept.ts'
import type { Plan } from '../plans/plan.ts'
import type { Currency } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { WalletAccount, Wording } from '../statutes/statutes.ts'
import type { Language } from '../wording/catalogue.ts'
import type { Role } from './role.ts'
import type { FactKind, FactOf, KeyOf, NeedOf } from './kinds.ts'

/** What a turn of a call rests on: loaded before, so that deciding needs nothing else. */
export type Facts = {
  readonly caller: {
    readonly phone: PhoneNumber
    /** Null until somebody has chosen one on this phone. */
    readonly language: Language | null
    readonly roles: readonly Role[]
  }
  /** The mutual whose service code was dialled; null when the code belongs to several or none. */
  readonly home: string | null
  /** By code: those of the caller's roles and the home one; without a role those one may join. */
  readonly mutuals: Readonly<Record<string, MutualFacts>>
  /** This phone's last call, when it is so recent that it may be gone on with. */
  readonly cut: Dialog | null
  /** What screens have asked for, by kind and by `keyText` of what it is about. */
  readonly known: Known
}

type Known = { readonly [K in FactKind]?: Readonly<Record<string, FactOf<K>>> }

export type MutualFacts = {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  /** The first is the one for people whose language nobody knows. */
  readonly languages: readonly Language[]
  readonly helpPhone: PhoneNumber | null
  /** Empty where it takes cash and its bank only. */
  readonly wallets: readonly WalletAccount[]
  readonly serviceCode: string | null
  /** Its own words for texts of ours. */
  readonly wording?: Wording
  readonly timeZone: string
  /** The civil date in the mutual's time zone. */
  readonly today: CivilDate
  /** Since when this phone, which is nobody's yet, waits for a manager's decision. */
  readonly waitsSince?: CivilDate | null
  /** The version of each plan in force today, for telling how to join. */
  readonly plans: readonly Plan[]
}

/** A fact that a screen asked for, undefined while nobody has loaded it. */
export function factOf<K extends FactKind>(
  { known }: Facts,
  kind: K,
  of: KeyOf<K>,
): FactOf<K> | undefined {
  return known[kind]?.[keyText(of)]
}

/** The facts with one more, the answer to a need. */
export function withFact<K extends FactKind>(
  facts: Facts,
  { kind, of }: NeedOf<K>,
  fact: FactOf<K>,
): Facts {
  const ofKind = { ...facts.known[kind], [keyText(of)]: fact }
  return { ...facts, known: { ...facts.known, [kind]: ofKind } }
}

/** What a fact is about as one text, whatever the order in which it was written. */
function keyText(of: Readonly<Record<string, string | number>>): string {
  return JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
}
