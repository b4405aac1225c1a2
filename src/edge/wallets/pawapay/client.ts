import { type JsonAnswered, requestJson } from '../../outgoing/json.ts'

const PAWAPAY_URL = 'https://api.pawapay.io'

/** An answer that takes longer is not waited for. */
const TIMEOUT_MS = 15_000

/** The list of operators of twenty countries, with instructions in two languages. */
const ANSWER_OCTETS_MAX = 4_000_000

export type PawapayAccount = {
  readonly token: string
  readonly baseUrl?: string | undefined
  readonly timeoutMs?: number | undefined
}

export type PawapayClient = {
  get(path: string): Promise<JsonAnswered>
  post(path: string, json: unknown): Promise<JsonAnswered>
}

/** pawaPay's API, version 2, with the token of one account. */
export function pawapayClient(account: PawapayAccount): PawapayClient {
  const { token, baseUrl = PAWAPAY_URL, timeoutMs = TIMEOUT_MS } = account
  const common = {
    headers: { authorization: `Bearer ${token}` },
    timeoutMs,
    octetsMax: ANSWER_OCTETS_MAX,
  }
  const at = (path: string) => `${baseUrl.replace(/\/+$/, '')}/v2/${path}`
  return {
    get: (path) => requestJson({ ...common, url: at(path), method: 'GET' }),
    post: (path, json) => requestJson({ ...common, url: at(path), method: 'POST', json }),
  }
}
