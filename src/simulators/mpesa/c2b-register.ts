import { json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { badField, isAuthorized, isCallbackUrl, refuse } from './answers.ts'
import { newRequestId } from './names.ts'
import { quirkOf } from './quirks.ts'
import { accountOf, type MpesaState, type Registered } from './state.ts'
import { textOf } from './stk-push.ts'

/** 2.6: an address must not contain these, in any case. */
const FORBIDDEN = /mpesa|m-pesa|safaricom|exec?|cmd|sql|query/i

export const registerRoutes: readonly Route<MpesaState>[] = [route('v1'), route('v2')]

function route(version: Registered['version']): Route<MpesaState> {
  return {
    operation: 'register',
    method: 'POST',
    path: `/mpesa/c2b/${version}/registerurl`,
    handle: (world, request) => {
      if (!isAuthorized(world, request)) return refuse(world, 'token400')
      const body = jsonBody(request.body) ?? {}
      const account = accountOf(world, textOf(body['ShortCode']))
      if (!account) return badField(world, 'ShortCode')
      const { ResponseType: responseType } = body
      if (responseType !== 'Completed' && responseType !== 'Cancelled') {
        return badField(world, 'ResponseType')
      }
      const { ConfirmationURL: confirmationUrl, ValidationURL: validationUrl } = body
      if (!isAllowed(confirmationUrl)) return badField(world, 'ConfirmationURL')
      if (!isAllowed(validationUrl)) return badField(world, 'ValidationURL')
      const { registered } = world.state.own
      const isOnce = account.environment === 'production'
      if (isOnce && registered[account.shortCode]) return refuse(world, 'urlsRegistered')
      registered[account.shortCode] = { version, responseType, confirmationUrl, validationUrl }
      return json(200, {
        OriginatorCoversationID: newRequestId(world),
        ResponseCode: quirkOf(world, 'registered'),
        ResponseDescription: 'Success',
      })
    },
  }
}

function isAllowed(value: unknown): value is string {
  return isCallbackUrl(value) && !FORBIDDEN.test(value)
}
