import { type CivilDate, instantOf, plusDays } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { standing } from '../../core/membership/standing.ts'
import type { InAssociation } from '../../core/payments/plan-payment.ts'
import { sharesByRule } from '../../core/payments/sharing.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import {
  amongAssociation,
  suspectsOfAssociation,
} from '../../store/associations/association-owing.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { lastRunOf } from '../../store/jobs.ts'
import type { ReadTx } from '../../store/store.ts'

/** Households judged at once. */
const LOOKED_AT_ONCE = 500

/** Households looked at for one page of a list: somebody waits, and the next page goes on. */
const LOOKED_AT_MAX = 500

/** Who in which association is asked about, on a day in the mutual's time zone. */
export type AssociationAsked = {
  readonly mutual: Mutual
  readonly association: string
  readonly today: CivilDate
}

/** A member of an association who owes something and whose membership goes on. */
type Owing = InAssociation & { readonly name: string }

type OwingPage = {
  readonly members: readonly Owing[]
  /** What to ask the next page after; null at the end. A page may be short, or empty, before it. */
  readonly next: MemberNumber | null
}

/** All of an association who owe, or those of these numbers, in the order of numbers. */
export async function loadOwing(
  tx: ReadTx,
  asked: AssociationAsked,
  numbers: readonly MemberNumber[] | null,
): Promise<Owing[]> {
  const { mutual, association, today } = asked
  if (numbers) {
    const ours = await amongAssociation(tx, mutual.code, association, today, numbers)
    return owingOf(tx, asked, ours)
  }
  const owing: Owing[] = []
  let after: MemberNumber | null = null
  do {
    const suspects: MemberNumber[] = await suspectsAfter(tx, asked, after, LOOKED_AT_ONCE)
    owing.push(...(await owingOf(tx, asked, suspects)))
    after = suspects.length < LOOKED_AT_ONCE ? null : (suspects.at(-1) ?? null)
  } while (after !== null)
  return owing
}

/** A page of those who owe. */
export async function loadOwingPage(
  tx: ReadTx,
  asked: AssociationAsked,
  after: MemberNumber | null,
  limit: number,
): Promise<OwingPage> {
  const members: Owing[] = []
  let from = after
  for (let lookedAt = 0; lookedAt < LOOKED_AT_MAX; lookedAt += limit * 2) {
    const suspects = await suspectsAfter(tx, asked, from, limit * 2)
    for (const one of await owingOf(tx, asked, suspects)) {
      // One more than the page holds says that there is a next page.
      if (members.length === limit) return { members, next: members.at(-1)?.number ?? null }
      members.push(one)
    }
    if (suspects.length < limit * 2) return { members, next: null }
    from = suspects.at(-1) ?? null
  }
  return { members, next: from }
}

async function suspectsAfter(
  tx: ReadTx,
  { mutual, association, today }: AssociationAsked,
  after: MemberNumber | null,
  limit: number,
): Promise<MemberNumber[]> {
  const midnight = instantOf(plusDays(today, 1), '00:00', mutual.timeZone)
  const billed = await lastRunOf(tx, `bill/${mutual.code}`, midnight)
  // Before the posting of today everybody may owe what begins today.
  const isBilled = billed !== null && billed >= today
  const billedSince = isBilled ? instantOf(billed, '00:00', mutual.timeZone) : null
  const of = { mutualId: mutual.code, code: association, on: today }
  return suspectsOfAssociation(tx, { ...of, after, limit, billedSince })
}

async function owingOf(
  tx: ReadTx,
  { mutual, today }: AssociationAsked,
  numbers: readonly MemberNumber[],
): Promise<Owing[]> {
  const households = await loadHouseholds(tx, mutual.code, numbers)
  return households
    .map(({ number, people, facts }) => {
      return { number, name: people[0]?.name ?? '', standing: standing(facts, today) }
    })
    .filter((one) => one.standing.owed > 0 && sharesByRule(one.standing))
}
