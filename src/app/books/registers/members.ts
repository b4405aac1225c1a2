import { phoneAt } from '../../../core/membership/phone-change.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { householdsOf } from '../../../store/membership/household-pages.ts'
import { type Household, planOf } from '../../../store/membership/households.ts'
import { daysIn, members, texts, type Register } from './register.ts'

/** The membership register: a line for each person, the member before the dependants. */
export const membersRegister: Register = {
  name: 'members',
  describe: 'everybody in the register who was a member or dependant on a day of the span',
  columns: () => [
    ...members('number'),
    ...texts('person', 'name', 'sex'),
    ...daysIn('born'),
    ...texts('relation', 'phone'),
    ...daysIn('joined on', 'last day'),
    ...texts('plan', 'association'),
    ...daysIn('membership ended on'),
    ...texts('why'),
  ],
  lines: async function* ({ tx, mutual, days, now, today }) {
    for await (const household of householdsOf(tx, mutual.code)) {
      const { number, association, facts } = household
      const plan = planOf(household, days.to ?? today)
      for (const person of peopleIn(household, days)) {
        yield [
          formatMemberNumber(number),
          person.ordinal,
          person.name,
          person.sex,
          person.birthDate,
          person.relation,
          phoneAt(person, now),
          person.joinedOn,
          person.leftOn,
          plan,
          association,
          facts.end?.on ?? null,
          facts.end?.state ?? null,
        ]
      }
    }
  },
}

function peopleIn(
  { people, facts }: Household,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Household['people'] {
  if (from && facts.end && facts.end.on <= from) return []
  return people.filter(
    ({ joinedOn, leftOn }) => (!to || joinedOn <= to) && (!from || !leftOn || leftOn >= from),
  )
}
