import { z } from 'zod'
import { readAmount } from '../kernel/amounts.ts'
import { withBody } from '../kernel/control.ts'
import { json, text } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { move, phoneOf } from '../kernel/phones.ts'
import { MOMO_QUIRKS } from './quirks.ts'
import { newTransactionId, takeFee } from './request-end.ts'
import type { Agreed, MomoState } from './state.ts'
import { statementOf } from './statement.ts'

const agreedBody = z.strictObject({
  payee: z.string().optional(),
  targetEnvironment: z.string().optional(),
  currency: z.string().optional(),
  subscriptionKey: z.string().optional(),
  isSandbox: z.boolean().optional(),
  numbers: z.enum(['phones', 'sandbox']).optional(),
  promptSeconds: z.number().int().min(1).optional(),
  feeBasisPoints: z.number().int().min(0).optional(),
})

const userBody = z.strictObject({
  id: z.string(),
  key: z.string(),
  callbackHost: z.string().nullable().default(null),
})

const payBillBody = z.strictObject({
  phone: z.string().regex(/^\d{8,15}$/, 'is digits with the country code'),
  account: z.string(),
  amount: z
    .string()
    .refine((value) => (readAmount(value) ?? 0) > 0, 'is an amount: 250 or 2.50')
    .transform((value) => readAmount(value) ?? 0),
})

const quirkFields = Object.entries(MOMO_QUIRKS).map(
  ([name, { choices }]) => [name, z.enum([...choices, 'any']).optional()] as const,
)
const quirksBody = z.strictObject(Object.fromEntries(quirkFields))

function route(method: string, path: string, handle: Route<MomoState>['handle']) {
  return { operation: 'control', method, path: `/simulator/${path}`, handle }
}

export const momoControl: readonly Route<MomoState>[] = [
  route('GET', 'agreed', ({ state }) => json(200, state.own.agreed)),
  route('POST', 'agreed', ({ state }, request) =>
    withBody(agreedBody, request, (body) => {
      const given = Object.entries(body).filter(([, value]) => value !== undefined)
      state.own.agreed = { ...state.own.agreed, ...(Object.fromEntries(given) as Partial<Agreed>) }
      return json(200, state.own.agreed)
    }),
  ),
  route('POST', 'users', ({ state }, request) =>
    withBody(userBody, request, (body) => {
      const { users } = state.own
      const at = users.findIndex(({ id }) => id === body.id)
      users.splice(at < 0 ? users.length : at, at < 0 ? 0 : 1, body)
      return json(200, body)
    }),
  ),
  // The payer pays the merchant of his own accord: no notice is sent, only the statement tells.
  route('POST', 'pay-bill', (world, request) =>
    withBody(payBillBody, request, ({ phone, account: reference, amount }) => {
      const { targetEnvironment: account, currency } = world.state.own.agreed
      const paid = { phone, reference, account, currency, amount, of: null, about: null }
      const receipt = newTransactionId(world)
      const isPaid = phoneOf(world, phone).balance >= amount
      move(world, { ...paid, receipt, kind: isPaid ? 'pay-bill' : 'failed' })
      if (!isPaid) return json(409, { outcome: 'refused', why: 'no-funds' })
      takeFee(world, receipt, amount)
      return json(200, { outcome: 'paid', receipt })
    }),
  ),
  route('GET', 'quirks', ({ state }) => json(200, { now: state.own.quirks, table: MOMO_QUIRKS })),
  route('POST', 'quirks', ({ state }, request) =>
    withBody(quirksBody, request, (body) => {
      Object.assign(state.own.quirks, body)
      return json(200, state.own.quirks)
    }),
  ),
  route('GET', 'statement', (world, { query }) => text(200, statementOf(world, query), 'text/csv')),
]
