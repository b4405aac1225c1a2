import { z } from 'zod'
import { type JsonAnswered, requestJson } from '../../outgoing/json.ts'

/** What MTN calls its playground, where every payment is in euros. */
export const SANDBOX = 'sandbox'

/** MTN names the host of each market when an account goes live; this one is the usual. */
const MOMO_URL = 'https://proxy.momoapi.mtn.com'
const SANDBOX_URL = 'https://sandbox.momodeveloper.mtn.com'

/** An answer that takes longer is not waited for. */
const TIMEOUT_MS = 15_000

/** A token is renewed so long before its end, and lives so long where MTN does not say. */
const EARLY_MS = 60 * 1000
const TOKEN_LIVES_S = 3600

export type MomoAccount = {
  readonly subscriptionKey: string
  readonly apiUser: string
  readonly apiKey: string
  readonly targetEnvironment: string
  readonly baseUrl?: string | undefined
  readonly timeoutMs?: number | undefined
}

/** A token and until when it may be used, in milliseconds. */
export type Token = { readonly value: string; readonly until: number }

/**
 * Gives a token, the one that is known or one that `fetchNew` brings; `stale` is one that was just
 * refused. Null when none can be had.
 */
export type TokenKeeper = (
  fetchNew: () => Promise<Token | null>,
  stale: string | null,
) => Promise<string | null>

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
export function momoClient(account: MomoAccount, keep: TokenKeeper, now: () => number): MomoClient {
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

  /** Sends with a token; one that MTN refuses is renewed once, since nothing was done with it. */
  async function send(
    path: string,
    asked: Pick<Parameters<typeof requestJson>[0], 'method' | 'headers' | 'json'>,
  ): Promise<JsonAnswered> {
    let last: JsonAnswered = { kind: 'not-sent', code: 'no-token' }
    const fetchNew = async () => {
      last = await login()
      return tokenIn(last, now())
    }
    let stale: string | null = null
    for (let tries = 0; tries < 2; tries += 1) {
      const token = await keep(fetchNew, stale)
      // Whatever was answered to the keys, the request itself was not sent.
      if (token === null) return refusedKeys(last)
      last = await requestJson({
        ...asked,
        url: at(`v1_0/${path}`),
        headers: {
          ...subscribed,
          authorization: `Bearer ${token}`,
          'x-target-environment': targetEnvironment,
          ...asked.headers,
        },
        timeoutMs,
      })
      if (last.kind !== 'answer' || last.status !== 401) return last
      stale = token
    }
    return last
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

export function tokenIn(answered: JsonAnswered, now: number): Token | null {
  if (answered.kind !== 'answer' || answered.status >= 300) return null
  const token = TOKEN.safeParse(answered.body).data
  if (!token) return null
  return { value: token.access_token, until: now + token.expires_in * 1000 - EARLY_MS }
}

/** Refused keys are refused; anything else means that nothing was sent yet. */
function refusedKeys(answered: JsonAnswered): JsonAnswered {
  const isRefused = answered.kind === 'answer' && [400, 401, 403].includes(answered.status)
  return isRefused ? answered : { kind: 'not-sent', code: 'no-token' }
}
