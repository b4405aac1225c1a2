import type { CivilDate } from '../dates.ts'
import type { StandingFacts } from '../membership/standing.ts'
import type { Relation } from '../states.ts'

/** Somebody of a household, and what the household's standing rests on. */
export type PersonFacts = {
  readonly household: StandingFacts
  readonly ordinal: number
  readonly relation: Relation
  readonly birthDate: string
  readonly joinedOn: CivilDate
  readonly leftOn: CivilDate | null
}
