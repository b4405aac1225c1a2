/**
 * The indicators of domain 1.7 worked out a second time, as a clerk would with a calendar and a
 * pile of slips: day by day and charge by charge, with nothing of the service's own but names.
 */

/** What a member's card says. Days are `YYYY-MM-DD`, amounts minor units. */
export type Card = {
  readonly period: 'week' | 'month' | 'quarter' | 'half-year' | 'year'
  readonly contribution: number
  readonly fee: number
  readonly dueDay: number
  readonly graceDays: number
  readonly share: number
  readonly shareMonths: number | null
  readonly subsidyPercent: number
  readonly joined: string
  /** The first day without membership. */
  readonly ended: string | null
  readonly writtenOff: number
  readonly payments: readonly { readonly on: string; readonly amount: number }[]
}

export type NaiveCharge = {
  readonly starts: string
  readonly ends: string
  readonly due: string
  readonly amount: number
  readonly subsidy: number
  readonly least: number
}

export function addDays(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000
  return new Date(time).toISOString().slice(0, 10)
}

export function daysIn(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Days of the same period have the same name. */
function periodOf(period: Card['period'], day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  switch (period) {
    case 'week':
      return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
    case 'month':
      return day.slice(0, 7)
    case 'quarter':
      return `${year} q${Math.ceil(month / 3)}`
    case 'half-year':
      return `${year} h${Math.ceil(month / 6)}`
    case 'year':
      return year
  }
}

/** Every charge that begins by a day, walking the calendar. */
export function chargesBy(card: Card, on: string): NaiveCharge[] {
  const name = (day: string) => periodOf(card.period, day)
  let first = card.joined
  while (name(addDays(first, -1)) === name(card.joined)) first = addDays(first, -1)
  const charges: NaiveCharge[] = []
  const member = Math.ceil((card.contribution * (100 - card.subsidyPercent)) / 100)
  for (let day = first; day <= on && !(card.ended && day >= card.ended); day = addDays(day, 1)) {
    if (on < card.joined) break
    if (day !== first && name(day) === name(addDays(day, -1))) continue
    let ends = day
    while (name(addDays(ends, 1)) === name(day)) ends = addDays(ends, 1)
    const asked = addDays(day, card.dueDay - 1)
    const due = [asked < ends ? asked : ends, card.joined].sort()[1] as string
    const least = Math.ceil((member * card.share) / 100)
    charges.push({
      ...{ starts: day, ends, due, amount: member, least },
      subsidy: card.contribution - member,
    })
  }
  return charges
}

/** What is paid of each charge once a pile of money has paid the fee and then the oldest. */
export function paidOf(card: Card, on: string): { charge: NaiveCharge; paid: number }[] {
  let pile = card.payments.filter((slip) => slip.on <= on).reduce((sum, one) => sum + one.amount, 0)
  const take = (amount: number) => {
    const taken = Math.max(0, Math.min(amount, pile))
    pile -= taken
    return taken
  }
  take(card.fee)
  return chargesBy(card, on).map((charge) => ({ charge, paid: take(charge.amount) }))
}

export function collection(cards: readonly Card[], from: string, to: string) {
  const sum = { due: 0, paid: 0 }
  for (const card of cards) {
    for (const { charge, paid } of paidOf(card, to)) {
      if (!daysIn(from, to).includes(charge.due)) continue
      sum.due += charge.amount
      sum.paid += paid
    }
  }
  return sum
}

/** For each day of the calendar what was worth having by its evening, less the evening before. */
export function earned(cards: readonly Card[], from: string, to: string): number {
  let sum = 0
  for (const card of cards)
    for (const day of daysIn(from, to)) sum += worth(card, day) - worth(card, addDays(day, -1))
  return sum
}

function worth(card: Card, day: string): number {
  let sum = 0
  for (const { charge, paid } of paidOf(card, day)) {
    const all = daysIn(charge.starts, charge.ends)
    const passed = all.filter((one) => one <= day)
    const there = paid + (paid >= charge.least ? charge.subsidy : 0)
    sum += Math.floor((there * passed.length) / all.length)
  }
  return sum
}

export function renewal(
  cards: readonly Card[],
  from: string,
  to: string,
  days: number,
  today: string,
) {
  const sum = { ended: 0, renewed: 0, pending: 0 }
  for (const card of cards) {
    const held = chargesBy(card, to).filter(
      ({ starts, ends }) => ends >= from && ends <= to && isOpen(card, starts, ends),
    )
    const last = held.at(-1)
    if (!last) continue
    const until = addDays(last.ends, days)
    if (until >= today) sum.pending += 1
    else {
      sum.ended += 1
      if (isOpen(card, addDays(last.ends, 1), until)) sum.renewed += 1
    }
  }
  return sum
}

/** Whether the least share of the period that starts on a day is paid by the evening of another. */
function isOpen(card: Card, starts: string, by: string): boolean {
  const found = paidOf(card, by).find(({ charge }) => charge.starts === starts)
  return found !== undefined && found.paid >= found.charge.least
}

export function ageing(cards: readonly Card[], on: string) {
  const nobody = () => ({ members: 0, amount: 0 })
  const sum = { one: nobody(), two: nobody(), three: nobody(), over: nobody() }
  for (const card of cards) {
    const late = paidOf(card, on).filter((one) => one.charge.due < on && !isEnough(card, one, on))
    let missing = late.reduce((total, { charge, paid }) => total + charge.amount - paid, 0)
    const isOver = card.ended !== null && card.ended <= on
    if (isOver) missing = Math.max(0, missing - card.writtenOff)
    if (missing === 0) continue
    const bucket = isOver ? sum.over : ([sum.one, sum.one, sum.two][late.length] ?? sum.three)
    bucket.members += 1
    bucket.amount += missing
  }
  return sum
}

function isEnough(card: Card, { charge, paid }: { charge: NaiveCharge; paid: number }, on: string) {
  if (paid >= charge.amount) return true
  if (paid < charge.least) return false
  return card.shareMonths === null || on < monthsLater(charge.starts, card.shareMonths)
}

/** Periods begin on the first of a month or on Mondays; the month's end is clipped. */
function monthsLater(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}

/** Whether rights are open on a day: fee and first charge paid, and none missing beyond grace. */
export function hasRights(card: Card, on: string): boolean {
  if (on < card.joined || (card.ended && card.ended <= on)) return false
  const all = paidOf(card, on)
  const money = card.payments
    .filter((slip) => slip.on <= on)
    .reduce((sum, one) => sum + one.amount, 0)
  const [first] = all
  if (money < card.fee || !first || first.paid < first.charge.least) return false
  return all.every(
    (one) => isEnough(card, one, on) || on <= addDays(one.charge.due, card.graceDays),
  )
}

/** Any number rounded half up to per mille, found by trying. */
export function perMille(part: number, whole: number): number | null {
  if (whole <= 0) return null
  let guess = 0
  while (2000 * part >= (2 * guess + 1) * whole) guess += 1
  while (2000 * part < (2 * guess - 1) * whole) guess -= 1
  return guess
}
