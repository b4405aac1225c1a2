import { type Charge, chargesOf, paidBeforeOf } from '../../../src/core/contributions/charges.ts'
import { type CivilDate, plus, plusDays } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/membership/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { percentUp } from '../../../src/core/money.ts'

/** A charge as a treasurer with a notebook keeps it. */
type Line = { charge: Charge; plan: Plan; paid: number; opened: CivilDate | null }

export type Notebook = {
  readonly lines: readonly Line[]
  readonly credit: number
  /** Whether rights were open on each day from joining on, and since when the membership is. */
  readonly open: ReadonlyMap<CivilDate, boolean>
  readonly openedOn: CivilDate | null
}

/**
 * The same rules, followed without cleverness: one day after the other, every charge looked at on
 * every day. Slow, and meant to be believed by reading.
 */
export function dayByDay(facts: StandingFacts, on: CivilDate): Notebook {
  const upcoming = chargesOf({ ...facts, endedOn: facts.end?.on ?? null })
  let next = upcoming.next()
  const lines: Line[] = []
  const open = new Map<CivilDate, boolean>()
  let credit = 0
  const early = facts.payments.filter((payment) => payment.on < facts.joinedOn && payment.on <= on)
  credit += early.reduce((sum, payment) => sum + payment.amount, 0)
  for (let day = facts.joinedOn; day <= on; day = plusDays(day, 1)) {
    if (!facts.end || day < facts.end.on) {
      const penalties = lines.filter((line) => isPenaltyDay(line, day) && line.paid < needed(line, plusDays(day, -1)))
      for (const { plan } of penalties.slice(0, 1)) lines.push(penaltyLine(plan, day))
    }
    while (!next.done && next.value.startsOn <= day) {
      const { plan, ...charge } = next.value
      lines.push({ charge, plan, paid: 0, opened: null })
      next = upcoming.next()
    }
    credit = pay(lines, credit)
    const today = facts.payments.filter((payment) => payment.on === day)
    const money = today.reduce((sum, payment) => sum + payment.amount, 0)
    if (money >= 0) credit = pay(lines, credit + money)
    else credit = takeBack(lines, credit, 0 - money)
    for (const line of lines) {
      const counts = line.paid >= leastOf(line) && !hindered(lines, line)
      line.opened = counts ? (line.opened ?? day) : null
    }
    open.set(day, isOpen(facts, lines, day))
  } // prettier-ignore
  return { lines, credit, open, openedOn: openedOn(facts, lines) }
}

function pay(lines: readonly Line[], money: number): number {
  let left = money
  for (const line of inPayingOrder(lines)) {
    const paid = Math.max(0, Math.min(left, line.charge.amount - line.paid))
    line.paid += paid
    left -= paid
  }
  return left
}

function takeBack(lines: readonly Line[], credit: number, money: number): number {
  const ahead = Math.max(0, Math.min(credit, money))
  let left = money - ahead
  for (const line of inPayingOrder(lines).reverse()) {
    const taken = Math.min(left, line.paid)
    line.paid -= taken
    left -= taken
  }
  return credit - ahead - left
}

/** The fee, then the oldest first; or the fee, the current period, then the oldest first. */
function inPayingOrder(lines: readonly Line[]): Line[] {
  const current = lines.findLast(({ charge }) => charge.kind === 'contribution')
  if (!current || current.plan.arrearsFirst) return [...lines]
  const fee = lines.filter(({ charge }) => charge.kind === 'joining-fee')
  return [...fee, current, ...lines.filter((line) => line !== current && !fee.includes(line))]
}

/** Something before it has to be paid in full first: all of it, or the joining fee alone. */
function hindered(lines: readonly Line[], line: Line): boolean {
  const before = lines.slice(0, lines.indexOf(line))
  return before
    .filter(({ charge }) => line.plan.arrearsFirst || charge.kind === 'joining-fee')
    .some(({ paid, charge }) => paid < charge.amount)
}

function leastOf({ charge, plan }: Line): number {
  return percentUp(charge.amount, charge.kind === 'contribution' ? plan.minimumPaidShare : 100)
}

function needed(line: Line, day: CivilDate): number {
  const { charge, plan } = line
  const months = plan.minimumPaidShare < 100 ? plan.minimumPaidMonths : null
  return months && day >= plus(charge.startsOn, { months }) ? charge.amount : leastOf(line)
}

function isPenaltyDay({ charge, plan }: Line, day: CivilDate): boolean {
  if (charge.kind !== 'contribution' || !plan.latePenalty) return false
  return plusDays(charge.dueOn, plan.latePenalty.afterDays + 1) === day
}

function penaltyLine(plan: Plan, day: CivilDate): Line {
  const amount = plan.latePenalty?.amount as Charge['amount']
  const days = { startsOn: day, endsOn: day, dueOn: day }
  const charge: Charge = { kind: 'late-penalty', ...days, amount, subsidy: null }
  return { charge, plan, paid: 0, opened: null }
}

/**
 * Open unless, of the contributions after the last one settled today, as many as the statutes let
 * go unpaid are past their last day of grace.
 */
function isOpen(facts: StandingFacts, lines: readonly Line[], day: CivilDate): boolean {
  const contributions = lines.filter(({ charge }) => charge.kind === 'contribution')
  const settled = contributions.findLastIndex(
    (line) => line.paid >= needed(line, day) && !hindered(lines, line) && isAllowed(facts, line, day),
  ) // prettier-ignore
  const unpaid = contributions.slice(settled + 1)
  return unpaid.every(({ plan }, at) => {
    const last = unpaid[at + plan.suspendAfterPeriods - 1]
    return !last || day <= plusDays(last.charge.dueOn, last.plan.graceDays)
  })
}

/** Rights by a subsidy for those who are named need the decision, on the day or all the period (R37). */
function isAllowed({ subsidised }: StandingFacts, { charge, plan }: Line, day: CivilDate): boolean {
  if (!charge.subsidy || plan.subsidy?.members !== 'named') return true
  if (!subsidised || day < subsidised.from) return false
  return !subsidised.until || day <= subsidised.until || charge.endsOn <= subsidised.until
}

function openedOn(facts: StandingFacts, lines: readonly Line[]): CivilDate | null {
  const contributions = lines.filter(({ charge }) => charge.kind === 'contribution')
  const [first] = contributions
  const fee = lines.find(({ charge }) => charge.kind === 'joining-fee')
  if (lines.length === 0 && facts.feePaidBefore) return facts.joinedOn
  if (!first || paidBeforeOf(facts) !== null) return fee ? fee.opened : facts.joinedOn
  const opening = first.plan.arrearsFirst ? [first] : contributions
  return opening.flatMap(({ opened }) => opened ?? []).sort()[0] ?? null
}
