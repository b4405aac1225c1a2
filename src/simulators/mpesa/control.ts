import { z } from 'zod'
import { readAmount } from '../kernel/amounts.ts'
import { withBody } from '../kernel/control.ts'
import { json, text } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { balanceOf, move } from '../kernel/phones.ts'
import { credentialKey } from './credential.ts'
import { originalOf, reverse } from './later-reversal.ts'
import { newReceipt } from './names.ts'
import { payBill } from './pay-bill.ts'
import { MPESA_QUIRKS } from './quirks.ts'
import { accountOf, FIRST_ACCOUNT, type Mpesa, type MpesaState } from './state.ts'
import { statementOf } from './statement.ts'

const amount = z.string().refine((value) => readAmount(value) !== null, 'is an amount: 250 or 2.50')
const hundredths = amount.transform((value) => readAmount(value) ?? 0)

const payBillBody = z.strictObject({
  phone: z.string().regex(/^254[17]\d{8}$/, 'is a Kenyan number: 254711000222'),
  account: z.string(),
  amount: hundredths,
  shortCode: z.string().optional(),
})

const whole = z.number().int().min(0)
/** Settings of an account; amounts in hundredths. What is left out stays, or is as the first one's. */
const accountBody = z.strictObject({
  shortCode: z.string().regex(/^\d{5,7}$/),
  name: z.string().optional(),
  kind: z.enum(['paybill', 'till']).optional(),
  store: z.string().nullable().optional(),
  passkey: z.string().optional(),
  consumerKey: z.string().optional(),
  consumerSecret: z.string().optional(),
  initiator: z.string().optional(),
  initiatorPassword: z.string().optional(),
  validation: z.boolean().optional(),
  pull: z.boolean().optional(),
  environment: z.enum(['production', 'sandbox']).optional(),
  minimum: whole.optional(),
  perTransaction: whole.optional(),
  perDay: whole.optional(),
  maximumBalance: whole.optional(),
  promptSeconds: z.number().int().min(1).optional(),
  pullPage: z.number().int().min(1).optional(),
  charges: z.array(z.strictObject({ upTo: whole, charge: whole })).optional(),
})

const quirkFields = Object.entries(MPESA_QUIRKS).map(
  ([name, { choices }]) => [name, z.enum([...choices, 'any']).optional()] as const,
)
const quirksBody = z.strictObject(Object.fromEntries(quirkFields))

const day = z.iso.date().optional()

function route(method: string, path: string, handle: Route<MpesaState>['handle']) {
  return { operation: 'control', method, path: `/simulator/${path}`, handle }
}

export const mpesaControl: readonly Route<MpesaState>[] = [
  route('POST', 'pay-bill', (world, request) =>
    withBody(payBillBody, request, async (body) => {
      const shortCode = body.shortCode ?? firstShortCode(world)
      const paid = await payBill(world, { ...body, shortCode })
      return json(paid.outcome === 'paid' ? 200 : 409, paid)
    }),
  ),
  route('GET', 'accounts', ({ state }) => json(200, Object.values(state.own.accounts))),
  route('POST', 'accounts', (world, request) =>
    withBody(accountBody, request, (body) => {
      const { accounts } = world.state.own
      const given = Object.entries(body).filter(([, value]) => value !== undefined)
      const account = {
        ...(accounts[body.shortCode] ?? FIRST_ACCOUNT),
        ...(Object.fromEntries(given) as Partial<typeof FIRST_ACCOUNT>),
      }
      accounts[body.shortCode] = account
      return json(200, account)
    }),
  ),
  route('GET', 'quirks', ({ state }) => json(200, { now: state.own.quirks, table: MPESA_QUIRKS })),
  route('POST', 'quirks', ({ state }, request) =>
    withBody(quirksBody, request, (body) => {
      Object.assign(state.own.quirks, body)
      return json(200, state.own.quirks)
    }),
  ),
  // The customer asked the operator; no notice is sent (2.9).
  route('POST', 'reverse', (world, request) =>
    withBody(z.strictObject({ receipt: z.string() }), request, ({ receipt }) => {
      const original = originalOf(world, receipt)
      if (!original) return json(404, { error: `${receipt} is no payment` })
      if (world.state.own.reversed.includes(receipt)) return json(409, { error: 'is reversed' })
      return json(200, { receipt: reverse(world, original).receipt })
    }),
  ),
  route('POST', 'settle', (world, request) =>
    withBody(
      z.strictObject({ amount: hundredths, shortCode: z.string().optional() }),
      request,
      (body) => {
        const account = body.shortCode ?? firstShortCode(world)
        if (body.amount > balanceOf(world, account)) return json(409, { error: 'is not there' })
        const receipt = newReceipt(world)
        move(world, {
          receipt,
          kind: 'settlement',
          account,
          phone: null,
          reference: '',
          amount: -body.amount,
          currency: 'KES',
          of: null,
          about: null,
        })
        return json(200, { receipt })
      },
    ),
  ),
  route('GET', 'statement', (world, { query }) => {
    const days = z.object({ from: day, to: day }).safeParse(query)
    const account = accountOf(world, query['shortCode'] ?? firstShortCode(world))
    if (!days.success || !account) return json(400, { error: 'from, to: days; shortCode: ours' })
    const { from, to } = days.data
    const csv = statementOf(world, account, { ...(from ? { from } : {}), ...(to ? { to } : {}) })
    return text(200, csv, 'text/csv')
  }),
  route('GET', 'credential-key', (world) => text(200, credentialKey(world))),
]

function firstShortCode({ state }: Mpesa): string {
  return Object.keys(state.own.accounts)[0] ?? FIRST_ACCOUNT.shortCode
}
