import { post } from '../kernel/callbacks.ts'
import { json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { SECOND_MS } from '../kernel/time.ts'
import { badField, isAuthorized, isCallbackUrl, refuse } from './answers.ts'
import { type ErrorName, LATER_RESULTS, type LaterCode } from './codes.ts'
import type { LaterAnswer } from './later-answer.ts'
import { balanceAnswer } from './later-balance.ts'
import { reversalAnswer } from './later-reversal.ts'
import { statusAnswer } from './later-status.ts'
import { opens } from './credential.ts'
import { newConversationId, newRequestId } from './names.ts'
import { quirkOf } from './quirks.ts'
import { accountOf, type Later, type Mpesa, type MpesaState } from './state.ts'
import { textOf } from './stk-push.ts'

type Kind = {
  readonly kind: Later['kind']
  readonly path: string
  readonly command: string
  /** The field that names our account. */
  readonly party: string
  readonly badToken: ErrorName
  readonly answer: (world: Mpesa, body: Later['body']) => LaterAnswer
}

/** 2.8, 2.9, 13.3: three questions whose answers come later, to an address. */
const KINDS: readonly Kind[] = [
  {
    kind: 'status',
    path: '/mpesa/transactionstatus/v1/query',
    command: 'TransactionStatusQuery',
    party: 'PartyA',
    badToken: 'token400',
    answer: statusAnswer,
  },
  {
    kind: 'reversal',
    path: '/mpesa/reversal/v1/request',
    command: 'TransactionReversal',
    party: 'ReceiverParty',
    badToken: 'token404',
    answer: reversalAnswer,
  },
  {
    kind: 'balance',
    path: '/mpesa/accountbalance/v1/query',
    command: 'AccountBalance',
    party: 'PartyA',
    badToken: 'token400',
    answer: balanceAnswer,
  },
]

const ANSWER_AFTER_MS = 2 * SECOND_MS

export const laterRoutes: readonly Route<MpesaState>[] = KINDS.map((kind) => ({
  operation: kind.kind,
  method: 'POST',
  path: kind.path,
  handle: (world, request) => {
    if (!isAuthorized(world, request)) return refuse(world, kind.badToken)
    const body = jsonBody(request.body) ?? {}
    const wrong = firstWrong(kind, body)
    if (wrong) return badField(world, wrong)
    if (!accountOf(world, textOf(body[kind.party]))) return badField(world, kind.party)
    const { later, originators } = world.state.own
    const given = textOf(body['OriginatorConversationID'])
    if (given !== '' && originators.includes(given)) return refuse(world, 'duplicate')
    const asked: Later = {
      kind: kind.kind,
      conversationId: newConversationId(world),
      originatorId: given || newRequestId(world),
      body,
    }
    later.push(asked)
    originators.push(asked.originatorId)
    world.later(ANSWER_AFTER_MS, 'later', asked.conversationId)
    return json(200, {
      OriginatorConversationID: asked.originatorId,
      ConversationID: asked.conversationId,
      ResponseCode: '0',
      ResponseDescription: 'Accept the service request successfully.',
    })
  },
}))

function firstWrong({ command, kind }: Kind, body: Later['body']): string | undefined {
  const identifier = kind === 'reversal' ? 'RecieverIdentifierType' : 'IdentifierType'
  const wanted: readonly (readonly [string, boolean])[] = [
    ['Initiator', textOf(body['Initiator']) !== ''],
    ['SecurityCredential', textOf(body['SecurityCredential']) !== ''],
    ['CommandID', body['CommandID'] === command],
    [identifier, textOf(body[identifier]) === (kind === 'reversal' ? '11' : '4')],
    ['ResultURL', isCallbackUrl(body['ResultURL'])],
    ['QueueTimeOutURL', isCallbackUrl(body['QueueTimeOutURL'])],
    ['Remarks', textOf(body['Remarks']).length <= 100],
  ]
  return wanted.find(([, isRight]) => !isRight)?.[0]
}

/** The answer leaves; with `timeout` the other address hears that there is none in time (2.8). */
export function answerLater(world: Mpesa, conversationId: string): void {
  const asked = world.state.own.later.find((each) => each.conversationId === conversationId)
  const kind = KINDS.find((each) => each.kind === asked?.kind)
  if (!asked || !kind) return
  const { body } = asked
  const account = accountOf(world, textOf(body[kind.party]))
  const isKnown = account?.initiator === textOf(body['Initiator'])
  const isRight = isKnown && opens(world, textOf(body['SecurityCredential']), account)
  const denied: LaterCode | null = isKnown ? (isRight ? null : '2001') : '20'
  const answer = denied ? { code: denied } : kind.answer(world, body)
  post(world, {
    operation: `${asked.kind}-result`,
    phone: null,
    reference: conversationId,
    url: textOf(body['ResultURL']),
    body: JSON.stringify({ Result: resultOf(world, asked, answer) }),
  })
}

/** Parameters are a list on success, one object or nothing on failure (13.3). */
function resultOf(world: Mpesa, asked: Later, answer: LaterAnswer) {
  const { code, transactionId = 'MBN0000000', parameters } = answer
  const list = (parameters ?? []).map(([Key, Value]) =>
    Value === undefined ? { Key } : { Key, Value },
  )
  const isSingle = quirkOf(world, 'failedParameters') === 'single'
  const failed = isSingle ? { ResultParameter: { Key: 'BOCompletedTime', Value: '' } } : undefined
  const told = code === '0' ? { ResultParameter: list } : failed
  return {
    ResultType: 0,
    ResultCode: /^\d+$/.test(code) ? Number(code) : code,
    ResultDesc: LATER_RESULTS[code].says,
    OriginatorConversationID: asked.originatorId,
    ConversationID: asked.conversationId,
    TransactionID: transactionId,
    ...(told ? { ResultParameters: told } : {}),
  }
}
