import { type JsonAnswered, requestJson } from '../../outgoing/json.ts'
import { type Signing, signerOf } from './sign-request.ts'
import { request } from '../../outgoing/request.ts'

const PAWAPAY_URL = 'https://api.pawapay.io'

const JSON_TYPE = 'application/json'

/** An answer that takes longer is not waited for. */
const TIMEOUT_MS = 15_000

/** The list of operators of twenty countries, with instructions in two languages. */
const ANSWER_OCTETS_MAX = 4_000_000

/** A statement of a month of a national scheme. */
const FILE_OCTETS_MAX = 64_000_000

export type PawapayAccount = {
  readonly token: string
  readonly baseUrl?: string | undefined
  readonly timeoutMs?: number | undefined
  /** Where pawaPay takes requests that move money only when they are signed. */
  readonly signing?: Signing | undefined
}

export type PawapayClient = {
  get(path: string): Promise<JsonAnswered>
  post(path: string, json: unknown): Promise<JsonAnswered>
  /** The same for what moves money, signed where the account has a key. */
  postSigned(path: string, json: unknown): Promise<JsonAnswered>
  /** A file behind a link that is its own secret, so the token stays here; null when it cannot be had. */
  download(url: string): Promise<string | null>
}

/** pawaPay's API, version 2, with the token of one account. */
export function pawapayClient(account: PawapayAccount, now: () => number): PawapayClient {
  const { token, baseUrl = PAWAPAY_URL, timeoutMs = TIMEOUT_MS } = account
  const common = {
    headers: { authorization: `Bearer ${token}` },
    timeoutMs,
    octetsMax: ANSWER_OCTETS_MAX,
  }
  const at = (path: string) => `${baseUrl.replace(/\/+$/, '')}/v2/${path}`
  const signer = account.signing && signerOf(account.signing)
  const post = (path: string, json: unknown, headers: Record<string, string> = {}) =>
    requestJson({
      ...{ ...common, url: at(path), method: 'POST' as const, json },
      headers: { ...common.headers, ...headers },
    })
  return {
    get: (path) => requestJson({ ...common, url: at(path), method: 'GET' }),
    post: (path, json) => post(path, json),
    postSigned: (path, json) => {
      const request = { url: at(path), body: JSON.stringify(json), contentType: JSON_TYPE }
      return post(path, json, signer?.(request, now()))
    },
    download: async (url) => {
      // In the clear only where the API itself is asked so: on this machine.
      if (!url.startsWith('https://') && !baseUrl.startsWith('http://')) return null
      const answered = await request({ url, method: 'GET', timeoutMs, octetsMax: FILE_OCTETS_MAX })
      const isWhole = answered.kind === 'answer' && answered.status === 200
      return isWhole && answered.text.length < FILE_OCTETS_MAX ? answered.text : null
    },
  }
}
