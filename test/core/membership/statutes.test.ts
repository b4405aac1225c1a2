import { describe, expect, it } from 'vitest'
import type { Charge } from '../../../src/core/contributions/charges.ts'
import { date } from '../../../src/core/dates.ts'
import type { Plan, Subsidy } from '../../../src/core/plans/plan.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { add, minor, ZERO } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from './household.ts'

type Row = [story: string, facts: StandingFacts, on: string, expected: Record<string, unknown>]

function check(_story: string, facts: StandingFacts, on: string, expected: object) {
  expect(standing(facts, date(on))).toMatchObject(expected)
}

const harvest = makePlan({
  period: 'season',
  season: { from: '11-01', to: '02-28' },
  contribution: minor(12000),
  graceDays: 10,
})
const inTime = makeHousehold('2026-11-20', harvest, ['2027-02-10 12000'])
const outside = makeHousehold('2026-05-15', harvest, ['2026-05-20 12000'])

describe('a season', () => {
  it.each<Row>([
    ['is owed from the first day of its window, in full', makeHousehold('2026-11-20', harvest), '2026-11-20', { owed: 12000, state: 'applicant' }],
    ['lasts to the eve of the next window, which has to be paid by its end', inTime, '2027-02-10', { owed: 0, paidThrough: '2027-10-31', coveredUntil: '2028-03-09' }],
    ['can be paid until its window ends without any grace', inTime, '2028-02-28', { state: 'active', owed: 12000 }],
    ['keeps rights through the days of grace after its window', inTime, '2028-03-09', { state: 'grace' }],
    ['closes rights after them', inTime, '2028-03-10', { state: 'suspended' }],
    ['can be paid late', makeHousehold('2026-11-20', harvest, ['2027-02-10 12000', '2028-06-01 12000']), '2028-06-01', { state: 'active', coveredUntil: '2029-03-10' }],
    ['that is running is owed by whoever joins outside the window, at once', makeHousehold('2026-05-15', harvest), '2026-05-15', { owed: 12000, state: 'applicant', charges: [{ startsOn: '2025-11-01', endsOn: '2026-10-31', dueOn: '2026-05-15' }] }],
    ['opens for them when they have paid it, like any first period', outside, '2026-05-20', { state: 'active', paidThrough: '2026-10-31', coveredUntil: '2027-03-10' }],
    ['comes again for them in the next window', outside, '2026-11-01', { state: 'active', owed: 12000 }],
  ])('%s', check) // prettier-ignore
})

const instalments = makePlan({
  period: 'year',
  contribution: minor(12000),
  joiningFee: minor(500),
  maxInstalments: 6,
})
const three = makePlan({ contribution: minor(1000), maxInstalments: 3 })

describe('instalments', () => {
  it.each<Row>([
    ['are as many equal parts as there may be', makeHousehold('2026-01-01', instalments, ['2026-01-01 500']), '2026-01-02', { leastInstalment: 2000 }],
    ['do not keep anybody from paying the joining fee alone', makeHousehold('2026-01-01', instalments), '2026-01-02', { leastInstalment: 0 }],
    ['are smaller for who paid more before', makeHousehold('2026-01-01', instalments, ['2026-01-01 500', '2026-01-02 7000']), '2026-01-02', { leastInstalment: 1000 }],
    ['grow for who paid less in some other way', makeHousehold('2026-01-01', instalments, ['2026-01-01 500', '2026-01-02 200']), '2026-01-02', { leastInstalment: 2360 }],
    ['are all of the rest when it is the last', makeHousehold('2026-01-01', three, ['2026-01-01 100', '2026-01-02 100']), '2026-01-02', { leastInstalment: 800 }],
    ['R12: too many of them are taken and count all the same', makeHousehold('2026-01-01', three, ['2026-01-01 100', '2026-01-02 100', '2026-01-03 100', '2026-01-04 100']), '2026-01-04', { owed: 600, leastInstalment: 600 }],
    ['count once for a day, and once for all that was paid ahead', makeHousehold('2026-01-01', three, ['2026-01-01 1000', '2026-01-02 10', '2026-01-03 10', '2026-02-02 10', '2026-02-02 10']), '2026-02-02', { owed: 960, leastInstalment: 960 }],
    ['are not counted for what was taken back', makeHousehold('2026-01-01', three, ['2026-01-01 100', '2026-01-02 -100']), '2026-01-02', { owed: 1000, leastInstalment: 334 }],
    ['bind nobody who owes nothing and saves ahead', makeHousehold('2026-01-01', three, ['2026-01-01 1000']), '2026-01-02', { leastInstalment: 0 }],
    ['bind nobody where the statutes do not limit them', makeHousehold('2026-01-01', makePlan()), '2026-01-02', { leastInstalment: 0 }],
  ])('%s', check) // prettier-ignore
})

const lastly = makePlan({ arrearsFirst: false })
const skipped = makeHousehold('2026-01-01', lastly, ['2026-01-03 1500', '2026-03-10 1500'])
const partly = makePlan({ arrearsFirst: false, minimumPaidShare: 75 })

describe('arrears that are paid after the current period', () => {
  it.each<Row>([
    ['stay owed and close nothing', skipped, '2026-03-10', { state: 'active', owed: 1500, paidThrough: '2026-01-31', coveredUntil: '2026-04-20' }],
    ['had closed rights until the current period was paid', skipped, '2026-03-09', { state: 'suspended', owed: 3000 }],
    ['come first again by the statutes that say so', { ...skipped, versions: [makePlan()] }, '2026-03-10', { state: 'grace', owed: 1500, paidThrough: '2026-02-28', coveredUntil: '2026-03-20' }],
    ['close nothing in the grace of the next period either', skipped, '2026-04-20', { state: 'grace', owed: 3000 }],
    ['do not help when the next is not paid', skipped, '2026-04-21', { state: 'suspended' }],
    ['are paid with what the current period leaves, the oldest first', makeHousehold('2026-01-01', lastly, ['2026-04-02 4000']), '2026-04-02', { owed: 2000, charges: [{ paid: 1500 }, { paid: 1000 }, { paid: 0 }, { paid: 1500 }] }],
    ['are paid before anything is kept for later', makeHousehold('2026-01-01', lastly, ['2026-03-02 6000']), '2026-03-02', { owed: 0, credit: 1500, paidThrough: '2026-04-30' }],
    ['do not hinder that what was kept pays the next period', makeHousehold('2026-01-01', lastly, ['2026-03-02 6000']), '2026-04-30', { state: 'active', owed: 0, coveredUntil: '2026-05-20' }],
    ['leave the joining fee to be paid before all', makeHousehold('2026-01-01', makePlan({ ...lastly, joiningFee: minor(1000) }), ['2026-03-02 1200']), '2026-03-02', { state: 'applicant', charges: [{ paid: 1000 }, { paid: 0 }, { paid: 0 }, { paid: 200 }] }],
    ['do not keep a late beginner out: the period that is paid opens', makeHousehold('2026-01-01', lastly, ['2026-03-02 1500']), '2026-03-02', { state: 'active', owed: 3000, paidThrough: null, coveredUntil: '2026-04-20' }],
    ['get nothing before all of the current period is paid, not only its least share', makeHousehold('2026-01-01', partly, ['2026-02-02 1200']), '2026-02-02', { state: 'active', charges: [{ paid: 0 }, { paid: 1200 }] }],
    ['R16: lose their money first when some is taken back', makeHousehold('2026-01-01', lastly, ['2026-02-02 2500', '2026-02-20 -1200']), '2026-02-20', { charges: [{ paid: 0 }, { paid: 1300 }] }],
    ['R16: leave the joining fee for last when money is taken back', makeHousehold('2026-01-01', makePlan({ ...lastly, joiningFee: minor(1000) }), ['2026-01-02 2500', '2026-01-20 -1600']), '2026-01-20', { state: 'applicant', charges: [{ paid: 900 }, { paid: 0 }] }],
    ['R32: are no return when the current period is paid in time', makeHousehold('2025-01-01', makePlan({ arrearsFirst: false, lateReturn: { afterMonths: 1, waiting: { months: 1 } } }), ['2025-01-01 1500', '2025-03-02 1500']), '2025-03-02', { state: 'active', waitingUntil: null }],
    ['R32: make a late return when rights were closed for long', makeHousehold('2025-01-01', makePlan({ arrearsFirst: false, lateReturn: { afterMonths: 1, waiting: { months: 1 } } }), ['2025-01-01 1500', '2025-04-02 1500']), '2025-04-02', { state: 'waiting', waitingUntil: '2025-05-01' }],
  ])('%s', check) // prettier-ignore
})

const half: Subsidy = {
  payer: 'state',
  percent: 50,
  from: date('2026-01-01'),
  to: date('2026-03-15'),
  members: 'all',
}
const subsidised = makePlan({ contribution: minor(1501), subsidy: half })
const indigent = makePlan({
  dueDay: 1,
  graceDays: 0,
  subsidy: { ...half, percent: 100, to: null, members: 'named' },
})
const named = { subsidised: { from: date('2026-01-01'), until: date('2026-03-10') } } // prettier-ignore

describe('R37: a subsidy', () => {
  it.each<Row>([
    ['owes its part, and the member the rest, rounded up', makeHousehold('2026-01-10', subsidised), '2026-01-10', { owed: 751, charges: [{ amount: 751, subsidy: { payer: 'state', amount: 750 } }] }],
    ['opens rights when the member has paid that rest', makeHousehold('2026-01-10', subsidised, ['2026-01-10 751']), '2026-01-10', { state: 'active', owed: 0, paidThrough: '2026-01-31' }],
    ['holds for every period that begins by its last day', makeHousehold('2026-03-01', subsidised, ['2026-03-01 751']), '2026-03-31', { state: 'active', owed: 0 }],
    ['and for none that begins later', makeHousehold('2026-03-01', subsidised, ['2026-03-01 751']), '2026-04-01', { owed: 1501, charges: [{}, { amount: 1501, subsidy: null }] }],
    ['counts from the day of joining in the first period', makeHousehold('2026-01-10', makePlan({ subsidy: { ...half, from: date('2026-01-10') } })), '2026-01-10', { owed: 750 }],
    ['does not reach who joined before it', makeHousehold('2026-01-10', makePlan({ subsidy: { ...half, from: date('2026-01-11') } })), '2026-01-31', { owed: 1500 }],
    ['of all opens rights without any money', makeHousehold('2026-01-10', indigent, [], named), '2026-03-10', { state: 'active', owed: 0, paidThrough: '2026-03-31', coveredUntil: '2026-03-10' }],
    ['of those named needs the decision on the day itself', makeHousehold('2026-01-10', indigent, [], named), '2026-03-11', { state: 'suspended', owed: 0 }],
    ['is renewed by a later last day', makeHousehold('2026-01-10', indigent, [], { subsidised: { from: date('2026-01-01'), until: date('2026-06-30') } }), '2026-03-11', { state: 'active', coveredUntil: '2026-07-01' }],
    ['that lapsed in a period leaves rights closed until a later one is settled', makeHousehold('2026-01-10', indigent, [], named), '2026-04-01', { state: 'suspended', owed: 1500 }],
    ['leaves later periods to the member', makeHousehold('2026-01-10', indigent, ['2026-04-01 1500'], named), '2026-04-01', { state: 'active', owed: 0, charges: [{ amount: 0 }, { amount: 0 }, { amount: 0 }, { amount: 1500, subsidy: null }] }],
    ['keeps rights through the grace that somebody without one would have', makeHousehold('2026-01-10', { ...indigent, graceDays: 20 }, [], named), '2026-03-21', { state: 'grace', coveredUntil: '2026-03-21' }],
    ['is not for who is not named', makeHousehold('2026-01-10', indigent), '2026-01-10', { owed: 1500, state: 'applicant' }],
    ['that was posted opens nothing when its decision is nowhere', { ...makeHousehold('2026-01-10', indigent), posted: [free('2026-01-01', '2026-01-31')] }, '2026-01-11', { state: 'suspended', owed: 0 }],
    ['that was posted opens rights only from the day of its decision', { ...makeHousehold('2026-01-10', indigent, [], { subsidised: { from: date('2026-01-20'), until: null } }), posted: [free('2026-01-01', '2026-01-31')] }, '2026-01-19', { state: 'suspended' }],
    ['and from that day on', { ...makeHousehold('2026-01-10', indigent, [], { subsidised: { from: date('2026-01-20'), until: null } }), posted: [free('2026-01-01', '2026-01-31')] }, '2026-01-20', { state: 'active' }],
    ['R32: makes nobody wait for a return that is still to come', makeHousehold('2026-01-10', { ...indigent, lateReturn: { afterMonths: 0, waiting: { months: 1 } } }, ['2026-03-01 1500'], named), '2026-03-05', { state: 'active', waitingUntil: null }],
    ['R32: and then it is one', makeHousehold('2026-01-10', { ...indigent, lateReturn: { afterMonths: 0, waiting: { months: 1 } } }, ['2026-03-01 1500'], named), '2026-04-01', { state: 'waiting', waitingUntil: '2026-04-30' }],
    ['leaves the joining fee to the member', makeHousehold('2026-01-10', { ...indigent, joiningFee: minor(500) }, [], named), '2026-01-10', { state: 'applicant', owed: 500 }],
    ['does not pass over arrears, where those come first', makeHousehold('2025-12-01', indigent, [], named), '2026-02-01', { state: 'applicant', owed: 1500 }],
    ['passes over them where they do not', makeHousehold('2025-12-01', { ...indigent, arrearsFirst: false }, [], named), '2026-02-01', { state: 'active', owed: 1500 }],
    ['is promised for a year at most where it has no end', makeHousehold('2026-01-10', indigent, [], { subsidised: { from: date('2026-01-01'), until: null } }), '2026-01-10', { state: 'active', coveredUntil: '2027-01-31' }],
  ])('%s', check) // prettier-ignore
})

const fined = makePlan({ latePenalty: { afterDays: 10, amount: minor(200) } })
const yearly = makePlan({
  period: 'year',
  contribution: minor(12000),
  minimumPaidShare: 75,
  latePenalty: { afterDays: 30, amount: minor(500) },
})

describe('a late penalty', () => {
  it.each<Row>([
    ['is not owed on the last day on which one may pay', makeHousehold('2026-01-01', fined), '2026-01-15', { owed: 1500 }],
    ['is owed from the day after', makeHousehold('2026-01-01', fined), '2026-01-16', { owed: 1700, charges: [{ kind: 'contribution' }, { kind: 'late-penalty', startsOn: '2026-01-16', dueOn: '2026-01-16', amount: 200 }] }],
    ['is not owed by who paid on the last day', makeHousehold('2026-01-01', fined, ['2026-01-15 1500']), '2026-01-31', { owed: 0 }],
    ['is owed by who paid on the day after, and paid after it', makeHousehold('2026-01-01', fined, ['2026-01-16 1500']), '2026-01-31', { owed: 200, state: 'active' }],
    ['is owed once for each contribution that is late', makeHousehold('2026-01-01', fined), '2026-02-16', { owed: 3400 }],
    ['is not owed once a payment dated in time is known', makeHousehold('2026-01-01', fined, ['2026-01-20 1', '2026-01-14 1500']), '2026-01-31', { owed: 0, credit: 1 }],
    ['that was posted stays owed, whatever is learnt later', { ...makeHousehold('2026-01-01', fined, ['2026-01-14 1500']), posted: [month('2026-01-01', '2026-01-31', '2026-01-05'), penalty('2026-01-16')] }, '2026-01-31', { owed: 200 }],
    ['by itself closes no rights', makeHousehold('2026-01-01', fined, ['2026-01-20 1500']), '2026-01-31', { state: 'active', coveredUntil: '2026-02-20', paidThrough: '2026-01-31' }],
    ['is older than the next contribution, which is not settled before it is paid', makeHousehold('2026-01-01', fined, ['2026-01-20 1500', '2026-02-02 1500']), '2026-02-02', { owed: 200, paidThrough: '2026-01-31', coveredUntil: '2026-02-20' }],
    ['asks no more than the least share', makeHousehold('2026-01-01', yearly, ['2026-02-04 9000']), '2026-06-30', { owed: 3000 }],
    ['asks for all only from the day after the months that a part payment opens', makeHousehold('2026-01-01', { ...yearly, minimumPaidMonths: 1, latePenalty: { afterDays: 26, amount: minor(500) } }, ['2026-01-04 9000']), '2026-06-30', { owed: 3000 }],
    ['asks for all when they were over before', makeHousehold('2026-01-01', { ...yearly, minimumPaidMonths: 1, latePenalty: { afterDays: 27, amount: minor(500) } }, ['2026-01-04 9000']), '2026-06-30', { owed: 3500 }],
    ['is not charged after the end of a membership', makeHousehold('2026-01-01', fined, [], { end: { on: date('2026-01-16'), state: 'resigned' } }), '2026-02-01', { owed: 1500 }],
    ['is nothing that a subsidy of everything can cost', makeHousehold('2026-01-10', { ...indigent, latePenalty: fined.latePenalty }, [], named), '2026-03-10', { owed: 0 }],
  ])('%s', check) // prettier-ignore
})

function month(startsOn: string, endsOn: string, dueOn = startsOn): Charge {
  const days = { startsOn: date(startsOn), endsOn: date(endsOn), dueOn: date(dueOn) }
  return { kind: 'contribution', ...days, amount: minor(1500), subsidy: null }
}

function free(startsOn: string, endsOn: string): Charge {
  return { ...month(startsOn, endsOn), amount: ZERO, subsidy: { payer: 'state', amount: minor(1500) } }
} // prettier-ignore

function penalty(on: string): Charge {
  return { ...month(on, on), kind: 'late-penalty', amount: minor(200) }
}

describe('versions of statutes', () => {
  const cheap = makePlan({ validFrom: date('2020-01-01') })
  const later: readonly Plan[] = [
    cheap,
    makePlan({ validFrom: date('2026-03-10'), contribution: minor(4000), subsidy: { ...half, to: null }, latePenalty: { afterDays: 0, amount: minor(99) } }),
  ] // prettier-ignore

  it('never change a charge of an earlier one', () => {
    const facts = makeHousehold('2026-01-01', later)
    const before = standing(makeHousehold('2026-01-01', cheap), date('2026-03-31'))
    expect(standing(facts, date('2026-03-31'))).toMatchObject({
      charges: before.charges,
      owed: before.owed,
    })
  })

  it('never change what was paid before this system, of the periods of an earlier one', () => {
    const year = makePlan({ period: 'year', contribution: minor(12000) })
    const weekly = makePlan({ validFrom: date('2026-06-01'), period: 'week' })
    const facts = { paidThroughBefore: date('2026-08-16') }
    const before = standing(makeHousehold('2025-01-01', year, [], facts), date('2026-05-31'))
    const known = standing(makeHousehold('2025-01-01', [year, weekly], [], facts), date('2026-05-31'))
    expect(before.charges).toMatchObject([{ startsOn: '2026-01-01', amount: 12000 }])
    expect({ ...known, next: null }).toEqual({ ...before, next: null })
    const month = makeHousehold('2025-01-01', [makePlan(), weekly], [], facts)
    expect(standing(month, date('2026-08-16'))).toMatchObject({ owed: 0, paidThrough: '2026-08-16' })
  }) // prettier-ignore

  it('hold for the periods that begin under them, and so do the rules of asking', () => {
    const { charges } = standing(makeHousehold('2026-01-01', later), date('2026-04-06'))
    expect(charges.slice(3).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['contribution', 2000],
      ['late-penalty', 99],
    ])
    expect(add(...charges.map(({ amount }) => amount))).toBe(3 * 1500 + 2099)
  })
})

const patient = makePlan({ suspendAfterPeriods: 2, graceDays: 15 })
const once = makeHousehold('2026-01-01', patient, ['2026-01-03 1500'])

describe('rights that close after more than one unpaid period', () => {
  it.each<Row>([
    ['stay open past the grace of the first one', once, '2026-02-21', { state: 'grace', owed: 1500, coveredUntil: '2026-03-20' }],
    ['stay open through the grace of the last one that may go unpaid (R30)', once, '2026-03-20', { state: 'grace', owed: 3000, coveredUntil: '2026-03-20' }],
    ['close on the day after (R31)', once, '2026-03-21', { state: 'suspended', coveredUntil: null }],
    ['reopen when the oldest is paid, since that leaves one unpaid (R32)', { ...once, payments: [...once.payments, { on: date('2026-03-25'), amount: minor(1500) }] }, '2026-03-25', { state: 'grace', owed: 1500, coveredUntil: '2026-04-20' }],
    ['are counted by the statutes of the period that is unpaid', { ...once, versions: [makePlan(), { ...patient, validFrom: date('2026-02-15') }] }, '2026-02-21', { state: 'suspended' }],
    ['end with the membership, whatever would have closed them', { ...once, end: { on: date('2026-02-10'), state: 'resigned' } }, '2026-02-09', { state: 'grace', coveredUntil: '2026-02-09' }],
  ])('%s', check) // prettier-ignore
})

const tanzania = makePlan({
  period: 'year',
  contribution: minor(30000),
  extraPeople: { above: 6, contribution: minor(4000) },
})
const people = (count: number) => Array.from({ length: count }, () => ({ joinedOn: date('2026-01-01'), leftOn: null })) // prettier-ignore

describe('a contribution for a family of a certain size', () => {
  it.each<Row>([
    ['is one for as many people as it is for', makeHousehold('2026-01-01', tanzania, [], { people: people(6) }), '2026-01-01', { owed: 30000 }],
    ['grows with each further one', makeHousehold('2026-01-01', tanzania, [], { people: people(8) }), '2026-01-01', { owed: 38000 }],
    ['counts people as the period begins (R10)', makeHousehold('2026-01-01', tanzania, [], { people: [...people(6), { joinedOn: date('2026-01-02'), leftOn: null }] }), '2027-01-01', { charges: [{ amount: 30000 }, { amount: 34000 }] }],
    ['counts nobody who has left', makeHousehold('2026-01-01', tanzania, [], { people: [...people(6), { joinedOn: date('2026-01-01'), leftOn: date('2026-12-31') }] }), '2027-01-01', { charges: [{ amount: 34000 }, { amount: 30000 }] }],
  ])('%s', check) // prettier-ignore
})

const senegal = makePlan({ unit: 'person', contribution: minor(3100), additions: 'pro-rata' })
const here = { joinedOn: date('2026-01-01'), leftOn: null }
const later = (joinedOn: string, leftOn: string | null = null) => ({
  joinedOn: date(joinedOn),
  leftOn: leftOn && date(leftOn),
})
const grown = (plan: Plan | readonly Plan[], ...added: object[]) =>
  makeHousehold('2026-01-01', plan, [], { people: [here, ...(added as (typeof here)[])] })

describe('R10: somebody added within a period', () => {
  it.each<Row>([
    ['costs nothing for it unless the statutes say so', grown({ ...senegal, additions: 'next-period' }, later('2026-01-22')), '2026-02-01', { charges: [{ amount: 3100 }, { amount: 6200 }] }],
    ['costs the ten days that are left, with the next contribution', grown(senegal, later('2026-01-22')), '2026-02-01', { charges: [{ amount: 3100 }, { amount: 7200 }] }],
    ['costs them once', grown(senegal, later('2026-01-22')), '2026-03-01', { owed: 3100 + 7200 + 6200 }],
    ['on its first day costs all of it, by the contribution that counts them', grown(senegal, later('2026-02-01')), '2026-03-01', { owed: 3100 + 6200 + 6200 }],
    ['on its last day costs one day', grown(senegal, later('2026-01-31')), '2026-02-01', { owed: 3100 + 6300 }],
    ['and gone before the next begins costs nothing', grown(senegal, later('2026-01-10', '2026-01-30')), '2026-02-01', { owed: 6200 }],
    ['costs what a large family adds, beyond its number only', grown({ ...tanzania, period: 'month', additions: 'pro-rata', extraPeople: { above: 2, contribution: minor(3100) } }, later('2026-01-20'), later('2026-01-22')), '2026-02-01', { charges: [{ amount: 30000 }, { amount: 34100 }] }],
    ['costs parts of a franc to nobody', grown({ ...senegal, contribution: minor(100) }, later('2026-01-22')), '2026-02-01', { charges: [{ amount: 100 }, { amount: 232 }] }],
    ['costs what the statutes of that period said', grown([senegal, { ...senegal, validFrom: date('2026-02-01'), contribution: minor(10), additions: 'next-period' }], later('2026-01-22')), '2026-02-01', { charges: [{ amount: 3100 }, { amount: 1020 }] }],
    ['in a period that was paid before this system costs nothing more', { ...grown(senegal, later('2026-01-22')), feePaidBefore: true, paidThroughBefore: date('2026-01-31') }, '2026-02-01', { owed: 6200 }],
  ])('%s', check) // prettier-ignore
})

describe('R08: a joining fee for each person', () => {
  const each = makePlan({ joiningFee: minor(1000), joiningFeePer: 'person' })
  it.each<Row>([
    ['counts who belongs to the household on the day of joining', grown(each, here, here), '2026-01-01', { charges: [{ kind: 'joining-fee', amount: 3000 }, { amount: 1500 }] }],
    ['is owed by nobody who comes later', grown(each, here, later('2026-01-02')), '2026-01-02', { charges: [{ amount: 2000 }, { amount: 1500 }] }],
    ['is one for the household where the statutes do not say so', grown({ ...each, joiningFeePer: 'household' }, here), '2026-01-01', { charges: [{ amount: 1000 }, { amount: 1500 }] }],
  ])('%s', check) // prettier-ignore
})
