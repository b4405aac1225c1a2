import { json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { badField, isAuthorized, refuse } from './answers.ts'
import { STK_RESULTS } from './codes.ts'
import { accountOf, type MpesaState } from './state.ts'
import { hasRightPassword, textOf } from './stk-push.ts'
import { quirkOf } from './quirks.ts'

/** 2.5: no receipt, no amount, and HTTP 500 while it is under way. */
export const stkQueryRoute: Route<MpesaState> = {
  operation: 'stk-query',
  method: 'POST',
  path: '/mpesa/stkpushquery/v1/query',
  handle: (world, request) => {
    if (!isAuthorized(world, request)) return refuse(world, 'token404')
    const body = jsonBody(request.body) ?? {}
    const account = accountOf(world, textOf(body['BusinessShortCode']))
    if (!account) return refuse(world, 'noMerchant')
    if (!hasRightPassword(account, body)) return refuse(world, 'wrongCredentials')
    const id = textOf(body['CheckoutRequestID'])
    const push = world.state.own.pushes.find(({ checkoutRequestId }) => checkoutRequestId === id)
    if (!push || push.shortCode !== account.shortCode) return badField(world, 'CheckoutRequestID')
    if (!push.result) return refuse(world, 'beingProcessed')
    const isDenied = push.receipt !== null && quirkOf(world, 'queryOfSuccess') === 'denied'
    const { code, says } = isDenied ? { code: '1', says: STK_RESULTS['1'].says } : push.result
    return json(200, {
      ResponseCode: '0',
      ResponseDescription: 'The service request has been accepted successfully',
      MerchantRequestID: push.merchantRequestId,
      CheckoutRequestID: push.checkoutRequestId,
      ResultCode: code,
      ResultDesc: says,
    })
  },
}
