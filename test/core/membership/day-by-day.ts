import { type Charge, chargesOf, paidBeforeOf } from '../../../src/core/contributions/charges.ts'
import { type CivilDate, laterOf, plus, plusDays } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor, percentUp } from '../../../src/core/money.ts'

/** A charge as a treasurer with a notebook keeps it. */
type Line = {
  charge: Charge
  plan: Plan
  paid: number
  /** What was given up of it when the member was readmitted. */
  givenUp: number
  /** Which time the member is in the mutual. */
  term: number
  opened: CivilDate | null
  /** What it costs less, and the receipt that bought that. */
  off: number
  bought: string | null
}

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
export function dayByDay(all: StandingFacts, on: CivilDate): Notebook {
  const terms = termsOf(all)
  const [first] = terms as [StandingFacts]
  let facts = first
  let term = 0
  let upcoming = chargesOf({ ...facts, endedOn: facts.end?.on ?? null })
  let next = upcoming.next()
  const lines: Line[] = []
  const open = new Map<CivilDate, boolean>()
  let credit = 0
  let clearSince: CivilDate | null = null
  const early = all.payments.filter((payment) => payment.on < facts.joinedOn && payment.on <= on)
  credit += early.reduce((sum, payment) => sum + payment.amount, 0)
  for (let day = facts.joinedOn; day <= on; day = plusDays(day, 1)) {
    const returning = terms[term + 1]
    if (returning?.joinedOn === day) {
      credit += giveUp(lines, all, facts.joinedOn, day)
      ;[facts, term] = [returning, term + 1]
      const chargedThrough = lines.findLast(({ charge }) => charge.kind === 'contribution')?.charge.endsOn
      upcoming = chargesOf({ ...facts, endedOn: facts.end?.on ?? null, chargedThrough: chargedThrough ?? null })
      next = upcoming.next()
      for (const line of lines) line.opened = null
    }
    if (!facts.end || day < facts.end.on) {
      const penalties = lines.filter((line) => line.term === term && isPenaltyDay(line, day) && line.paid < needed(line, plusDays(day, -1)))
      for (const { plan } of penalties.slice(0, 1)) lines.push(penaltyLine(plan, day, term))
    }
    while (!next.done && next.value.startsOn <= day) {
      const { plan, ...charge } = next.value
      lines.push(withRhythm(all, lines, { charge, plan, paid: 0, givenUp: 0, term, opened: null, off: 0, bought: null }, day))
      next = upcoming.next()
    }
    for (const line of lines) {
      const undone = all.rhythms?.some(({ receipt, undoneOn }) => receipt === line.bought && undoneOn === day)
      if (undone) ([line.off, line.bought] = [0, null])
    }
    credit = pay(own(lines, facts, term), lines, credit)
    const today = facts.payments.filter((payment) => payment.on === day)
    const money = today.reduce((sum, payment) => sum + payment.amount, 0)
    if (money >= 0) credit = pay(own(lines, facts, term), lines, credit + money)
    else credit = takeBack(own(lines, facts, term), lines, credit, 0 - money)
    for (const line of lines) {
      const counts = line.paid >= leastOf(line) && !hindered(lines, line, term)
      line.opened = counts ? (line.opened ?? day) : null
    }
    const hasArrears = lines.some((line) => line.term < term && missing(line) > 0)
    clearSince = hasArrears ? null : (clearSince ?? day)
    open.set(day, isOpen(facts, own(lines, facts, term), lines, term, day))
  } // prettier-ignore
  const opened = openedOn(facts, own(lines, facts, term))
  const clear = facts.earlier?.length && planOn(facts).arrearsFirst ? clearSince : facts.joinedOn
  return {
    lines,
    credit,
    open,
    openedOn: opened && clear && laterOf(facts.joinedOn, laterOf(opened, clear)),
  }
}

/** The times a member was in the mutual, one after the other. */
function termsOf({ earlier = [], ...facts }: StandingFacts): StandingFacts[] {
  return [
    ...earlier.map((term, at) => ({ ...facts, ...term, earlier: earlier.slice(0, at) })),
    { ...facts, earlier },
  ]
}

/** Strikes out what was written off, the oldest first; returns what found nothing to strike out. */
function giveUp(
  lines: readonly Line[],
  { writeOffs = [] }: StandingFacts,
  since: CivilDate,
  day: CivilDate,
): number {
  const between = writeOffs.filter(({ on }) => on > since && on <= day)
  let left = between.reduce((sum, { amount }) => sum + amount, 0)
  for (const line of lines) {
    const less = Math.min(left, missing(line))
    line.givenUp += less
    left -= less
  }
  return left
}

function missing({ charge, paid, givenUp, off }: Line): number {
  return charge.amount - off - paid - givenUp
}

/** A month begins: the first receipt that bought more months than were taken takes its part off. */
function withRhythm({ rhythms = [] }: StandingFacts, lines: readonly Line[], line: Line, day: CivilDate): Line {
  if (line.charge.kind !== 'contribution') return line
  const bought = [...rhythms].sort((a, b) => (`${a.on} ${a.receipt}` < `${b.on} ${b.receipt}` ? -1 : 1))
  for (const { receipt, on, periods, price, discount, undoneOn } of bought) {
    const taken = lines.filter((other) => other.bought === receipt).length
    if (on >= day || taken >= periods || (undoneOn && undoneOn < day)) continue
    const part = Math.floor((discount * (taken + 1)) / periods) - Math.floor((discount * taken) / periods)
    const { amount } = line.charge
    const share = Math.ceil((amount * discount) / (price + discount))
    return { ...line, off: Math.max(0, Math.min(part, share, amount - 1)), bought: receipt }
  }
  return line
} // prettier-ignore

/** The lines that this time rests on: its own, and the old period that was still going on. */
function own(lines: readonly Line[], { joinedOn }: StandingFacts, term: number): Line[] {
  const old = lines.findLast(({ charge, term: of }) => of < term && charge.kind === 'contribution')
  const goesOn = old && old.charge.endsOn >= joinedOn && old.givenUp === 0
  return lines.filter((line) => line.term === term || (goesOn && line === old))
}

function planOn({ versions, joinedOn }: StandingFacts): Plan {
  const begun = versions.filter(({ validFrom }) => validFrom <= joinedOn)
  return begun.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] as Plan
}

function pay(own: readonly Line[], lines: readonly Line[], money: number): number {
  let left = money
  for (const line of inPayingOrder(own, lines)) {
    const paid = Math.max(0, Math.min(left, missing(line)))
    line.paid += paid
    left -= paid
  }
  return left
}

function takeBack(
  own: readonly Line[],
  lines: readonly Line[],
  credit: number,
  money: number,
): number {
  const ahead = Math.max(0, Math.min(credit, money))
  let left = money - ahead
  for (const line of inPayingOrder(own, lines).reverse()) {
    const taken = Math.min(left, line.paid)
    line.paid -= taken
    left -= taken
  }
  return credit - ahead - left
}

/** The fee, then the oldest first; or the fee, the current period, then the oldest first. */
function inPayingOrder(own: readonly Line[], lines: readonly Line[]): Line[] {
  const current = own.findLast(({ charge }) => charge.kind === 'contribution')
  if (!current || current.plan.arrearsFirst) return [...lines]
  const fee = own.filter(({ charge }) => charge.kind === 'joining-fee')
  return [...fee, current, ...lines.filter((line) => line !== current && !fee.includes(line))]
}

/** Something before it has to be paid in full first: all of it, or the joining fee alone. */
function hindered(lines: readonly Line[], line: Line, term: number): boolean {
  const isFee = (one: Line) => one.charge.kind === 'joining-fee' && one.term === term
  if (!line.plan.arrearsFirst)
    return lines.some((one) => one !== line && isFee(one) && missing(one) > 0)
  return lines.slice(0, lines.indexOf(line)).some((one) => missing(one) > 0)
}

function leastOf({ charge, plan, off }: Line): number {
  return percentUp(
    minor(charge.amount - off),
    charge.kind === 'contribution' ? plan.minimumPaidShare : 100,
  )
}

function needed(line: Line, day: CivilDate): number {
  const { charge, plan, off } = line
  const months = plan.minimumPaidShare < 100 ? plan.minimumPaidMonths : null
  return months && day >= plus(charge.startsOn, { months }) ? charge.amount - off : leastOf(line)
}

function isPenaltyDay({ charge, plan }: Line, day: CivilDate): boolean {
  if (charge.kind !== 'contribution' || !plan.latePenalty) return false
  return plusDays(charge.dueOn, plan.latePenalty.afterDays + 1) === day
}

function penaltyLine(plan: Plan, day: CivilDate, term: number): Line {
  const amount = plan.latePenalty?.amount as Charge['amount']
  const days = { startsOn: day, endsOn: day, dueOn: day }
  const charge: Charge = { kind: 'late-penalty', ...days, amount, subsidy: null }
  return { charge, plan, paid: 0, givenUp: 0, term, opened: null, off: 0, bought: null }
}

/**
 * Open unless, of the contributions after the last one settled today, as many as the statutes let
 * go unpaid are past their last day of grace.
 */
function isOpen(
  facts: StandingFacts,
  own: readonly Line[],
  lines: readonly Line[],
  term: number,
  day: CivilDate,
): boolean {
  const contributions = own.filter(({ charge }) => charge.kind === 'contribution')
  const settled = contributions.findLastIndex(
    (line) => line.paid >= needed(line, day) && !hindered(lines, line, term) && isAllowed(facts, line, day),
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
  if (fee && !fee.opened) return null
  const feePaid = fee?.opened ?? facts.joinedOn
  const isFree = first && first.charge.startsOn > facts.joinedOn
  if (!first || isFree || paidBeforeOf(facts) !== null) return feePaid
  if (first.plan.paidInArrears) return feePaid
  const opening = first.plan.arrearsFirst ? [first] : contributions
  const [settled] = opening.flatMap(({ opened }) => opened ?? []).sort()
  return settled ? laterOf(settled, feePaid) : null
}
