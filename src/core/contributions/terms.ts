import type { EndState } from '../states.ts'
import type { CivilDate } from '../dates.ts'
import type { Charge, ChargeFacts, Opening } from './charges.ts'

/**
 * A term of a membership that another followed: whoever is readmitted begins a new one (R34).
 * The facts of a membership are those of its present term; the past ones stand beside them.
 */
export type PastTerm = Pick<ChargeFacts, 'joinedOn' | 'feePaidBefore' | 'paidThroughBefore'> & {
  readonly end: { readonly on: CivilDate; readonly state: EndState }
}

type Terms = Omit<PastTerm, 'end'> & {
  readonly end: PastTerm['end'] | null
  readonly earlier?: readonly PastTerm[]
  readonly posted: readonly Charge[]
  readonly opening?: Opening | null
}

/** The first day of the first term. */
export function firstJoinedOn({ earlier = [], joinedOn }: Pick<Terms, 'earlier' | 'joinedOn'>) {
  return earlier[0]?.joinedOn ?? joinedOn
}

/**
 * The same membership as its terms that have begun by a day, oldest first and at least one, each
 * with its own charges only. What comes later says nothing about earlier days.
 */
export function termsBegun<Facts extends Terms>(facts: Facts, on: CivilDate): Facts[] {
  const { earlier = [], posted, joinedOn, feePaidBefore, paidThroughBefore, end } = facts
  if (earlier.length === 0) return [facts]
  const present = { joinedOn, feePaidBefore, paidThroughBefore, end }
  const all = [...earlier, present]
  const terms = all.map((term, at) => ({
    ...facts,
    ...term,
    earlier: earlier.slice(0, at),
    opening: at === 0 ? facts.opening : null,
    posted: posted.filter((charge) => termOf(charge, all) === term),
  }))
  return terms.filter((term, at) => at === 0 || term.joinedOn <= on)
}

/** The membership as it is on a day: its last term that has begun. */
export function termOn<Facts extends Terms>(facts: Facts, on: CivilDate): Facts {
  return termsBegun(facts, on).at(-1) ?? facts
}

/** A charge belongs to the first term that was not over when its period began. */
function termOf<Term extends Pick<Terms, 'end'>>(
  { startsOn }: Charge,
  terms: readonly Term[],
): Term | undefined {
  return terms.find(({ end }) => !end || startsOn < end.on) ?? terms.at(-1)
}
