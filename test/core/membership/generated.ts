import { chargesBegunBy, unpostedBy } from '../../../src/core/contributions/replay.ts'
import { type CivilDate, date, dayBefore, plus, plusDays } from '../../../src/core/dates.ts'
import type { Plan, Subsidy } from '../../../src/core/plans/plan.ts'
import { rhythmBoughtWith } from '../../../src/core/membership/paying.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import type { PastTerm } from '../../../src/core/contributions/terms.ts'
import { type Minor, minor } from '../../../src/core/money.ts'
import type { RuledCharge } from '../../../src/core/contributions/charges.ts'
import { fc, rounds } from '../../chance.ts'
import { makePlan } from './household.ts'

/** Households over all settings of a plan, for properties. Runs are counted so that all are met. */

const START = date('2024-01-31')
const LAST = 900

/** Enough to meet every pair of settings many times, in a few seconds. */
export const MANY = { numRuns: rounds(1000) }

export const days = fc.integer({ min: 0, max: LAST }).map((count) => plusDays(START, count))

const amounts = (max: number) => fc.integer({ min: 1, max }).map(minor)
const spans = fc.constantFrom(null, { months: 3 }, { days: 30 })

const subsidies: fc.Arbitrary<Subsidy> = fc
  .record({
    percent: fc.constantFrom(1, 33, 50, 100),
    from: days,
    length: fc.option(fc.integer({ min: 0, max: LAST })),
    members: fc.constantFrom('all', 'named' as const),
  })
  .map(({ percent, from, length, members }) => {
    return {
      payer: 'state',
      percent,
      from,
      members,
      to: length === null ? null : plusDays(from, length),
    }
  })

/** The settings of a plan that change what is owed or when rights are open. */
const settings = fc
  .record({
    unit: fc.constantFrom('family', 'person' as const),
    period: fc.constantFrom('week', 'month', 'quarter', 'half-year', 'year', 'season' as const),
    anchor: fc.constantFrom('calendar', 'joining' as const),
    yearStart: fc.constantFrom('01-01', '07-01', '02-15'),
    season: fc.constantFrom({ from: '11-01', to: '02-29' }, { from: '03-15', to: '06-01' }),
    contribution: amounts(3000),
    joiningFee: fc.constantFrom(0, 700).map(minor),
    paidInArrears: fc.constantFrom(false, false, true),
    dueDay: fc.integer({ min: 1, max: 31 }),
    graceDays: fc.integer({ min: 0, max: 60 }),
    suspendAfterPeriods: fc.constantFrom(1, 1, 2, 3),
    additions: fc.constantFrom('next-period', 'pro-rata' as const),
    joiningFeePer: fc.constantFrom('household', 'person' as const),
    extraPeople: fc.constantFrom(null, { above: 2, contribution: minor(350) }),
    childContribution: fc.constantFrom(null, minor(0), minor(400)),
    familyMaximum: fc.constantFrom(null, minor(3000), minor(5000)),
    cheaper: fc.constantFrom(null, [[2, 1]], [[3, 10], [5, 25]], [[1, 3], [2, 7], [4, 40]]),
    adultAge: fc.constantFrom(18, 2),
    waiting: spans,
    minimumPaidShare: fc.constantFrom(100, 75, 50),
    minimumPaidMonths: fc.constantFrom(null, 2, 6),
    maxInstalments: fc.constantFrom(null, 2, 6),
    arrearsFirst: fc.boolean(),
    subsidy: fc.option(subsidies),
    lateReturn: fc.constantFrom(null, { afterMonths: 1, waiting: { months: 1 } }),
    latePenalty: fc.constantFrom(null, { afterDays: 0, amount: minor(90) }, { afterDays: 40, amount: minor(200) }),
  })
  .map(({ cheaper, ...plan }): Partial<Plan> => ({
    ...plan,
    rhythms: plan.paidInArrears && plan.period !== 'season' ? [] : rhythmsOf(cheaper, plan.contribution),
    anchor: plan.period === 'season' ? 'calendar' : plan.anchor,
    season: plan.period === 'season' ? plan.season : null,
    ...(plan.period === 'season' ? { paidInArrears: false } : {}),
    ...(plan.paidInArrears && plan.period !== 'season' ? { arrearsFirst: true, minimumPaidMonths: null } : {}),
  })) // prettier-ignore

/** So many periods for so many percent less than one by one. */
function rhythmsOf(cheaper: readonly (readonly number[])[] | null, contribution: Minor) {
  return (cheaper ?? []).map(([periods = 1, percent = 0]) => {
    return { periods, amount: minor(Math.ceil((contribution * periods * (100 - percent)) / 100)) }
  })
}

/** One version from the start, and perhaps another later, of other settings altogether. */
const versions = fc
  .record({ first: settings, later: fc.option(fc.record({ from: days, plan: settings })) })
  .map(({ first, later }) => [
    makePlan(first),
    ...(later ? [makePlan({ ...later.plan, validFrom: later.from })] : []),
  ])

/** Of those who are an adult all the time, and of those who become one, by either age. */
const births = fc.oneof(
  fc.constantFrom('1990-05-01', '2022', '2024-02-29', '2006-12-31', '2007'),
  days.map((day) => plus(day, { months: -12 * 18 })),
)

const payments = fc.array(
  fc.record({ on: days, amount: fc.oneof(amounts(6000), amounts(6000), amounts(20_000)) }),
  { maxLength: 14 },
)

/** Households that bought nothing at a rhythm's price yet. */
const beginnings: fc.Arbitrary<StandingFacts> = fc
  .record({
    versions,
    joinedOn: days,
    payments,
    feePaidBefore: fc.boolean(),
    paidThroughBefore: fc.option(days, { freq: 1 }),
    subsidised: fc.option(fc.record({ from: days, until: fc.option(days) })),
    others: fc.array(fc.record({ joinedOn: days, leftOn: fc.option(days), birthDate: births }), {
      maxLength: 3,
    }),
  })
  .map(({ others, ...facts }) => ({
    ...facts,
    end: null,
    people: [{ joinedOn: facts.joinedOn, leftOn: null, birthDate: '1980' }, ...others],
    posted: [],
  }))

/** Households to which nothing was paid back and that nobody left. */
export const households = beginnings.map((facts) => withRhythms(facts))

/**
 * With the rhythms that its payments buy, each on its day, one after the other. `taken` are payments
 * that are taken back some day, by their place.
 */
export function withRhythms(
  facts: StandingFacts,
  taken: ReadonlyMap<number, CivilDate> = new Map(),
): StandingFacts {
  const inOrder = facts.payments.map((payment, at) => ({ ...payment, at }))
  inOrder.sort((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1))
  let known: StandingFacts = { ...facts, payments: [], rhythms: [] }
  for (const { on, amount, at } of inOrder) {
    const offer = on < facts.joinedOn ? null : rhythmBoughtWith(knownBy(known, on), on, amount)
    const undoneOn = taken.get(at) ?? null
    const bought = offer ? [{ ...offer, on, receipt: `r${at}`, undoneOn }] : []
    const back = undoneOn ? [{ on: undoneOn, amount: minor(0 - amount) }] : []
    const payments = [...known.payments, { on, amount }, ...back]
    known = { ...known, payments, rhythms: [...(known.rhythms ?? []), ...bought] }
  }
  return { ...facts, payments: known.payments, rhythms: known.rhythms ?? [] }
}

/** What was known of money by the end of a day. */
export function knownBy(facts: StandingFacts, on: CivilDate): StandingFacts {
  const payments = facts.payments.filter((payment) => payment.on <= on)
  const rhythms = (facts.rhythms ?? []).filter((rhythm) => rhythm.on <= on)
  const undone = (day: CivilDate | null) => (day && day <= on ? day : null)
  const then = rhythms.map((one) => ({ ...one, undoneOn: undone(one.undoneOn) }))
  return { ...facts, payments, rhythms: then }
}

/** A term before: how long it lasted, how long after it the next began, what was given up then. */
const past = fc.record({
  days: fc.integer({ min: 1, max: 300 }),
  gap: fc.integer({ min: 0, max: 120 }),
  state: fc.constantFrom('resigned', 'struck-off', 'transferred' as const),
  givenUp: fc.option(amounts(5000)),
})

type Past = typeof past extends fc.Arbitrary<infer Value> ? Value : never

/** The household as one that was readmitted, once for each of `past` (R34). */
function withPast(facts: StandingFacts, past: readonly Past[]): StandingFacts {
  if (past.length === 0) return facts
  let { joinedOn } = facts
  const earlier: PastTerm[] = []
  const writeOffs: { on: CivilDate; amount: Minor }[] = []
  const { feePaidBefore, paidThroughBefore } = facts
  for (const { days, gap, state, givenUp } of past) {
    const on = plusDays(joinedOn, days)
    const before = earlier.length > 0 ? false : feePaidBefore
    earlier.push({ joinedOn, feePaidBefore: before, paidThroughBefore, end: { on, state } })
    joinedOn = plusDays(on, gap)
    if (givenUp) writeOffs.push({ on: joinedOn, amount: givenUp })
  }
  return { ...facts, joinedOn, feePaidBefore: false, earlier, writeOffs }
}

/** The same, some of whose payments were taken back later, and some of which have ended. */
export const eventful: fc.Arbitrary<StandingFacts> = fc
  .record({
    facts: beginnings,
    back: fc.array(fc.nat({ max: 13 }), { maxLength: 3 }),
    after: fc.nat({ max: 200 }),
    end: fc.option(days, { freq: 1 }),
    past: fc.array(past, { maxLength: 2 }),
  })
  .map(({ facts, back, after, end, past }) => {
    const days = facts.payments.map(({ on }) => plusDays(on, after))
    const taken = new Map([...new Set(back)].flatMap((at) => (days[at] ? [[at, days[at]]] : [])))
    const whole = withPast(facts, past)
    const ends = end && end > whole.joinedOn ? ({ on: end, state: 'resigned' } as const) : null
    return withRhythms({ ...whole, end: ends }, taken)
  })

/** With the charges that a posting on a day would have left in the books. */
export function postedBy(facts: StandingFacts, day: CivilDate): StandingFacts {
  return { ...facts, ...rowsOf(chargesBegunBy(facts, day)) }
}

/**
 * With the charges that were posted on the way: on each of these days, and on those on which a rhythm
 * is undone, which the charges that have begun come before; each time from what was known by then.
 */
export function postedOnTheWay(facts: StandingFacts, days: readonly CivilDate[]): StandingFacts {
  const undone = (facts.rhythms ?? []).flatMap(({ undoneOn }) => undoneOn ?? [])
  let books: ReturnType<typeof rowsOf> = { posted: [], discounts: [] }
  for (const day of [...days, ...undone].sort()) {
    const known = { ...knownBy(facts, dayBefore(day)), ...books }
    const { posted, discounts } = rowsOf(unpostedBy(known, day))
    books = {
      posted: [...books.posted, ...posted],
      discounts: [...books.discounts, ...discounts],
    }
  }
  return { ...facts, ...books }
}

function rowsOf(charges: readonly RuledCharge[]) {
  const discounts = charges.flatMap(({ startsOn, discount }) => {
    return discount ? [{ startsOn, ...discount }] : []
  })
  return { posted: charges.map(({ plan: _, ...charge }) => charge), discounts }
}
