import { readAmount, shortAmount } from '../kernel/amounts.ts'
import { post } from '../kernel/callbacks.ts'
import { DIGITS } from '../kernel/chance.ts'
import { move, phoneOf } from '../kernel/phones.ts'
import type { Answer } from '../kernel/answers.ts'
import type { Retries } from '../kernel/state.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/time.ts'
import { NOT_FINAL, REASON_WORDS } from './codes.ts'
import { quirkOf } from './quirks.ts'
import type { Momo, Request } from './state.ts'

const OUTCOMES: Readonly<Record<Answer['answer'], string>> = {
  pin: 'SUCCESSFUL',
  'wrong-pin': 'PAYMENT_NOT_APPROVED',
  refuse: 'APPROVAL_REJECTED',
  'no-funds': 'NOT_ENOUGH_FUNDS',
  // Not approved within five minutes (3.3).
  ignore: 'COULD_NOT_PERFORM_TRANSACTION',
  expire: 'EXPIRED',
  unreachable: 'INTERNAL_PROCESSING_ERROR',
  code: 'INTERNAL_PROCESSING_ERROR',
}

/** The operator waits so long for the answer, then tries 20 times, 30 times, and each hour (13.0). */
const CALLBACK_TIMEOUT_MS = 2 * SECOND_MS
const RETRIES: Retries = [
  [SECOND_MS, 20],
  [2 * MINUTE_MS, 30],
  [HOUR_MS, 24],
]

export function answerRequest(world: Momo, asked: Request, answer: Answer): void {
  const outcome = answer.answer === 'code' ? answer.code : OUTCOMES[answer.answer]
  endRequest(world, asked, outcome ?? 'INTERNAL_PROCESSING_ERROR')
}

/** `SUCCESSFUL`, a reason that is not final, or why it failed. */
export function endRequest(world: Momo, asked: Request, outcome: string): void {
  if (asked.status !== 'PENDING') return
  if (NOT_FINAL.includes(outcome)) {
    asked.reason = outcome
    return
  }
  const isPaid = outcome === 'SUCCESSFUL'
  if (isPaid && phoneOf(world, asked.partyId).balance >= asked.amount) {
    asked.status = 'SUCCESSFUL'
    asked.reason = null
    take(world, asked)
  } else {
    asked.status = 'FAILED'
    const reason = isPaid || outcome === 'NOT_ENOUGH_FUNDS' ? quirkOf(world, 'noFunds') : outcome
    asked.reason = reason
  }
  tell(world, asked)
}

function take(world: Momo, asked: Request): void {
  asked.financialTransactionId = newTransactionId(world)
  const { agreed } = world.state.own
  const common = { account: agreed.targetEnvironment, currency: asked.currency, about: asked.id }
  move(world, {
    ...common,
    receipt: asked.financialTransactionId,
    kind: 'push',
    phone: asked.partyId,
    reference: asked.payeeNote,
    amount: asked.amount,
    of: null,
    startedAt: asked.at,
  })
  takeFee(world, asked.financialTransactionId, asked.amount)
}

export function newTransactionId({ chance }: Momo): string {
  return `5${chance.text(DIGITS, 9)}`
}

/** Whole units; the statement has a line of its own for it. */
export function takeFee(world: Momo, of: string, amount: number): void {
  const { agreed } = world.state.own
  const fee = Math.floor((amount * agreed.feeBasisPoints) / 1_000_000) * 100
  if (fee === 0) return
  move(world, {
    receipt: newTransactionId(world),
    kind: 'charge',
    account: agreed.targetEnvironment,
    phone: null,
    reference: '',
    amount: -fee,
    currency: agreed.currency,
    of,
    about: null,
  })
}

/** 3.3: without the reference id, in a status and in a callback. */
export function requestData(world: Momo, asked: Request) {
  const { financialTransactionId, reason } = asked
  return {
    ...(financialTransactionId === null ? {} : { financialTransactionId }),
    externalId: asked.externalId,
    amount: asked.amountText,
    currency: asked.currency,
    payer: { partyIdType: asked.partyIdType, partyId: asked.partyId },
    payerMessage: asked.payerMessage,
    payeeNote: asked.payeeNote,
    status: asked.status,
    ...(reason === null ? {} : reasonTold(world, reason)),
  }
}

function reasonTold(world: Momo, code: string) {
  switch (quirkOf(world, 'reason')) {
    case 'text':
      return { reason: code }
    case 'capital':
      return { Reason: code }
    case 'object':
      return { reason: { code, message: REASON_WORDS[code] ?? code } }
  }
}

function tell(world: Momo, asked: Request): void {
  if (asked.callbackUrl === null) return
  const data = requestData(world, asked)
  const body = (amount: string) => JSON.stringify({ ...data, amount })
  post(world, {
    operation: 'callback',
    phone: asked.partyId,
    reference: asked.id,
    url: asked.callbackUrl,
    method: quirkOf(world, 'callbackMethod'),
    body: body(asked.amountText),
    withAmount: (amount) => body(shortAmount(readAmount(amount) ?? 0)),
    retries: quirkOf(world, 'callbackRetries') === 'many' ? RETRIES : [],
    timeoutMs: CALLBACK_TIMEOUT_MS,
  })
}
