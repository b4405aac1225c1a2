import { plusDays, date } from '../../../../src/core/dates.ts'
import type { Draw } from './draw.ts'

/** A version as a statutes file has it. */
export type SentPlan = Record<string, unknown> & { validFrom: string }

const FIRST = '2024-01-01'

/** A version in which every option of a plan may be set. */
export function drawPlan(draw: Draw, validFrom = FIRST): SentPlan {
  const period = draw.one('month', 'month', 'month', 'week', 'quarter', 'half-year', 'year', 'season')
  const isSeason = period === 'season'
  const anchor = isSeason ? 'calendar' : draw.one('calendar', 'calendar', 'joining')
  const unit = draw.one('family', 'family', 'person')
  const joiningFee = draw.one('0', '500', '1000')
  const share = draw.one(100, 100, 75, 50)
  const extraPeople = unit === 'family' && draw.percent(25) ? { above: 2, contribution: '350' } : null
  return {
    code: 'family', validFrom, unit, period, anchor,
    ...(anchor === 'calendar' && { yearStart: draw.one('01-01', '07-01', '02-15') }),
    ...(isSeason && { season: draw.one({ from: '11-01', to: '02-29' }, { from: '03-15', to: '06-01' }) }),
    contribution: draw.one('1500', '1000', '2400'),
    extraPeople,
    joiningFee,
    ...(joiningFee !== '0' && { joiningFeePer: draw.one('household', 'person') }),
    ...((unit === 'person' || extraPeople) && { additions: draw.one('next-period', 'pro-rata') }),
    ...(!isSeason && { dueDay: period === 'week' ? draw.whole(1, 7) : draw.one(1, 5, 10, 28, 31) }),
    graceDays: draw.one(0, 5, 15, 30),
    suspendAfterPeriods: draw.one(1, 1, 1, 2, 3),
    maxInstalments: draw.one(null, null, 2, 6),
    arrearsFirst: draw.percent(75),
    subsidy: draw.percent(30) ? drawSubsidy(draw, validFrom) : null,
    latePenalty: draw.percent(40) ? { afterDays: draw.one(0, 5, 10), amount: draw.one('90', '700') } : null,
    waiting: draw.one(null, { months: 3 }, { days: 30 }, { months: 1, days: 10 }),
    dependantWaiting: draw.one(null, { days: 30 }, { months: 2 }),
    newbornDays: draw.one(0, 30, 60),
    minimumPaidShare: share,
    ...(share < 100 && ['half-year', 'year', 'season'].includes(period) && { minimumPaidMonths: draw.one(null, 2, 4) }),
    dependantMaxAge: draw.one(null, 17, 20),
    strikeOffAfterPeriods: draw.one(null, 6),
    readmission: { arrears: draw.one('owed', 'forgiven'), waiting: draw.one(null, { months: 2 }) },
    lateReturn: draw.percent(45) ? drawLateReturn(draw) : null,
    services: drawServices(draw),
  }
} // prettier-ignore

function drawSubsidy(draw: Draw, validFrom: string) {
  return {
    payer: 'state',
    percent: draw.one(33, 50, 100, 100),
    from: draw.one('2024-01-01', '2024-08-10'),
    to: draw.one(null, plusDays(date(validFrom), 250), plusDays(date(validFrom), 450)),
    members: draw.one('all', 'named'),
  }
}

function drawLateReturn(draw: Draw) {
  const exceptBelowAge = draw.one(null, 5)
  return {
    afterMonths: draw.one(0, 1, 3),
    waiting: draw.one({ months: 1 }, { days: 20 }),
    ...(exceptBelowAge && { exceptBelowAge }),
  }
}

/** One of each kind that a check can meet, some of them with other numbers or not there at all. */
function drawServices(draw: Draw): object[] {
  const ceiling = (fields: object) => ({ every: draw.one('period', 'year'), ...fields })
  const perFamily = { amount: draw.one('9000', '20000'), per: 'family', extraPerPerson: draw.one('0', '2000') }
  const services = [
    { code: 'consultation', patientPercent: draw.one(20, 25, 0) },
    { code: 'surgery', patientPercent: 10, waiting: draw.one({ months: 6 }, { days: 90 }), guaranteeLetter: true },
    { code: 'pharmacy', patientPercent: 30, ceiling: ceiling(perFamily) },
    { code: 'dental', patientPercent: 50, ceiling: ceiling({ count: draw.one(1, 2), per: 'person' }) },
    { code: 'specialist', patientPercent: 20, referral: true },
    { code: 'maternity', patientPercent: 0, waiting: { days: draw.one(0, 60) }, deductible: '200', guaranteeLetter: true,
      ceiling: ceiling({ amount: '15000', count: 3, per: 'person' }) },
    { code: 'emergency', patientPercent: 40, emergency: true, waiting: draw.one(null, { days: 0 }) },
  ]
  return services.filter(() => draw.percent(92))
} // prettier-ignore

/** One version, or two or three of which later ones say everything anew. */
export function drawVersions(draw: Draw): SentPlan[] {
  const first = drawPlan(draw)
  const count = draw.one(1, 1, 2, 2, 3)
  const later = Array.from({ length: count - 1 }, (_, at) => {
    const validFrom = plusDays(date(FIRST), 240 * (at + 1) + draw.whole(0, 90))
    const { code, unit, period, ...rest } = drawPlan(draw, validFrom)
    // Most mutuals keep the rhythm and change the rest.
    const isKept = draw.percent(70)
    return isKept ? sameRhythm(first, rest) : { code, unit, period, ...rest }
  })
  return [first, ...later] as SentPlan[]
}

const RHYTHM = [
  'code', 'unit', 'period', 'anchor', 'yearStart', 'season', 'dueDay', 'minimumPaidShare',
  'minimumPaidMonths', 'extraPeople', 'additions', 'joiningFee', 'joiningFeePer', 'maxInstalments',
] as const // prettier-ignore

function sameRhythm(first: SentPlan, plan: SentPlan): SentPlan {
  const others = Object.entries(plan).filter(([field]) => !RHYTHM.some((name) => name === field))
  const kept = RHYTHM.filter((field) => field in first).map((field) => [field, first[field]])
  return Object.fromEntries([...kept, ...others]) as SentPlan
}

/** A later version in the few words that people would send: what must be there, and the changes. */
export function drawChange(draw: Draw, { code, unit, period, contribution, ...base }: SentPlan) {
  const more = draw.one({ contribution: '1800' }, { graceDays: 10 }, { waiting: { months: 2 } })
  const { season } = base
  const validFrom = plusDays(date(FIRST), draw.whole(200, 400))
  return { code, validFrom, unit, period, contribution, ...(season ? { season } : {}), ...more }
}
