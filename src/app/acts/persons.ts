import { done, refused, type Result } from '../../core/refusals.ts'
import { type KeptRows, keptOf } from '../../store/membership/export-person.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { type Erased, erasePerson } from '../membership/erase-person.ts'
import { type Act, reads, writes } from './act.ts'
import { MEMBER_SEEN } from './member-fields.ts'
import { beneficiaryField } from './person-fields.ts'
import { BY_MANAGER, textField } from './plain-fields.ts'

export const personExport = reads({
  name: 'person export',
  describe: 'everything that is kept about a member and the household, to be given to the member',
  input: { number: MEMBER_SEEN },
  run: async ({ tx }, { number }): Promise<Result<KeptRows>> => {
    const mutual = await mutualOfNumber(tx, number)
    const household = mutual && (await loadHousehold(tx, mutual, number))
    if (!household) return refused({ code: 'unknown-number', number })
    const phones = household.people.flatMap(({ phone }) => phone ?? [])
    return done(await keptOf(tx, { mutual, number }, phones))
  },
})

export const personErase = writes({
  name: 'person erase',
  describe: 'takes out who somebody was, once the membership is over and its money is settled',
  input: {
    person: beneficiaryField('the member, with the household, or one person of it who has left'),
    cause: textField('why, in a few words: it stays recorded'),
    by: BY_MANAGER,
  },
  run: (desk, { person, ...asked }): Promise<Result<Erased>> =>
    erasePerson(desk, { ...person, ...asked }),
})

export const PERSON_ACTS: readonly Act[] = [personExport, personErase]
