import type { Outgoing, Reply } from '../../src/simulators/kernel/http.ts'
import { request } from '../../src/simulators/kernel/http.ts'
import { createMpesaSimulator, type MpesaParts } from '../../src/simulators/mpesa/create.ts'
import { FIRST_ACCOUNT } from '../../src/simulators/mpesa/state.ts'
import { listener } from './listener.ts'

export const PHONE = '254711000222'
export const BASE = 'https://pay.mutual.example/in'

const TIMESTAMP = '20260302110000'

/** The fields of a push that is right. */
export function pushBody(change: Record<string, unknown> = {}): Record<string, unknown> {
  const plain = `600100${FIRST_ACCOUNT.passkey}${TIMESTAMP}`
  return {
    BusinessShortCode: '600100',
    Password: Buffer.from(plain).toString('base64'),
    Timestamp: TIMESTAMP,
    TransactionType: 'CustomerPayBillOnline',
    Amount: 250,
    PartyA: PHONE,
    PartyB: '600100',
    PhoneNumber: PHONE,
    CallBackURL: `${BASE}/k/7fQ2n0bZ1cR9`,
    AccountReference: 'MH0042719',
    TransactionDesc: 'Contribution',
    ...change,
  }
}

type Answered = { readonly status: number; readonly body: Record<string, unknown> }

/** Daraja in this process, with a token at hand and somebody who listens. */
export async function mpesaWorld(
  parts: Partial<MpesaParts> = {},
  answer?: (outgoing: Outgoing) => Reply,
) {
  const heard = listener(answer)
  const simulator = createMpesaSimulator({ seed: 7, deliver: heard.deliver, ...parts })
  const raw = (method: string, path: string, given: Parameters<typeof request>[2] = {}) =>
    simulator.handle(request(method, path, given))
  const basic = Buffer.from('simulator-key:simulator-secret').toString('base64')
  const newToken = async () => {
    const url = '/oauth/v1/generate?grant_type=client_credentials'
    const { body } = await raw('GET', url, { headers: { authorization: `Basic ${basic}` } })
    return (JSON.parse(body) as { access_token: string }).access_token
  }
  let token = await newToken()
  const call = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const response = await raw(method, path, {
      headers: { authorization: `Bearer ${token}` },
      body,
    })
    return { status: response.status, body: JSON.parse(response.body) as Record<string, unknown> }
  }
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await raw(method, `/simulator/${path}`, { body })
    return JSON.parse(response.body) as never
  }
  return {
    simulator,
    heard,
    raw,
    call,
    control,
    refreshToken: async () => {
      token = await newToken()
    },
    push: (change: Record<string, unknown> = {}) =>
      call('POST', '/mpesa/stkpush/v1/processrequest', pushBody(change)),
    query: (id: unknown) => {
      const { BusinessShortCode, Password, Timestamp } = pushBody()
      const asked = { BusinessShortCode, Password, Timestamp, CheckoutRequestID: id }
      return call('POST', '/mpesa/stkpushquery/v1/query', asked)
    },
    register: (version: 'v1' | 'v2' = 'v2', change: Record<string, unknown> = {}) =>
      call('POST', `/mpesa/c2b/${version}/registerurl`, {
        ShortCode: '600100',
        ResponseType: 'Completed',
        ConfirmationURL: `${BASE}/c/conf`,
        ValidationURL: `${BASE}/c/val`,
        ...change,
      }),
    /** Somebody does so with the prompt that is open. */
    answer: async (answer: string, more: Record<string, unknown> = {}) => {
      const [prompt] = (await control('GET', 'prompts')) as { id: string }[]
      return control('POST', `prompts/${prompt?.id}`, { answer, ...more })
    },
    pass: (ms: number) => simulator.advanceTo(simulator.world.now() + ms),
  }
}
