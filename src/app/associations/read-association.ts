import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Standing, standing } from '../../core/membership/standing.ts'
import { add, type Minor } from '../../core/money.ts'
import { done, type Result } from '../../core/refusals.ts'
import type { Association, Mutual } from '../../core/statutes/statutes.ts'
import { membersOfAssociation } from '../../store/associations/associations.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { associationOfCode } from './association-acts.ts'
import type { ReadDesk } from '../desk.ts'

export type AssociationOn = {
  readonly mutual: Mutual
  readonly association: Association
  readonly on: CivilDate
  /** Those who are in it on that day, in the order of their numbers. */
  readonly members: readonly {
    readonly number: MemberNumber
    readonly name: string
    readonly standing: Standing
  }[]
  readonly owed: Minor
  readonly credit: Minor
}

/** What each member of an association owes on a day, and until when the family is covered. */
export async function readAssociation(
  desk: ReadDesk,
  mutual: string,
  code: string,
  day: CivilDate | null,
): Promise<Result<AssociationOn>> {
  const found = await associationOfCode(desk, mutual, code)
  if (!found.ok) return found
  const { books, association, today } = found.value
  const on = day ?? today
  const numbers = await membersOfAssociation(desk.tx, mutual, code, on)
  const households = await loadHouseholds(desk.tx, mutual, numbers)
  const members = households.map(({ number, people, facts }) => {
    return { number, name: people[0]?.name ?? '', standing: standing(facts, on) }
  })
  const owed = add(...members.map((member) => member.standing.owed))
  const credit = add(...members.map((member) => member.standing.credit))
  return done({ mutual: books.mutual, association, on, members, owed, credit })
}

/** The form in which other programs read it. Amounts are whole minor units. */
export function associationJson({ mutual, association, on, members, ...sums }: AssociationOn) {
  const money = (amount: Minor) => ({ amount, currency: mutual.currency })
  return {
    association: association.code,
    name: association.name,
    mutual: mutual.code,
    on,
    members: members.map(({ number, name, standing: now }) => ({
      number,
      name,
      state: now.state,
      owed: money(now.owed),
      credit: money(now.credit),
      coveredUntil: now.coveredUntil,
    })),
    owed: money(sums.owed),
    credit: money(sums.credit),
  }
}
