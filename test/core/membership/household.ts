import type { ChargeFacts } from '../../../src/core/contributions/charges.ts'
import { date } from '../../../src/core/dates.ts'
import {
  PLAN_DEFAULTS,
  type Plan,
  SERVICE_DEFAULTS,
  type Service,
} from '../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'

/** A monthly family plan without anything special; `changes` make it the plan of a case. */
export function makePlan(changes: Partial<Plan> = {}): Plan {
  return {
    ...PLAN_DEFAULTS,
    code: 'family',
    validFrom: date('2020-01-01'),
    unit: 'family',
    period: 'month',
    anchor: 'calendar',
    yearStart: '01-01',
    contribution: minor(1500),
    joiningFee: minor(0),
    dueDay: 5,
    graceDays: 15,
    waiting: null,
    dependantWaiting: null,
    newbornDays: 0,
    minimumPaidShare: 100,
    minimumPaidMonths: null,
    dependantMaxAge: null,
    strikeOffAfterPeriods: null,
    lateReturn: null,
    services: [makeService()],
    ...changes,
  }
}

export function makeService(changes: Partial<Service> = {}): Service {
  return {
    ...SERVICE_DEFAULTS,
    code: 'consultation',
    patientPercent: 20,
    waiting: null,
    guaranteeLetter: false,
    ceiling: null,
    ...changes,
  }
}

/** A household that joined on `joinedOn`, from payments written as `'2026-01-10 2500'`. */
export function makeHousehold(
  joinedOn: string,
  plan: Plan | readonly Plan[],
  payments: readonly string[] = [],
  changes: Partial<Omit<ChargeFacts, 'endedOn'> & Pick<StandingFacts, 'end'>> = {},
): StandingFacts {
  return {
    versions: Array.isArray(plan) ? (plan as readonly Plan[]) : [plan as Plan],
    joinedOn: date(joinedOn),
    feePaidBefore: false,
    paidThroughBefore: null,
    end: null,
    people: [{ joinedOn: date(joinedOn), leftOn: null }],
    posted: [],
    payments: payments.map((payment) => {
      const [on, amount, later] = payment.split(' ')
      const paid = { on: date(on as string), amount: minor(Number(amount)) }
      return later ? { ...paid, recordedOn: date(later) } : paid
    }),
    ...changes,
  }
}
