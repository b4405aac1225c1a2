import { boxOfWallet, isBankWallet } from '../ledger/box.ts'
import { BANK_NAME } from '../ledger/treasury.ts'
import { type CivilDate, earlierOf, firstOfMonth, plusDays } from '../dates.ts'
import { add, type Minor, subtract, ZERO } from '../money.ts'

/** What came in on one day by one wallet or hand. */
type CameIn = {
  readonly on: CivilDate
  readonly wallet: string
  readonly receipts: number
  readonly amount: Minor
}

type WentBack = { readonly on: CivilDate; readonly amount: Minor }

/** Money that came in within some days, today the last of them. */
export type MoneyIn = {
  readonly from: CivilDate
  readonly receipts: number
  /** All that was received, also what is nobody's yet. */
  readonly amount: Minor
  /** The channels by what came in, the largest first. */
  readonly channels: readonly {
    /** The wallet, or `cash` for all hands. */
    readonly channel: string
    readonly receipts: number
    readonly amount: Minor
  }[]
  /** Cancelled or paid back in these days, whenever it had been received. */
  readonly takenBack: Minor
  readonly net: Minor
}

/** The three spans that a manager asks about; a week is today and the six days before. */
export type MoneyInSpans = {
  readonly today: MoneyIn
  readonly week: MoneyIn
  readonly month: MoneyIn
}

const CASH_CHANNEL = 'cash'

const WEEK_DAYS = 7

/** The first days of the spans. */
function spanStarts(today: CivilDate): Record<keyof MoneyInSpans, CivilDate> {
  return {
    today,
    week: plusDays(today, 1 - WEEK_DAYS),
    month: firstOfMonth(today),
  }
}

/** The day from which rows are needed for all spans. */
export function firstDayNeeded(today: CivilDate): CivilDate {
  const { week, month } = spanStarts(today)
  return earlierOf(week, month)
}

/** Money in by span (R53), from rows of single days. */
export function moneyIn(
  today: CivilDate,
  came: readonly CameIn[],
  back: readonly WentBack[],
): MoneyInSpans {
  const { week, month } = spanStarts(today)
  const since = (from: CivilDate) => moneyInSince(from, came, back)
  return { today: since(today), week: since(week), month: since(month) }
}

/** Money of the seven whole days before a day, and of the seven before those. */
export type MoneyOfWeeks = { readonly week: Minor; readonly before: Minor }

/** The first of those days. */
export function weeksBegin(today: CivilDate): CivilDate {
  return plusDays(today, -2 * WEEK_DAYS)
}

/** A day that has hardly begun counts in neither week, so that weeks are compared with their like. */
export function moneyOfWeeks(today: CivilDate, came: readonly CameIn[]): MoneyOfWeeks {
  const between = (from: CivilDate, to: CivilDate) =>
    add(...came.filter(({ on }) => on >= from && on < to).map(({ amount }) => amount))
  const middle = plusDays(today, -WEEK_DAYS)
  return { week: between(middle, today), before: between(weeksBegin(today), middle) }
}

function moneyInSince(
  from: CivilDate,
  came: readonly CameIn[],
  back: readonly WentBack[],
): MoneyIn {
  const rows = came.filter(({ on }) => on >= from)
  const amount = add(...rows.map((row) => row.amount))
  const takenBack = add(...back.filter(({ on }) => on >= from).map((row) => row.amount))
  return {
    from,
    receipts: rows.reduce((count, row) => count + row.receipts, 0),
    amount,
    channels: channelsOf(rows),
    takenBack,
    net: subtract(amount, takenBack),
  }
}

function channelOf(wallet: string): string {
  if (isBankWallet(wallet)) return BANK_NAME
  return boxOfWallet(wallet) === null ? wallet : CASH_CHANNEL
}

function channelsOf(rows: readonly CameIn[]): MoneyIn['channels'] {
  const sums = new Map<string, { receipts: number; amount: Minor }>()
  for (const { wallet, receipts, amount } of rows) {
    const channel = channelOf(wallet)
    const sum = sums.get(channel) ?? { receipts: 0, amount: ZERO }
    sums.set(channel, { receipts: sum.receipts + receipts, amount: add(sum.amount, amount) })
  }
  return [...sums]
    .map(([channel, sum]) => ({ channel, ...sum }))
    .sort((a, b) => b.amount - a.amount || (a.channel < b.channel ? -1 : 1))
}
