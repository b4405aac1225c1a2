import { writeAmount } from '../kernel/amounts.ts'
import { type HttpResponse, json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import type { Movement } from '../kernel/state.ts'
import { HOUR_MS, isoSeconds, readWallTime } from '../kernel/time.ts'
import { badField, isAuthorized, refuse } from './answers.ts'
import { NAIROBI, newRequestId } from './names.ts'
import { quirkOf } from './quirks.ts'
import { type Account, accountOf, type Mpesa, type MpesaState } from './state.ts'
import { textOf } from './stk-push.ts'

/** 2.7: what came within two days. */
const PULL_MS = 48 * HOUR_MS

const registerRoute: Route<MpesaState> = {
  operation: 'pull-register',
  method: 'POST',
  path: '/pulltransactions/v1/register',
  handle: (world, request) => {
    if (!isAuthorized(world, request)) return refuse(world, 'token404')
    const body = jsonBody(request.body) ?? {}
    const account = accountOf(world, textOf(body['ShortCode']))
    if (!account) return badField(world, 'ShortCode')
    if (body['RequestType'] !== 'Pull') return badField(world, 'RequestType')
    const { pulls } = world.state.own
    const isNew = pulls[account.shortCode] === undefined
    pulls[account.shortCode] ??= {
      callbackUrl: textOf(body['CallBackURL']),
      number: textOf(body['NominatedNumber']),
    }
    return json(200, {
      ResponseRefID: newRequestId(world),
      ResponseStatus: isNew ? '1000' : '1001',
      ShortCode: account.shortCode,
      ResponseDescription: isNew
        ? `ShortCode ${account.shortCode} Registered Successfully`
        : `ShortCode ${account.shortCode} already Registered`,
    })
  },
}

/** 2.7: a GET with a body. */
const queryRoute: Route<MpesaState> = {
  operation: 'pull',
  method: 'GET',
  path: '/pulltransactions/v1/query',
  handle: (world, request) => {
    if (!isAuthorized(world, request)) return refuse(world, 'token404')
    const body = jsonBody(request.body) ?? {}
    const account = accountOf(world, textOf(body['ShortCode']))
    if (!account) return badField(world, 'ShortCode')
    const from = readWallTime(textOf(body['StartDate']), NAIROBI)
    const to = readWallTime(textOf(body['EndDate']), NAIROBI)
    const offset = textOf(body['OffSetValue'])
    if (from === null) return badField(world, 'StartDate')
    if (to === null) return badField(world, 'EndDate')
    if (!/^\d+$/.test(offset)) return badField(world, 'OffSetValue')
    if (!account.pull || !world.state.own.pulls[account.shortCode]) return none(world)
    return page(world, account, { from, to, offset: Number(offset) })
  },
}

export const pullRoutes = [registerRoute, queryRoute]

type Window = { readonly from: number; readonly to: number; readonly offset: number }

function page(world: Mpesa, account: Account, { from, to, offset }: Window): HttpResponse {
  const oldest = Math.max(from, world.now() - PULL_MS)
  const found = world.state.money.filter(
    ({ kind, at, account: of }) =>
      (kind === 'push' || kind === 'pay-bill') &&
      of === account.shortCode &&
      at >= oldest &&
      at <= to,
  )
  const size = account.pullPage
  const skipped = quirkOf(world, 'pullOffset') === 'pages' ? offset * size : offset
  const rows = found
    .slice(skipped, skipped + size)
    .map((movement) => rowOf(world, account, movement))
  if (found.length === 0 && quirkOf(world, 'pullEmpty') === '500')
    return refuse(world, 'noTransactions')
  if (rows.length === 0) return none(world)
  return json(200, {
    ResponseRefID: newRequestId(world),
    ResponseCode: '1000',
    ResponseMessage: 'Success',
    TotalPages: Math.ceil(found.length / size),
    Response: quirkOf(world, 'pullRows') === 'nested' ? [rows] : rows,
  })
}

/** The same for an empty window and for an account that has no Pull (2.7, 13.4). */
function none(world: Mpesa): HttpResponse {
  return json(200, {
    ResponseRefID: newRequestId(world),
    ResponseCode: '1001',
    ResponseMessage: 'No transactions found',
    TotalPages: 0,
    Response: [[]],
  })
}

function rowOf(world: Mpesa, account: Account, movement: Movement) {
  const ahead = quirkOf(world, 'pullTime') === 'utc' ? 0 : NAIROBI * HOUR_MS
  return {
    transactionId: movement.receipt,
    trxDate: isoSeconds(movement.at + ahead),
    msisdn: Number(movement.phone?.slice(3)),
    sender: '',
    transactiontype: 'c2b-pay-bill-debit',
    billreference: movement.reference,
    amount: writeAmount(movement.amount, 1),
    organizationname: account.name,
  }
}
