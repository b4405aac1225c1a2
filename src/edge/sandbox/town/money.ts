import { cashDeposit, cashRecord } from '../../../app/acts/cash.ts'
import { suspenseList, suspenseMatch } from '../../../app/acts/suspense.ts'
import { readCashInHand } from '../../../app/cash/read-cash.ts'
import { ussdTurn } from '../../../app/calls/ussd-turn.ts'
import { type CivilDate, dayOfWeek, monthsBetween } from '../../../core/dates.ts'
import { invariant } from '../../../core/invariant.ts'
import { toDecimal } from '../../../core/money.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { growing } from '../../calls/growing.ts'
import { SANDBOX_CARRIER } from '../carrier.ts'
import {
  type AssociationCode,
  ASSOCIATIONS,
  COLLECTORS,
  JOINING,
  MAVUNO,
  MONTH,
  statutes,
  TREASURER,
} from './statutes.ts'
import { act, attempt, type Household, percent, tell, text, type Town } from './town.ts'

/** Somebody pays for some months. */
export type Payment = {
  readonly day: number
  readonly household: Household
  readonly months: number
}

/**
 * How freely money goes to the mutual, January first: schools ask for fees in January, May and September,
 * maize is sold in February and August, and the last weeks of the year bring guests home.
 */
const SEASONS = [0.5, 1.2, 1.1, 0.95, 0.5, 0.85, 1.1, 1.3, 0.55, 0.95, 1.05, 0.9] as const
const HARVESTS: readonly number[] = [2, 8]

/** Months that are paid at once after a harvest. */
const AHEAD = 5
/** More than so many months nobody pays at once. */
const TOGETHER_MAX = 4

/** Who will pay in the month that begins, on which day, and for how long. */
export function paymentsOf(town: Town, first: CivilDate): Payment[] {
  return town.households.flatMap((household) => {
    if (household.hasLeft || household.association) return []
    const months = monthsPaid(town, household, first)
    return months > 0 ? [{ day: dayOfPay(town, household), household, months }] : []
  })
}

function monthsPaid(town: Town, household: Household, first: CivilDate): number {
  const month = Number(first.slice(5, 7))
  const season = SEASONS[month - 1] ?? 1
  const owed = owedMonths(household, first)
  const most = Math.min(owed, TOGETHER_MAX)
  switch (household.habit) {
    case 'steady':
      return owed > 0 && percent(town, 96 * Math.min(1, season + 0.3)) ? most : 0
    case 'market':
      return owed > 0 && percent(town, 75 * season) ? Math.min(most, 1 + town.chance.below(3)) : 0
    case 'harvest':
      if (HARVESTS.includes(month)) return percent(town, 85) ? Math.max(owed, 0) + AHEAD : 0
      return owed > 0 && percent(town, 25 * season) ? 1 : 0
    case 'struggling':
      return owed > 0 && percent(town, 42 * season) ? 1 : 0
    case 'fading': {
      const here = monthsBetween(household.joinedOn, first)
      return owed > 0 && percent(town, (90 - 6 * here) * season) ? 1 : 0
    }
  }
}

/** Months that have begun by this day and are not paid, by the family's own reckoning. */
export function owedMonths({ joinedOn, paidMonths }: Household, on: CivilDate): number {
  const begun = monthsBetween(`${joinedOn.slice(0, 7)}-01` as CivilDate, on) + 1
  return begun - paidMonths
}

/** The steady pay before the contribution is due, others when there is money. */
function dayOfPay({ chance }: Town, { habit }: Household): number {
  if (habit === 'steady') return 1 + chance.below(11)
  return habit === 'market' ? 4 + chance.below(22) : 2 + chance.below(26)
}

/** Pays by the operator's menu, on a call, or to a collector; some forget whose money it is. */
export async function pay(town: Town, { household, months }: Payment): Promise<void> {
  const amount = months * MONTH
  household.paidMonths += months
  const way = town.chance.below(100)
  if (household.phone === null || way < 15) return payCash(town, household, amount)
  if (way < 23) return payOnCall(town, household)
  if (way < 27) return payAstray(town, household, amount)
  await payBill(town, { phone: household.phone, account: household.number, amount })
}

/** Money without a right number, often from a phone that nobody knows. */
async function payAstray(town: Town, household: Household, amount: number): Promise<void> {
  const account = town.chance.pick(['MAVUNO', 'hospital', '12345'])
  const stranger = `+25473${String(1_000_000 + town.next())}`
  const phone = percent(town, 60) ? stranger : (household.phone ?? stranger)
  const receipt = await payBill(town, { phone, account, amount })
  town.strays.set(receipt, household.number)
}

type PaidIn = { readonly phone: string; readonly account: string; readonly amount: number }

/** Pays by the operator's menu, and returns the operator's receipt. */
async function payBill(town: Town, { phone, account, amount }: PaidIn): Promise<string> {
  const receipt = town.operator.receiptNumber()
  const paidAt = new Date(town.now()).toISOString()
  const money = { amount: String(amount), currency: 'KES' }
  await tell(town, { event: 'paid', intent: null, receipt, ...money, account, phone, paidAt })
  return receipt
}

/** Dials, pays all that is owed, and types the PIN; some have no money then, or think better of it. */
async function payOnCall(town: Town, household: Household): Promise<void> {
  const phone = household.phone as PhoneNumber
  const sessionId = `town-${town.next()}`
  const request = { carrier: SANDBOX_CARRIER, sessionId, phone, serviceCode: statutes.mutual.serviceCode } // prettier-ignore
  for (const input of ['', '1', '1*1', '1*1*1']) {
    const kind = input === '' ? 'begin' : 'input'
    await ussdTurn(town.ports, { ...request, kind, input }, growing)
  }
  await town.worker.settle()
  const what = percent(town, 88) ? 'approve' : percent(town, 50) ? 'no-funds' : 'refuse'
  await answer(town, phone, what)
}

async function answer(
  town: Town,
  phone: string,
  what: 'approve' | 'no-funds' | 'refuse',
): Promise<void> {
  for (const prompt of town.operator.promptsOf(phone as PhoneNumber)) {
    const notice = town.operator.answer(prompt.intentId, what, town.now())
    if (notice) await tell(town, notice)
  }
}

async function payCash(town: Town, { number, phone }: Household, amount: number): Promise<void> {
  // Whoever has no phone comes to the office.
  const by = phone === null ? TREASURER : town.chance.pick(COLLECTORS)
  const slip = `S-${town.next()}`
  const alone: Readonly<Record<string, string>> = phone === null ? { withoutSms: 'yes' } : {}
  const paid = { number, amount: String(amount), by, slip, right: 'yes', ...alone }
  await act(town, cashRecord, paid)
}

/** What a new family brings on its first day. */
export async function payFirst(town: Town, household: Household): Promise<void> {
  household.paidMonths = 1
  await payCash(town, household, JOINING + MONTH)
}

/** An association pays what all its members owe, from its own phone. */
export async function payForGroup(town: Town, code: AssociationCode): Promise<void> {
  const phone = ASSOCIATIONS[code]
  await text(town, phone, 'PAY ALL')
  await town.worker.settle()
  await answer(town, phone, 'approve')
}

/** Collectors bring their cash to the bank on Fridays; one of them likes to wait. */
export async function bringCash(town: Town, day: CivilDate): Promise<void> {
  if (dayOfWeek(day) !== 5) return
  const read = await readCashInHand(town.ports, MAVUNO)
  invariant(read.ok, 'no mutual')
  for (const { name, amount } of read.value.hands) {
    const isLate = name === COLLECTORS[1] && percent(town, 60)
    if (amount <= 0 || isLate) continue
    const reference = `D-${town.next()}`
    await act(town, cashDeposit, { amount: toDecimal(amount, 'KES'), by: name, reference })
  }
}

/** The treasurer finds out on Mondays whose money it is, and not always but in the last week. */
export async function matchMoney(town: Town, day: CivilDate, isLast: boolean): Promise<void> {
  if (dayOfWeek(day) !== 1) return
  const { receipts } = await act(town, suspenseList, {})
  for (const { receipt_number: receipt, operator_receipt: operators } of receipts) {
    const number = town.strays.get(operators)
    if (!number || !(percent(town, 30) || isLast)) continue
    await attempt(town, suspenseMatch, { receipt, number, by: TREASURER })
  }
}
