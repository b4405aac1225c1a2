import type { CoverageFacts } from '../../../../src/core/coverage/coverage.ts'
import { type CivilDate, plus, plusDays } from '../../../../src/core/dates.ts'
import type { Plan, Service } from '../../../../src/core/plans/plan.ts'
import type { TariffLine } from '../../../../src/core/plans/tariff.ts'
import type { StandingFacts } from '../../../../src/core/membership/standing.ts'
import { dayByDay } from '../../membership/day-by-day.ts'

/** What a clerk tells a clinic: the code of the answer, the patient's part, the most that is paid. */
type Told = {
  readonly code: string
  readonly percent: number | null
  readonly most: number | null
}

/**
 * The rules of coverage followed without our code, by a clerk who has the statutes, the treasurer's
 * notebook (`dayByDay`) and the price lists of the clinics. For households that never came back, under
 * plans without late return, and care without ceilings, referrals and emergencies: others know those.
 */
export function byHand(facts: CoverageFacts, on: CivilDate): Told {
  const { provider, person, service: asked } = facts
  if (!provider || on < provider.agreement.from) return no('P1')
  if (provider.agreement.to !== null && provider.agreement.to < on) return no('P1')
  const since = person && (person.ordinal === 0 ? person.household.joinedOn : person.joinedOn)
  if (!person || !since || on < since) return no('N2')
  if (person.leftOn !== null && person.leftOn < on) return no('N2')
  const plan = newest(person.household.versions, on)
  if (!plan) throw new Error(`no statutes on ${on}`)
  const offered = plan.services.filter(({ code }) => asked === code || (!asked && provider.services.includes(code)))
  const told = offered.map((service) => careByHand(facts, plan, service, on))
  const yes = told.filter(({ code }) => code === 'OK')
  if (told.length === 0) return hindrance(facts, plan, null, on) ?? no(asked ? 'S1' : 'S2')
  if (told.length === 1 || yes.length === 0) return told[0] as Told
  const percents = [...new Set(yes.map(({ percent }) => percent))]
  return { code: 'OK', percent: percents.length === 1 ? (percents[0] ?? null) : null, most: null }
} // prettier-ignore

function no(code: string): Told {
  return { code, percent: null, most: null }
}

/** Of papers with a first day the one that began last. */
function newest<Paper extends { readonly validFrom: CivilDate }>(
  papers: readonly Paper[],
  on: CivilDate,
): Paper | undefined {
  const begun = papers.filter(({ validFrom }) => validFrom <= on)
  return begun.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1)
}

function careByHand(facts: CoverageFacts, plan: Plan, service: Service, on: CivilDate): Told {
  const hindered = hindrance(facts, plan, service, on)
  if (hindered) return hindered
  if (!facts.provider?.services.includes(service.code)) return no('S2')
  const letter = facts.letters.find((one) => one.service === service.code)
  if (service.guaranteeLetter && !letter) return no('G1')
  const line = lineByHand(facts, service, on)
  const limits = [service.guaranteeLetter ? letter?.amount : null, line?.ceiling]
  const most = limits.filter((limit) => typeof limit === 'number').sort((a, b) => a - b)
  const percent = line && line.patientPercent !== null ? line.patientPercent : service.patientPercent
  return { code: 'OK', percent, most: most[0] ?? null }
} // prettier-ignore

/** What the notebook says: not yet a member, waiting, or behind with contributions. */
function hindrance(
  { person }: CoverageFacts,
  plan: Plan,
  service: Service | null,
  on: CivilDate,
): Told | null {
  if (!person) return no('N2')
  const { openedOn, open } = dayByDay(person.household, on)
  const span = service?.waiting ?? plan.waiting
  if (openedOn && span && on < plus(openedOn, span)) return no('W1')
  const later = person.ordinal > 0 && person.joinedOn > person.household.joinedOn
  const own = later ? (service?.waiting ?? plan.dependantWaiting ?? plan.waiting) : null
  const from = person.joinedOn > (openedOn ?? '') ? person.joinedOn : openedOn
  if (openedOn && own && from && on < plus(from, own)) return no('W1')
  return openedOn && open.get(on) ? null : no('C1')
}

/** The last line of the clinic's price list for a service that has begun. */
function lineByHand(
  { provider }: CoverageFacts,
  { code }: Service,
  on: CivilDate,
): TariffLine | undefined {
  const lines = (provider?.tariff ?? []).filter(({ service }) => service === code)
  const begun = lines.filter(({ from }) => from < plusDays(on, 1))
  return begun.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
}

/** What the mutual pays of a bill, and what is the patient's. */
export function billByHand(
  facts: CoverageFacts & { readonly service: string },
  on: CivilDate,
  amount: number,
): { readonly mutual: number; readonly patient: number } | null {
  const { code, percent, most } = byHand(facts, on)
  const plan = facts.person && newest(facts.person.household.versions, on)
  const service = plan?.services.find((one) => one.code === facts.service)
  if (code !== 'OK' || percent === null || !service) return null
  const price = lineByHand(facts, service, on)?.price ?? amount
  const counts = price < amount ? price : amount
  const share = Math.floor((counts * (100 - percent)) / 100) - service.deductible
  const mutual = Math.min(Math.max(share, 0), most ?? Infinity)
  return { mutual, patient: amount - mutual }
}

/**
 * What a period that begins costs the members of a household together, before any subsidy: an adult's
 * price and a child's, up to the most of a family; or one price for a family, and more for more people.
 */
export function periodByHand(
  plan: Plan,
  people: StandingFacts['people'],
  day: CivilDate,
): { readonly cost: number; readonly children: number; readonly isCut: boolean } {
  const here = people.filter(({ joinedOn, leftOn }) => joinedOn <= day && !(leftOn && leftOn < day))
  const isChild = ({ birthDate }: { readonly birthDate?: string }) => {
    if (plan.childContribution === null || birthDate === undefined) return false
    const [year = '', rest = '-12-31'] = [birthDate.slice(0, 4), birthDate.slice(4)]
    return day < `${Number(year) + plan.adultAge}${rest || '-12-31'}`
  }
  const children = here.filter(isChild).length
  const adults = here.length === 0 ? 1 : here.length - children
  if (plan.unit === 'family') {
    const { above, contribution: each } = plan.extraPeople ?? { above: Infinity, contribution: 0 }
    const further = Math.max(0, adults + children - above)
    return { cost: plan.contribution + (further === 0 ? 0 : further * each), children: 0, isCut: false }
  }
  const whole = adults * plan.contribution + children * (plan.childContribution ?? 0)
  const most = plan.familyMaximum ?? whole
  return { cost: Math.min(whole, most), children, isCut: whole > most }
} // prettier-ignore

/** The day on which a monthly charge of the calendar is due: in its month, or in the next one. */
export function monthDueByHand(plan: Plan, startsOn: CivilDate): string {
  const [year = 0, month = 0] = startsOn.split('-').map(Number)
  const months = year * 12 + (month - 1) + (plan.paidInArrears ? 1 : 0)
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] as number
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${y}-${pad(m)}-${pad(Math.min(plan.dueDay, last))}`
}
