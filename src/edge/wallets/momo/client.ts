import { z } from 'zod'
import { type JsonAnswered, requestJson } from '../../outgoing/json.ts'
import type { Fetched, NoToken, TokenKeeper } from '../../outgoing/token.ts'

/** What MTN calls its playground, where every payment is in euros. */
export const SANDBOX = 'sandbox'

/** MTN names the host of each market when an account goes live; this one is the usual. */
const MOMO_URL = 'https://proxy.momoapi.mtn.com'
const SANDBOX_URL = 'https://sandbox.momodeveloper.mtn.com'

/** An answer that takes longer is not waited for. */
const TIMEOUT_MS = 15_000

/** A token lives so long where MTN does not say. */
const TOKEN_LIVES_S = 3600

export type MomoAccount = {
  readonly subscriptionKey: string
  readonly apiUser: string
  readonly apiKey: string
  readonly targetEnvironment: string
  readonly baseUrl?: string | undefined
  readonly timeoutMs?: number | undefined
}

export type MomoClient = {
  get(path: string): Promise<JsonAnswered>
  post(
    path: string,
    json: unknown,
    headers: Readonly<Record<string, string>>,
  ): Promise<JsonAnswered>
  /** What MTN answers to the keys alone. */
  login(): Promise<JsonAnswered>
}

/** The collections API of MTN MoMo with the keys of one account. */
export function momoClient(account: MomoAccount, tokens: TokenKeeper): MomoClient {
  const { subscriptionKey, apiUser, apiKey, targetEnvironment } = account
  const usual = targetEnvironment === SANDBOX ? SANDBOX_URL : MOMO_URL
  const { baseUrl = usual, timeoutMs = TIMEOUT_MS } = account
  const at = (path: string) => `${baseUrl.replace(/\/+$/, '')}/collection/${path}`
  const subscribed = { 'ocp-apim-subscription-key': subscriptionKey }

  const login = () => {
    const basic = Buffer.from(`${apiUser}:${apiKey}`).toString('base64')
    const headers = { ...subscribed, authorization: `Basic ${basic}` }
    return requestJson({ url: at('token/'), method: 'POST', headers, timeoutMs })
  }
  const credential = ['momo', baseUrl, subscriptionKey, apiUser, apiKey]
  const token = tokens(credential, async () => tokenIn(await login()))

  /** Sends with a token; one that MTN refuses is renewed once, since nothing was done with it. */
  async function send(
    path: string,
    asked: Pick<Parameters<typeof requestJson>[0], 'method' | 'headers' | 'json'>,
  ): Promise<JsonAnswered> {
    let spent: string | undefined
    for (;;) {
      const got = await token.get(spent)
      if (got.token === null) return withoutToken(got)
      const answered = await requestJson({
        ...asked,
        url: at(`v1_0/${path}`),
        headers: {
          ...subscribed,
          authorization: `Bearer ${got.token}`,
          'x-target-environment': targetEnvironment,
          ...asked.headers,
        },
        timeoutMs,
      })
      const isSpent = answered.kind === 'answer' && answered.status === 401
      if (!isSpent || spent !== undefined) return answered
      spent = got.token
    }
  }

  return {
    login,
    get: (path) => send(path, { method: 'GET' }),
    post: (path, json, headers) => send(path, { method: 'POST', json, headers }),
  }
}

const TOKEN = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(TOKEN_LIVES_S),
})

function tokenIn(answered: JsonAnswered): Fetched | NoToken {
  if (answered.kind !== 'answer') return { token: null, why: 'unreachable' }
  const given = TOKEN.safeParse(answered.body).data
  if (given && answered.status < 300) {
    return { token: given.access_token, forMs: given.expires_in * 1000 }
  }
  const isRefused = [400, 401, 403].includes(answered.status)
  return { token: null, why: isRefused ? 'refused' : 'unreachable' }
}

/** Refused keys are refused; anything else means that nothing was sent yet. */
function withoutToken({ why }: NoToken): JsonAnswered {
  return why === 'refused'
    ? { kind: 'answer', status: 401, body: undefined, text: '' }
    : { kind: 'not-sent', code: 'no-token' }
}
