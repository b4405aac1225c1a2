import { z } from 'zod'
import type { Callback, MoneyReturned, ReceiptAnswer, Received } from '../../../app/wallet.ts'
import type { Instant } from '../../../core/dates.ts'
import { readTimestamp } from './account.ts'
import { amountOf, receiptOf, TAKEN, text, unreadable } from './callback.ts'
import { answerOf, stateOf } from './codes.ts'

/** A parameter may lack its value, and one may stand twice; of a failure there is one, or none. */
const PARAMETER = z.object({ Key: text(100), Value: z.union([z.string(), z.number()]).nullish() })

const RESULT = z.object({
  Result: z.object({
    ResultCode: z.union([z.string().max(40), z.number()]).transform(String),
    TransactionID: z.string().max(40).nullish(),
    ResultParameters: z
      .object({ ResultParameter: z.union([z.array(PARAMETER).max(100), PARAMETER]).nullish() })
      .nullish(),
  }),
})

type Result = {
  readonly code: string
  readonly transactionId: string | null
  readonly value: (key: string) => string | number | null
}

/** What comes to a ResultURL, sooner or later after the request; null for what is none. */
function readResult(body: unknown): Result | null {
  const read = RESULT.safeParse(body)
  if (!read.success) return null
  const { ResultCode: code, TransactionID, ResultParameters } = read.data.Result
  const parameters = [ResultParameters?.ResultParameter ?? []].flat()
  // Some names are written with spaces in one place and without in another.
  const plain = (name: string) => name.replace(/\s/g, '').toLowerCase()
  const value = (key: string) =>
    parameters.find(({ Key, Value }) => plain(Key) === plain(key) && Value != null)?.Value ?? null
  return { code, transactionId: TransactionID ?? null, value }
}

/** What Daraja answers about a payment that it was asked about (Transaction Status). */
export function readStatus({ receipt }: Callback, body: unknown, currency: string): Received {
  if (receipt === undefined) return unreadable('nobody asked about a payment there')
  const result = readResult(body)
  if (!result) return unreadable('it is no result')
  const says = answerIn(result, receipt, currency)
  const event = { kind: 'answered', operatorReceipt: receipt, intentId: null, says } as const
  return { kind: 'events', events: [event], reply: TAKEN }
}

function answerIn(result: Result, receipt: string, currency: string): ReceiptAnswer['says'] {
  const byCode = answerOf(result.code)
  if (byCode) return byCode
  if (receiptOf(result.value('ReceiptNo')) !== receipt)
    return { kind: 'unknown', alert: 'an answer about another payment' }
  const state = stateOf(String(result.value('TransactionStatus') ?? ''))
  if (state.kind !== 'done') return state
  const amount = amountOf(result.value('Amount'), currency)
  const at = timeIn(result, ['FinalisedTime', 'InitiatedTime'])
  if (!amount || at === null) return { kind: 'unknown', alert: 'an answer without amount or time' }
  return { kind: 'done', amount, currency, at }
}

function timeIn({ value }: Result, keys: readonly string[]): Instant | null {
  for (const key of keys) {
    const at = readTimestamp(value(key))
    if (at !== null) return at
  }
  return null
}

/**
 * A payment that was taken back (Reversal), as the result of a request that the organisation made
 * elsewhere. One that came to nothing says nothing about money.
 */
export function readReversal(body: unknown, currency: string): Received {
  const result = readResult(body)
  if (!result) return unreadable('it is no result')
  if (result.code !== '0') return { kind: 'events', events: [], reply: TAKEN }
  const operatorReceipt = receiptOf(result.transactionId)
  const of = receiptOf(result.value('OriginalTransactionID'))
  const amount = amountOf(result.value('Amount'), currency)
  const at = timeIn(result, ['TransCompletedTime'])
  if (!operatorReceipt || !of || !amount || at === null)
    return unreadable('its receipts, amount or time cannot be read')
  const event: MoneyReturned = {
    ...{ kind: 'returned', operatorReceipt, of, amount, currency, intentId: null, at },
  }
  return { kind: 'events', events: [event], reply: TAKEN }
}
