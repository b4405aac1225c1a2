import type { Span } from '../../../core/dates.ts'
import type { Ceiling, Plan, Service } from '../../../core/plans/plan.ts'
import { type Html, html } from '../html.ts'
import { pairs, table } from '../parts.ts'
import type { Visit } from '../visit.ts'

type Teller = Pick<Visit, 'words' | 'write'>

/** A version of a plan as people would say it; what it does not have is left out. */
export function planInWords(visit: Teller, plan: Plan): Html {
  const say = visit.words('statutes')
  return html`${pairs([...moneyOf(visit, plan), ...timesOf(visit, plan), ...rightsOf(visit, plan)])}
    <h3>${say('services')}</h3>
    ${careTable(visit, plan.services)}`
}

type Pairs = Parameters<typeof pairs>[0]

/** What is paid. */
function moneyOf({ words, write }: Teller, plan: Plan): Pairs {
  const say = words('statutes')
  const money = (amount: Plan['familyMaximum']) => amount !== null && write.money(amount)
  const { extraPeople, subsidy, latePenalty } = plan
  const each = { amount: write.money(plan.contribution), period: say(plan.period) }
  const ahead = plan.rhythms.map(({ periods, amount }) =>
    say('rhythmIs', { periods, amount: write.money(amount) }),
  )
  const fee = { amount: write.money(plan.joiningFee) }
  return [
    [say('contribution'), say(`contribution.${plan.unit}`, each)],
    [
      say('extraPeople'),
      extraPeople &&
        say('extraPeopleIs', {
          amount: write.money(extraPeople.contribution),
          above: extraPeople.above,
        }),
    ],
    [say('childContribution'), money(plan.childContribution)],
    [say('familyMaximum'), money(plan.familyMaximum)],
    [say('rhythms'), ahead.join('; ')],
    [say('joiningFee'), plan.joiningFee > 0 && say(`joiningFee.${plan.joiningFeePer}`, fee)],
    [
      say('subsidy'),
      subsidy &&
        say('subsidyIs', {
          percent: subsidy.percent,
          payer: subsidy.payer,
          from: write.day(subsidy.from),
        }),
    ],
    [
      say('latePenalty'),
      latePenalty &&
        say('latePenaltyIs', {
          amount: write.money(latePenalty.amount),
          days: latePenalty.afterDays,
        }),
    ],
    [say('feesPaidBy'), plan.feesPaidBy && say(`feesPaidBy.${plan.feesPaidBy}`)],
  ]
}

/** Years that begin as everybody’s need no word. */
const NEW_YEAR = '01-01'

/** When it is paid, and what follows where it is not. */
function timesOf({ words }: Teller, plan: Plan): Pairs {
  const say = words('statutes')
  const inARow = (count: number) => say('periods', { count })
  const due = say(plan.paidInArrears ? 'dueDayAfter' : 'dueDayIs', { day: plan.dueDay })
  const isPlain = plan.anchor === 'calendar' && plan.yearStart === NEW_YEAR
  const anchor = isPlain ? 'anchor.plain' : (`anchor.${plan.anchor}` as const)
  const periods =
    plan.season === null ? say(anchor, { day: plan.yearStart }) : say('seasonIs', plan.season)
  const share = plan.minimumPaidShare
  return [
    [say('anchor'), periods],
    [say('dueDay'), due],
    [say('graceDays'), plan.graceDays],
    [say('suspendAfterPeriods'), inARow(plan.suspendAfterPeriods)],
    [say('minimumPaidShare'), share < 100 && say('percent', { count: share })],
    [say('maxInstalments'), plan.maxInstalments],
    [say('arrearsFirst'), say(plan.arrearsFirst ? 'arrearsFirst.yes' : 'arrearsFirst.no')],
    [
      say('strikeOffAfterPeriods'),
      plan.strikeOffAfterPeriods !== null && inARow(plan.strikeOffAfterPeriods),
    ],
  ]
}

/** Whose cover begins when, and how long things hold. */
function rightsOf({ words, write }: Teller, plan: Plan): Pairs {
  const say = words('statutes')
  const days = (count: number) => say('days', { count })
  const { lateReturn, dependantMaxAge, letterApprovalAbove: above } = plan
  return [
    [say('waiting'), spanText({ words }, plan.waiting)],
    [say('dependantWaiting'), spanText({ words }, plan.dependantWaiting)],
    [say('newbornDays'), plan.newbornDays > 0 && say('withinDays', { count: plan.newbornDays })],
    [say('adultAge'), say('years', { count: plan.adultAge })],
    [
      say('dependantMaxAge'),
      dependantMaxAge === null ? say('noEnd') : say('years', { count: dependantMaxAge }),
    ],
    [
      say('lateReturn'),
      lateReturn &&
        say('lateReturnIs', {
          count: lateReturn.afterMonths,
          waiting: spanText({ words }, lateReturn.waiting),
        }),
    ],
    [say('readmission'), say(`readmission.${plan.readmission.arrears}`)],
    [say('visitCodeDays'), days(plan.visitCodeDays)],
    [say('referralDays'), days(plan.referralDays)],
    [say('letterApprovalAbove'), above !== null && write.money(above)],
  ]
}

/** A length of time in months and days, or that there is none. */
export function spanText({ words }: Pick<Teller, 'words'>, span: Span | null): string {
  const say = words('statutes')
  const { months = 0, days = 0 } = span ?? {}
  const parts = [
    months > 0 ? say('months', { count: months }) : '',
    days > 0 ? say('days', { count: days }) : '',
  ]
  return parts.filter(Boolean).join(', ') || say('none')
}

function careTable(visit: Teller, services: readonly Service[]): Html {
  const say = visit.words('statutes')
  const columns = [
    { name: say('service'), cell: ({ code }: Service) => code, isHead: true },
    { name: say('patient'), cell: (service: Service) => patientPays(visit, service) },
    { name: say('most'), cell: ({ ceiling }: Service) => mostText(visit, ceiling) },
    { name: say('conditions'), cell: (service: Service) => conditionsOf(visit, service) },
  ] as const
  return table(say('services'), columns, services)
}

function patientPays({ words, write }: Teller, { patientPercent, deductible }: Service): string {
  const say = words('statutes')
  const count = patientPercent
  return deductible > 0
    ? say('deductible', { amount: write.money(deductible), count })
    : say('percent', { count })
}

function mostText({ words, write }: Teller, ceiling: Ceiling | null): string {
  const say = words('statutes')
  if (!ceiling) return say('noLimit')
  const most = [
    ceiling.amount === null ? '' : write.money(ceiling.amount),
    ceiling.count === null ? '' : say('visits', { count: ceiling.count }),
  ]
  const of = [say(`per.${ceiling.per}`), say(`every.${ceiling.every}`)]
  return [most.filter(Boolean).join(', '), ...of].join(' ')
}

function conditionsOf({ words }: Teller, service: Service): string {
  const say = words('statutes')
  const all = [
    service.waiting ? say('waits', { span: spanText({ words }, service.waiting) }) : '',
    service.referral ? say('referral') : '',
    service.guaranteeLetter ? say('letter') : '',
    service.emergency ? say('emergency') : '',
  ]
  return all.filter(Boolean).join('; ') || '–'
}
