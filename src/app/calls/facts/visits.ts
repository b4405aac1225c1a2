import { knownOf } from './fact.ts'
import { formatDayMonth, timeOfDayAt } from '../../../core/dates.ts'
import { invariant } from '../../../core/invariant.ts'
import { lastChecksOf, loadProvider } from '../../../store/coverage/checks.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { loadHousehold } from '../../../store/membership/households.ts'
import { billsOf } from '../../../store/visits/bills.ts'
import { visitsOfHousehold } from '../../../store/visits/visits.ts'
import { codeStateOf, lastDayOfCode } from '../../coverage/visit-codes.ts'
import { pricesFor } from '../../visits/prices.ts'
import { type Asked, isOwn, type Loader } from './fact.ts'

/** Questions of clinics that a member is shown (D6). */
const CHECKS_SHOWN = 3

/** Visits of a household that are looked at for a code that is still open. */
const VISITS_LOOKED_AT = 20

/** What a clinic did in the household is told to its member alone. */
export const visits: Loader<'visits'> = {
  may: isOwn,

  load: async (asked) => {
    const { tx, of, facts } = asked
    const household = await loadHousehold(tx, of.mutual, of.number)
    const books = await loadMutual(tx, of.mutual)
    invariant(household && books, `a role names a member that does not exist: ${of.number}`)
    const { timeZone } = books.mutual
    const nameOf = (ordinal: number | null): string =>
      household.people.find((one) => one.ordinal === ordinal)?.name ?? ''
    const providers = new Map<string, string>()
    const providerOf = async (code: string): Promise<string> => {
      const name = providers.get(code) ?? (await loadProvider(tx, of.mutual, code))?.name ?? code
      providers.set(code, name)
      return name
    }
    const recent = await visitsOfHousehold(tx, of.mutual, of.number, VISITS_LOOKED_AT)
    const frozen = new Set(recent.filter((one) => one.frozen_at).map((one) => one.visit_code))
    const open = []
    for (const { code, ordinal, provider, until } of await openOf(asked, recent)) {
      open.push({ code, until, person: nameOf(ordinal), provider: await providerOf(provider) })
    }
    const checks = []
    for (const row of await lastChecksOf(tx, of.mutual, of.number, CHECKS_SHOWN)) {
      checks.push({
        id: row.check_id,
        when: `${formatDayMonth(row.on_date)} ${timeOfDayAt(row.asked_at, timeZone)}`,
        person: nameOf(row.ordinal),
        provider: await providerOf(row.provider_code),
        answer: row.answer,
        isStopped: row.visit_code === null || frozen.has(row.visit_code),
      })
    }
    const prices = await pricesFor(tx, of.mutual, household.facts, knownOf(facts, of.mutual).today)
    return { open, checks, ...(prices.length > 0 && { prices }) }
  },
}

/** The visits whose code takes a bill today. */
async function openOf(
  { tx, facts, of }: Asked<'visits'>,
  recent: Awaited<ReturnType<typeof visitsOfHousehold>>,
) {
  const { today } = knownOf(facts, of.mutual)
  const bills = await billsOf(
    tx,
    of.mutual,
    recent.map((visit) => visit.visit_code),
  )
  return recent.flatMap((visit) => {
    const own = bills.filter((bill) => bill.visit_code === visit.visit_code)
    if (codeStateOf(visit, own, today) !== 'open') return []
    const { visit_code: code, ordinal, provider_code: provider } = visit
    return [{ code, ordinal, provider, until: lastDayOfCode(visit, own) }]
  })
}
