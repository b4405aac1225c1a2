import { type CivilDate, firstOfMonth, instantOf, plusDays } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { SMS_KINDS, type SmsKind } from '../../core/statutes/sms-budget.ts'
import type { Price } from '../../core/sms/price.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  type CostSum,
  type MessageSum,
  sumCosts,
  sumMessages,
} from '../../store/messages/message-report.ts'
import type { Ports } from '../ports.ts'
import { inMutual, type MutualDesk, reading } from '../desk.ts'
import type { ReadTx } from '../../store/store.ts'
import { kindOf } from './priorities.ts'

/** What became of the messages of one kind. `parts` and `cost` are of those that went out. */
export type MessageCounts = {
  readonly sent: number
  /** Nobody knows whether they went out. */
  readonly unknown: number
  readonly failed: number
  /** Not sent because nobody wanted them any more, or the budget was used up. */
  readonly cancelled: number
  readonly waiting: number
  readonly parts: number
  readonly cost: readonly Price[]
}

export type MessageReport = {
  readonly mutual: Mutual
  readonly from: CivilDate
  readonly to: CivilDate
  readonly kinds: readonly (MessageCounts & { readonly kind: SmsKind })[]
  readonly total: MessageCounts
}

type Days = { readonly from?: CivilDate | undefined; readonly to?: CivilDate | undefined }

/** The SMS that a mutual queued on the days from `from` to `to`, this month's when left out. */
export async function readMessages(
  ports: Ports,
  code: string,
  span: Days,
): Promise<Result<MessageReport>> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done(await messagesIn(inMutual(desk, books.mutual), span))
  })
}

/** The same at a desk of the mutual. */
export async function messagesIn(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  span: Days,
): Promise<MessageReport> {
  const to = span.to ?? today
  const from = span.from ?? firstOfMonth(to)
  const start = instantOf(from, '00:00', mutual.timeZone)
  const end = instantOf(plusDays(to, 1), '00:00', mutual.timeZone)
  const sums = await sumMessages(tx, mutual.code, start, end)
  const costs = await sumCosts(tx, mutual.code, start, end)
  const kinds = SMS_KINDS.map((kind) => ({
    kind,
    ...countsOf(
      sums.filter(({ priority }) => kindOf(priority) === kind),
      costs.filter(({ priority }) => kindOf(priority) === kind),
    ),
  }))
  return { mutual, from, to, kinds, total: countsOf(sums, costs) }
}

function countsOf(sums: readonly MessageSum[], costs: readonly CostSum[]): MessageCounts {
  const count = (...states: readonly MessageSum['state'][]) =>
    sums
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { messages }) => sum + messages, 0)
  const gone = sums.filter(({ state }) => state === 'sent' || state === 'unknown')
  return {
    sent: count('sent'),
    unknown: count('unknown'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    waiting: count('waiting', 'sending'),
    parts: gone.reduce((sum, { parts }) => sum + parts, 0),
    cost: sumPrices(costs),
  }
}

function sumPrices(costs: readonly CostSum[]): Price[] {
  const sums = new Map<string, number>()
  for (const { currency, tenThousandths } of costs)
    sums.set(currency, (sums.get(currency) ?? 0) + tenThousandths)
  return [...sums].map(([currency, tenThousandths]) => ({ currency, tenThousandths }))
}
