import { z } from 'zod'
import { jsonOf } from '../../json.ts'
import { type Answered, request } from '../../outgoing/request.ts'
import type { Fetched, NoToken } from '../../outgoing/token.ts'
import type { MpesaParts } from './account.ts'
import { type Meaning, refusalOf } from './codes.ts'

/** Daraja answers in a second or two; the prompt itself is not waited for. */
const TIMEOUT_MS = 15_000

/** An answer of Daraja, or why there is none that says what was done. */
export type Said =
  | { readonly kind: 'said'; readonly body: unknown; readonly date?: string | undefined }
  | { readonly kind: 'refused'; readonly meaning: Meaning }
  /** Nothing was sent, or no token could be had. */
  | { readonly kind: 'not-sent'; readonly alert?: string }
  | { readonly kind: 'unknown' }

export type Daraja = {
  /** A request as the account, with a token; one that is spent is renewed, once. */
  call(path: string, body: object, method?: 'POST' | 'GET'): Promise<Said>
}

const ERROR = z.object({
  errorCode: z.union([z.string(), z.number()]).transform(String),
  errorMessage: z.string().default(''),
})

/** What Daraja calls a token that it takes no more, by interface. */
const SPENT = ['404.001.03', '400.003.01']

/** The account's way to Daraja. Nothing that it says holds a key, a token or a number. */
export function daraja(parts: MpesaParts): Daraja {
  const { settings, timeoutMs = TIMEOUT_MS } = parts
  const { baseUrl, consumerKey, consumerSecret } = settings
  const credential = ['mpesa', baseUrl, consumerKey, consumerSecret]
  const tokens = parts.tokens(credential, () => fetchToken(settings, timeoutMs))

  async function call(path: string, body: object, method: 'POST' | 'GET' = 'POST'): Promise<Said> {
    let spent: string | undefined
    for (;;) {
      const got = await tokens.get(spent)
      if (got.token === null) return withoutToken(got)
      const said = read(await send(path, body, method, got.token))
      const isSpent = 'code' in said && SPENT.includes(said.code)
      if (!isSpent || spent !== undefined) return said
      spent = got.token
    }
  }

  // Daraja asks for a GET with a body in one place, which fetch does not send.
  function send(path: string, body: object, method: 'POST' | 'GET', token: string) {
    return request({
      ...{ url: `${baseUrl}${path}`, method, timeoutMs, body: JSON.stringify(body) },
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
  }

  return { call }
}

function withoutToken({ why }: NoToken): Said {
  return why === 'refused'
    ? { kind: 'not-sent', alert: 'consumerKey or consumerSecret is refused' }
    : { kind: 'not-sent' }
}

type Read = Said & { readonly code?: string }

function read(answered: Answered): Read {
  if (answered.kind !== 'answer') {
    return answered.kind === 'not-sent' ? { kind: 'not-sent' } : { kind: 'unknown' }
  }
  const { status, text, date } = answered
  const body = jsonOf(text)
  const error = ERROR.safeParse(body)
  if (error.success) {
    const { errorCode: code, errorMessage } = error.data
    return { kind: 'refused', meaning: refusalOf(code, errorMessage), code }
  }
  // A page of somebody in between says nothing about what was done behind it.
  if (status < 200 || status > 299 || body === undefined) return { kind: 'unknown' }
  return { kind: 'said', body, date }
}

const TOKEN = z.object({
  access_token: z.string().min(1).max(2000),
  expires_in: z.coerce.number().positive(),
})

/** Seconds that a token is said to live are never believed beyond a day. */
const LIFE_MAX_S = 24 * 60 * 60

async function fetchToken(
  { baseUrl, consumerKey, consumerSecret }: MpesaParts['settings'],
  timeoutMs: number,
): Promise<Fetched | NoToken> {
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
  const url = `${baseUrl}/oauth/v1/generate?grant_type=client_credentials`
  const headers = { authorization: `Basic ${basic}` }
  const answered = await request({ url, method: 'GET', headers, timeoutMs })
  if (answered.kind !== 'answer') return { token: null, why: 'unreachable' }
  const given = TOKEN.safeParse(jsonOf(answered.text))
  if (given.success) {
    const { access_token: token, expires_in: seconds } = given.data
    return { token, forMs: Math.min(seconds, LIFE_MAX_S) * 1000 }
  }
  const isRefused = answered.status >= 400 && answered.status < 404
  return { token: null, why: isRefused ? 'refused' : 'unreachable' }
}
