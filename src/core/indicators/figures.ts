import { termOn } from '../contributions/terms.ts'
import {
  type CivilDate,
  date,
  earlierOf,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  plus,
} from '../dates.ts'
import { type State, standing, type StandingFacts } from '../membership/standing.ts'
import { add, type Minor, ZERO } from '../money.ts'
import { addAgeing, type Ageing, NOBODY_LATE } from './ageing.ts'

/** What fell due in a month, `2026-03`, and what members paid in it, whatever for. */
type MonthOfDues = {
  readonly month: string
  readonly due: Minor
  readonly collected: Minor
}

type States = Readonly<Partial<Record<State, number>>>

/** How many members belonged at the end of a month, by their state then. */
type MonthOfMembers = { readonly month: string; readonly states: States }

/** How a mutual stands on a day, in the figures of its office. */
export type Figures = {
  readonly states: States
  /** The last six months, the present one, as of today, the last. */
  readonly members: readonly MonthOfMembers[]
  readonly ageing: Ageing
  /** The last twelve months, the present one the last. */
  readonly months: readonly MonthOfDues[]
}

const MONTHS = 12

/** Each is a standing of every member. */
const MONTHS_OF_MEMBERS = 6

/** The figures of a mutual without a member. */
export function noFigures(today: CivilDate): Figures {
  const months = lastMonths(today, MONTHS).map((month) => {
    return { month, due: ZERO, collected: ZERO }
  })
  const members = lastMonths(today, MONTHS_OF_MEMBERS).map((month) => {
    return { month, states: {} }
  })
  return { states: {}, members, ageing: NOBODY_LATE, months }
}

function lastMonths(today: CivilDate, count: number): string[] {
  const first = firstOfMonth(today)
  return Array.from({ length: count }, (_, at) => monthOf(plus(first, { months: at - count + 1 })))
}

/** The figures with one member more. */
export function addToFigures(sum: Figures, facts: StandingFacts, today: CivilDate): Figures {
  if (today < termOn(facts, today).joinedOn) return sum
  const { state, charges } = standing(facts, today)
  const due = sumsOf(charges.map(({ dueOn: on, amount }) => ({ on, amount })))
  const paid = sumsOf(facts.payments)
  return {
    states: oneMore(sum.states, state),
    members: sum.members.map((one) => addMember(one, facts, today)),
    ageing: addAgeing(sum.ageing, facts, today),
    months: sum.months.map(({ month, ...one }) => ({
      month,
      due: add(one.due, due.get(month) ?? ZERO),
      collected: add(one.collected, paid.get(month) ?? ZERO),
    })),
  }
}

function addMember(one: MonthOfMembers, facts: StandingFacts, today: CivilDate): MonthOfMembers {
  const on = earlierOf(today, lastOfMonth(date(`${one.month}-01`)))
  const { joinedOn, end } = termOn(facts, on)
  if (on < joinedOn || (end && end.on <= on)) return one
  return { ...one, states: oneMore(one.states, standing(facts, on).state) }
}

function oneMore(states: States, state: State): States {
  return { ...states, [state]: (states[state] ?? 0) + 1 }
}

function sumsOf(all: readonly { readonly on: CivilDate; readonly amount: Minor }[]) {
  const sums = new Map<string, Minor>()
  for (const { on, amount } of all) {
    const month = monthOf(on)
    sums.set(month, add(sums.get(month) ?? ZERO, amount))
  }
  return sums
}
