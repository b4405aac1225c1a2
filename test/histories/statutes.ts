import type { CivilDate } from '../../src/core/dates.ts'
import type { Random } from '../simulation/random.ts'
import { UMOJA } from '../statutes.ts'

const SERVICES = [
  { code: 'consultation', patientPercent: 20 },
  {
    ...{ code: 'pharmacy', patientPercent: 30, waiting: { days: 10 } },
    ceiling: { amount: '900', per: 'family', every: 'year', extraPerPerson: '50' },
  },
]

/** What a clinic of all these plans offers. */
export const CLINIC = {
  ...{ code: 'uhuru', name: 'Uhuru Clinic', services: SERVICES.map(({ code }) => code) },
  agreement: { from: '2020-01-01' },
}

/** What a version keeps of the one before unless it takes it back. */
const TAKEN_BACK = {
  season: null,
  dueDay: null,
  additions: null,
  joiningFee: null,
  joiningFeePer: null,
  childContribution: null,
  familyMaximum: null,
  rhythms: [],
}

/** What may be said beside the price of a person. */
const PER_PERSON = [
  {},
  { childContribution: '11.50' },
  { familyMaximum: '999' },
  { childContribution: '0', familyMaximum: '600' },
]

/** So many periods, and the percent of them one by one that they cost together. */
const RHYTHMS = [[], [[2, 99]], [[3, 95]], [[2, 98], [4, 90], [12, 80]]] as const // prettier-ignore

/** What is paid in arrears cannot be bought ahead. */
function anyRhythms(random: Random, contribution: string): object[] {
  return random.pick(RHYTHMS).map(([periods, percent]) => {
    return { periods, amount: ((Number(contribution) * periods * percent) / 100).toFixed(2) }
  })
}

/** A version of a plan as a statutes file says it, with settings that do not contradict. */
export function anyPlan(random: Random, code: string, validFrom: CivilDate): object {
  const period = random.pick(['week', 'month', 'month', 'quarter', 'half-year', 'year', 'season'])
  const season = { from: '11-01', to: '02-28' }
  const anchor = period === 'season' ? 'calendar' : random.pick(['calendar', 'joining'])
  const unit = random.pick(['family', 'person'])
  const isLarge = unit === 'family' && random.percent(30)
  const extraPeople = isLarge ? { above: 2, contribution: '20' } : null
  const isCounted = unit === 'person' || isLarge
  const paidInArrears = period !== 'season' && random.percent(25)
  const share = random.pick([100, 100, 75, 50])
  const contribution = random.pick(['500', '120.50', '33'])
  return {
    ...TAKEN_BACK,
    ...{ code, validFrom, unit, period, anchor, services: SERVICES },
    ...(period === 'season' ? { season } : { dueDay: 1 + random.below(7) }),
    contribution,
    ...(paidInArrears ? {} : { rhythms: anyRhythms(random, contribution) }),
    ...(isCounted && random.percent(40) ? { additions: 'pro-rata' } : {}),
    ...(unit === 'person' ? random.pick(PER_PERSON) : {}),
    ...random.pick([{}, { joiningFee: '70' }, { joiningFee: '30', joiningFeePer: 'person' }]),
    graceDays: random.below(40),
    suspendAfterPeriods: random.pick([1, 1, 2]),
    extraPeople,
    paidInArrears,
    arrearsFirst: paidInArrears || random.percent(75),
    minimumPaidShare: share,
    minimumPaidMonths:
      period === 'year' && share < 100 && !paidInArrears && random.percent(50) ? 6 : null,
    maxInstalments: random.pick([null, 3]),
    subsidy: random.percent(25) ? { payer: 'state', percent: 40, from: '2020-01-01' } : null,
    waiting: random.pick([null, { months: 2 }, { days: 20 }]),
    dependantWaiting: random.pick([null, { days: 30 }]),
    lateReturn: random.percent(30)
      ? { afterMonths: 1, waiting: { months: 1 }, exceptBelowAge: 5 }
      : null,
  }
}

/** A statutes file with these plans. */
export function fileOf(plans: readonly object[]) {
  return { mutual: UMOJA.mutual, plans, providers: [CLINIC], managers: MANAGERS }
}

/** One who proposes and another who approves. */
const MANAGERS = [
  { name: 'Mercy', phone: '+254733000001', language: 'en' },
  { name: 'Moses', phone: '+254733000004', language: 'en' },
]
