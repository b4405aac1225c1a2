import { json } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { authorized, reject } from './answers.ts'
import { depositData, refundData, tellDeposit, tellRefund } from './callback.ts'
import type { PawapayState } from './state.ts'

/** 4.3. */
const statusRoute: Route<PawapayState> = {
  operation: 'deposit-status',
  method: 'GET',
  path: '/v2/deposits/:id',
  handle: authorized(({ state }, _request, { id }) => {
    const deposit = state.own.deposits.find((each) => each.id === id)
    return json(200, deposit ? { status: 'FOUND', data: depositData(deposit) } : NOT_FOUND)
  }),
}

const refundStatusRoute: Route<PawapayState> = {
  operation: 'refund-status',
  method: 'GET',
  path: '/v2/refunds/:id',
  handle: authorized(({ state }, _request, { id }) => {
    const refund = state.own.refunds.find((each) => each.id === id)
    return json(200, refund ? { status: 'FOUND', data: refundData(refund) } : NOT_FOUND)
  }),
}

const NOT_FOUND = { status: 'NOT_FOUND' }

/** 13.1: of final states only. */
const resendRoute: Route<PawapayState> = {
  operation: 'resend-callback',
  method: 'POST',
  path: '/v2/deposits/resend-callback/:id',
  handle: authorized((world, _request, { id = '' }) => {
    const deposit = world.state.own.deposits.find((each) => each.id === id)
    if (!deposit) return reject({ depositId: id }, 'NOT_FOUND')
    if (!['COMPLETED', 'FAILED'].includes(deposit.status)) {
      return reject({ depositId: id }, 'INVALID_STATE')
    }
    tellDeposit(world, deposit)
    return json(200, { depositId: id, status: 'ACCEPTED' })
  }),
}

const resendRefundRoute: Route<PawapayState> = {
  operation: 'resend-callback',
  method: 'POST',
  path: '/v2/refunds/resend-callback/:id',
  handle: authorized((world, _request, { id = '' }) => {
    const refund = world.state.own.refunds.find((each) => each.id === id)
    if (!refund) return reject({ refundId: id }, 'NOT_FOUND')
    if (refund.status !== 'COMPLETED') return reject({ refundId: id }, 'INVALID_STATE')
    tellRefund(world, refund)
    return json(200, { refundId: id, status: 'ACCEPTED' })
  }),
}

export const statusRoutes = [statusRoute, refundStatusRoute, resendRoute, resendRefundRoute]
