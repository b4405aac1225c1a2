import { waitingOf } from './coverage.ts'
import type { PersonFacts } from './person-facts.ts'
import { type CivilDate, laterOf, plusDays } from '../dates.ts'
import { isTooOld, lastDayByAge } from '../membership/ageing.ts'
import { versionOn } from '../plans/plan.ts'
import type { Standing } from '../membership/standing.ts'

/** The days between which somebody is covered as far as waiting and age go. */
type CoverSpan = {
  readonly since: CivilDate
  /** The last day by age (R04); null when the age sets no end, or has set it already. */
  readonly until: CivilDate | null
  readonly isTooOld: boolean
}

/**
 * From when and until when somebody of a household is covered if contributions are paid: after the
 * household's waiting and the own one (R03), until the age is no longer covered (R04).
 */
export function coverSpan(person: PersonFacts, { opened }: Standing, on: CivilDate): CoverSpan {
  const { versions } = person.household
  const plan = versionOn(versions, on)
  const waiting = plan && opened ? waitingOf(person, opened, plan, null, on) : null
  const from = opened ? laterOf(person.joinedOn, opened.waitsFrom) : person.joinedOn
  return {
    since: waiting ? laterOf(plusDays(waiting, 1), from) : from,
    until: lastDayByAge(person, versions, on),
    isTooOld: plan ? isTooOld(person, plan, on) : false,
  }
}
