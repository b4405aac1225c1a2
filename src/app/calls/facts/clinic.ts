import { instantOf, timeOfDayAt } from '../../../core/dates.ts'
import type { Facts } from '../../../core/errands/facts.ts'
import type { ClinicFactKinds, OfClinic } from '../../../core/errands/clinic-kinds.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { shortNameOf } from '../../../core/person-name.ts'
import { checksSince, loadProvider } from '../../../store/coverage/checks.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { openVisitsOf } from '../../../store/visits/visits.ts'
import { quoteBill } from '../../visits/bill-visit.ts'
import { dayIn } from '../../desk.ts'
import { invariant } from '../../../core/invariant.ts'
import { isCaller, type Loader } from './fact.ts'

/** A list on a phone: more than that nobody pages through. */
const LISTED_MAX = 40

const ownClinic = (facts: Facts, { mutual, provider }: OfClinic): boolean =>
  isCaller(facts, 'clinic', mutual, provider)

/** What a clinic may know: its own questions and visits. */
export const clinicFacts: { readonly [K in keyof ClinicFactKinds]: Loader<K> } = {
  'clinic-services': {
    may: ownClinic,
    load: async ({ tx, of }) => (await loadProvider(tx, of.mutual, of.provider))?.services ?? [],
  },

  'clinic-checks': {
    may: ownClinic,
    load: async ({ tx, now, of }) => {
      const books = await loadMutual(tx, of.mutual)
      invariant(books, `no mutual ${of.mutual}`)
      const { timeZone } = books.mutual
      const today = dayIn(books.mutual, now)
      const since = instantOf(today, '00:00', timeZone)
      const checks = await checksSince(tx, of.mutual, of.provider, since, LISTED_MAX)
      return checks.map(({ number, ordinal, ...check }) => ({
        time: timeOfDayAt(check.asked_at, timeZone),
        asked: number && formatMemberNumber(number) + (ordinal ? `/${ordinal}` : ''),
        answer: check.answer,
        visitCode: check.visit_code,
      }))
    },
  },

  'clinic-visits': {
    may: ownClinic,
    load: async ({ tx, now, of }) => {
      const books = await loadMutual(tx, of.mutual)
      invariant(books, `no mutual ${of.mutual}`)
      const today = dayIn(books.mutual, now)
      const visits = await openVisitsOf(tx, of.mutual, of.provider, today, LISTED_MAX)
      return visits.map(({ visitCode, name }) => ({ visitCode, name: shortNameOf(name) }))
    },
  },

  'bill-quote': {
    may: ownClinic,
    load: async (asked) => {
      const { of } = asked
      const quote = await quoteBill(asked, of)
      if (!quote.ok) return { ok: false, why: quote.refusal.code }
      const { patient, mutual: share, emergency } = quote.value
      return { ok: true, patient, share, emergency }
    },
  },
}
