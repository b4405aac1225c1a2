import { civilDateAt } from '../../../core/dates.ts'
import { versionOn } from '../../../core/plans/plan.ts'
import { initialsOf } from '../../../core/person-name.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { loadHousehold, mutualOfNumber } from '../../../store/membership/households.ts'
import { findTyped } from '../../membership/find-member.ts'
import { termsFor } from '../../payments/terms.ts'
import type { Loader } from './fact.ts'

/** Anybody may pay for anybody, and learns no more of a member than the name's first letters. */
export const payee: Loader<'payee'> = {
  may: () => true,

  load: async ({ facts, of: { number }, ...desk }) => {
    const { tx, now } = desk
    const code = await mutualOfNumber(tx, number)
    const books = code ? await loadMutual(tx, code) : null
    const household = code ? await loadHousehold(tx, code, number) : null
    const person = household?.people[0]
    if (!books || !household || !person) return null
    const { mutual } = books
    const today = civilDateAt(now, mutual.timeZone)
    const plan = versionOn(household.facts.versions, today)
    const { end } = household.facts
    if (!plan || (end && end.on <= today)) return null
    return {
      ...{ number, plan, mutual: mutual.code, mutualName: mutual.name },
      ...{ helpPhone: mutual.helpPhone, wallets: mutual.wallets },
      currency: mutual.currency,
      terms: await termsFor(desk, mutual, facts.caller.phone),
      initials: initialsOf(person.name),
    }
  },
}

/** Phones are not looked up: whose one is would be told to anybody. */
export const payeeCard: Loader<'payee-card'> = {
  may: () => true,

  load: async ({ tx, now, of: { mutual, typed } }) => {
    const among = { mutuals: [mutual], now }
    const search = await findTyped(tx, among, typed, () => null)
    return search.kind === 'found' ? { kind: 'found', number: search.found.number } : search
  },
}
