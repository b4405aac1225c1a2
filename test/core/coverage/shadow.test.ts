import { describe, expect, it } from 'vitest'
import type { Plan, Service } from '../../../src/core/plans/plan.ts'
import { readChecks, type RecordedCheck } from './shadow/checks-file.ts'

/** An answer that is another one today. */
type Difference = { readonly check: RecordedCheck; readonly today: string }

/**
 * What of the recorded answers is another one by now, and the rule by which it is. `turns` is how
 * the answers read, in short; `count` how many they are, so that one more is noticed. Whoever
 * changes a rule adds an entry, and says here to people who know the rules why it is right.
 */
type Explained = {
  readonly rule: string
  /** The statutes under which it happens, by their name in the file. */
  readonly plans: RegExp
  readonly turns: RegExp
  readonly count: number
}

const EXPLAINED: readonly Explained[] = [
  {
    rule: 'a version keeps what it does not name: services, grace, subsidies and shares stay (yes)',
    plans: /^partial-/,
    turns: /^no .* -> yes/,
    count: 94,
  },
  {
    rule: 'the same, where another condition fails now: waiting, ages and letters stay too (no)',
    plans: /^partial-/,
    turns: /^no .* -> no/,
    count: 129,
  },
  {
    rule: 'the same, for how long and how much a yes is for',
    plans: /^partial-/,
    turns: /^yes .* -> yes/,
    count: 94,
  },
]

const CHECKS = readChecks()
const DIFFERENT = differences((check) => check.ask())

function differences(ask: (check: RecordedCheck) => string): Difference[] {
  return CHECKS.flatMap((check) => {
    const today = ask(check)
    return today === check.answer ? [] : [{ check, today }]
  })
}

/** `no S1 -> yes OK` */
function turnOf({ check, today }: Difference): string {
  return `${inShort(check.answer)} -> ${inShort(today)}`
}

function inShort(answer: string): string {
  const [reason = ''] = answer.split(',')
  if (reason === 'cannot-tell') return reason
  return reason === 'OK' ? 'yes OK' : `no ${reason}`
}

function isTurned(difference: Difference): boolean {
  const [before, after] = turnOf(difference).split(' -> ')
  return before?.split(' ')[0] !== after?.split(' ')[0]
}

function explains({ plans, turns }: Explained, difference: Difference): boolean {
  return plans.test(difference.check.plans) && turns.test(turnOf(difference))
}

function lineOf(difference: Difference): string {
  const { check, today } = difference
  return `${check.plans}, ${check.name}: ${check.answer} is ${today} now`
}

describe('coverage as it was answered before', () => {
  it('has some thousand checks with every answer, so that the rest says something', () => {
    expect(CHECKS.length).toBeGreaterThan(5000)
    const counts = new Map<string, number>()
    for (const { answer } of CHECKS) {
      const reason = answer.split(',')[0] as string
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
    const reasons = ['OK', 'P1', 'N2', 'B1', 'W1', 'C1', 'S1', 'S2', 'S3', 'L1', 'G1']
    expect([...counts.keys()].sort()).toEqual([...reasons, 'cannot-tell'].sort())
    for (const reason of reasons) expect(counts.get(reason), reason).toBeGreaterThan(40)
    expect(CHECKS.filter(({ answer }) => answer.endsWith('emergency')).length).toBeGreaterThan(40)
  })

  it('turned no no into a yes, and no yes into a no, that no rule explains (R40)', () => {
    const turned = DIFFERENT.filter(isTurned)
    const unexplained = turned.filter((one) => !EXPLAINED.some((why) => explains(why, one)))
    expect(unexplained.map(lineOf)).toEqual([])
  })

  it('says nothing else of an answer that no rule explains', () => {
    const unexplained = DIFFERENT.filter((one) => !EXPLAINED.some((why) => explains(why, one)))
    expect(unexplained.map(lineOf)).toEqual([])
  })

  it('has no explanation for what did not happen', () => {
    const counts = EXPLAINED.map((why) => DIFFERENT.filter((one) => explains(why, one)).length)
    expect(counts).toEqual(EXPLAINED.map(({ count }) => count))
  })
})

const SERVICES_OF = (change: (service: Service) => Service) => (plan: Plan) => ({
  ...plan,
  services: plan.services.map(change),
})

/** A change of each rule by the least that there is: if it were made, this file would show it. */
const PLANTED: readonly [rule: string, change: (plan: Plan) => Plan][] = [
  ['a day more of grace (R31)', (plan) => ({ ...plan, graceDays: plan.graceDays + 1 })],
  ['a day less of grace (R31)', (plan) => ({ ...plan, graceDays: Math.max(0, plan.graceDays - 1) })],
  ['due a day later (R30)', (plan) => ({ ...plan, dueDay: plan.dueDay + 1 })],
  ['a day more of waiting (R36)', (plan) => ({ ...plan, waiting: plan.waiting && { ...plan.waiting, days: (plan.waiting.days ?? 0) + 1 } })],
  ['no waiting of dependants (R03)', (plan) => ({ ...plan, dependantWaiting: { days: 0 } })],
  ['a newborn a day too old (R03)', (plan) => ({ ...plan, newbornDays: Math.max(0, plan.newbornDays - 1) })],
  ['a year more of age (R04)', (plan) => ({ ...plan, dependantMaxAge: plan.dependantMaxAge && plan.dependantMaxAge + 1 })],
  ['a percent more of a part payment (R12)', (plan) => ({ ...plan, minimumPaidShare: plan.minimumPaidShare + 1 })],
  ['a franc more of a contribution (R10)', (plan) => ({ ...plan, contribution: (plan.contribution + 1) as Plan['contribution'] })],
  ['a franc more of a joining fee (R08)', (plan) => ({ ...plan, joiningFee: (plan.joiningFee + 1) as Plan['joiningFee'] })],
  ['the current period first (R11)', (plan) => ({ ...plan, arrearsFirst: !plan.arrearsFirst })],
  ['one period more before rights close', (plan) => ({ ...plan, suspendAfterPeriods: plan.suspendAfterPeriods + 1 })],
  ['no waiting after a late return (R32)', (plan) => ({ ...plan, lateReturn: null })],
  ['no waiting after a readmission (R34)', (plan) => ({ ...plan, readmission: { ...plan.readmission, waiting: { days: 0 } } })],
  ['no subsidy (R37)', (plan) => ({ ...plan, subsidy: null })],
  ['no late penalties', (plan) => ({ ...plan, latePenalty: null })],
  ['no waiting of a service', SERVICES_OF((service) => ({ ...service, waiting: null }))],
  ['no referrals', SERVICES_OF((service) => ({ ...service, referral: false }))],
  ['no emergencies (R45)', SERVICES_OF((service) => ({ ...service, emergency: false }))],
  ['no guarantee letters (R46)', SERVICES_OF((service) => ({ ...service, guaranteeLetter: false }))],
  ['no ceilings', SERVICES_OF((service) => ({ ...service, ceiling: null }))],
  ['a visit more under a ceiling', SERVICES_OF((service) => ({ ...service, ceiling: service.ceiling && { ...service.ceiling, count: service.ceiling.count && service.ceiling.count + 1 } }))],
  ['no services in later versions', (plan) => (plan.validFrom > '2024-01-01' ? { ...plan, services: [] } : plan)],
] // prettier-ignore

describe('a fault planted in the rules', () => {
  it.each(PLANTED)('is seen: %s', (_rule, change) => {
    expect(CHECKS.some((check) => isTurned({ check, today: check.ask(change) }))).toBe(true)
  })
})
