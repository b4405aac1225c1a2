import { FAMILIES_MAX, FAMILIES_MS, type FamiliesAsked } from '../../core/coverage/shared-phone.ts'
import { type Instant, instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type AskedBySms, checksBySms, familiesBySms } from '../../store/coverage/checks.ts'
import type { ReadTx } from '../../store/store.ts'
import type { FoundMember } from '../membership/find-member.ts'

type OfClinic = { readonly mutual: string; readonly provider: string }

/** The choice between families that a clinic was given, as the record of its question keeps it. */
export type Listed = Pick<FamiliesAsked, 'numbers' | 'ordinal' | 'service'>

/** The families that share a phone, in the order of their numbers; null when there are too many. */
export function familiesOf(all: readonly FoundMember[]): readonly MemberNumber[] | null {
  const numbers = [...new Set(all.map(({ number }) => number))].sort()
  return numbers.length <= FAMILIES_MAX ? numbers : null
}

/** Between which families a clinic's phone was asked to choose a moment ago; null when it was not. */
export async function familiesAsked(
  tx: ReadTx,
  clinics: readonly OfClinic[],
  phone: PhoneNumber,
  now: Instant,
): Promise<FamiliesAsked | null> {
  const ofAll = async (asked: typeof checksBySms, since: Instant) => {
    const found = []
    for (const clinic of clinics) found.push(...(await asked(tx, { ...clinic, phone, since })))
    return found.toSorted(latestFirst)
  }
  // Most messages follow upon no such choice, and a busy clinic asks a great deal.
  const [choice] = await ofAll(familiesBySms, instant(now - FAMILIES_MS))
  if (!choice) return null
  const listed = listedIn(choice.facts)
  const asked = await ofAll(checksBySms, choice.asked_at)
  const later = asked.filter((one) => latestFirst(one, choice) < 0)
  const byPosition = later.every(({ number }) => number && listed.numbers.includes(number))
  return { ...listed, byPosition }
}

function latestFirst(a: AskedBySms, b: AskedBySms): number {
  if (a.check_id === b.check_id) return 0
  return b.asked_at - a.asked_at || (a.check_id < b.check_id ? 1 : -1)
}

function listedIn(facts: string): Listed {
  return (JSON.parse(facts) as { readonly families: Listed }).families
}
