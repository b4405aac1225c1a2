import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { isTooOld } from '../../core/membership/ageing.ts'
import type { PersonAsked } from '../../core/membership/application.ts'
import { type Plan, versionOn } from '../../core/plans/plan.ts'
import { isSamePerson } from '../../core/person-name.ts'
import type { HouseholdRefusal } from '../../core/refusals.ts'
import { loadPlanVersions } from '../../store/membership/statutes.ts'
import { type PersonBorn, peopleBorn } from '../../store/membership/people.ts'
import type { ReadTx } from '../../store/store.ts'

type SamePerson = Extract<HouseholdRefusal, { readonly code: 'person-registered' }>

/**
 * Whether somebody of the same name, sex and birth is a live beneficiary of the mutual on a day or
 * later (R06): nobody is one twice. Who left, whose membership is over, and a child too old to be
 * covered, is none. A bare year is held against everybody born in it.
 */
export async function samePersonIn(
  tx: ReadTx,
  mutual: string,
  person: PersonAsked,
  on: CivilDate,
  except: { readonly number: MemberNumber; readonly ordinal: number } | null = null,
): Promise<SamePerson | null> {
  const born = await peopleBorn(tx, mutual, person.birthDate)
  for (const other of born) {
    const isExcepted = other.number === except?.number && other.ordinal === except.ordinal
    if (isExcepted || other.sex !== person.sex || !isSamePerson(other.name, person.name)) continue
    if (!(await isLiveFrom(tx, mutual, other, on))) continue
    return { code: 'person-registered', number: other.number, ordinal: other.ordinal }
  }
  return null
}

async function isLiveFrom(
  tx: ReadTx,
  mutual: string,
  person: PersonBorn,
  on: CivilDate,
): Promise<boolean> {
  return isLiveUnder(person, await loadPlanVersions(tx, mutual, person.plan_code), on)
}

/** Whether somebody is a live beneficiary on a day or later, by the versions of the own plan. */
export function isLiveUnder(person: PersonBorn, versions: readonly Plan[], on: CivilDate): boolean {
  if (person.left_on && person.left_on < on) return false
  if (person.ended_on && person.ended_on <= on) return false
  const plan = versionOn(versions, on)
  const { relation, birth_date: birthDate } = person
  return !plan || !isTooOld({ relation, birthDate }, plan, on)
}
