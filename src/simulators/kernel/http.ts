/** A request as it came over the wire. Names of headers are in small letters; the body is text. */
export type HttpRequest = {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * What is answered. `hang` and `cut` say what really happens to the answer: it never comes, or the
 * connection breaks.
 */
export type HttpResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Instead of a body that is text. */
  readonly bytes?: Uint8Array
  readonly fate?: 'hang' | 'cut'
}

/** A request that the operator makes: a callback. */
export type Outgoing = {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
}

/** What came back for it. */
export type Reply = {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export function json(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  }
}

export function text(status: number, body: string, type = 'text/plain'): HttpResponse {
  return { status, headers: { 'content-type': `${type}; charset=utf-8` }, body }
}

export function empty(status: number): HttpResponse {
  return { status, headers: {}, body: '' }
}

/** A request put together by a program, with the parts that it cares for. */
export function request(
  method: string,
  url: string,
  given: { headers?: Readonly<Record<string, string>>; body?: unknown } = {},
): HttpRequest {
  const { pathname, searchParams } = new URL(url, 'http://simulator')
  const headers = Object.entries(given.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ])
  const { body = '' } = given
  return {
    method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

/** The body as a JSON object, or null. */
export function jsonBody(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Name and password of `Authorization: Basic`, or null. */
export function basicCredentials(headers: HttpRequest['headers']): [string, string] | null {
  const [, encoded] = /^Basic (\S+)$/i.exec(headers['authorization'] ?? '') ?? []
  if (encoded === undefined) return null
  const plain = Buffer.from(encoded, 'base64').toString('utf8')
  const at = plain.indexOf(':')
  return at < 0 ? null : [plain.slice(0, at), plain.slice(at + 1)]
}

export function bearerToken(headers: HttpRequest['headers']): string | null {
  return /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? null
}

/** Fields of a form. */
export function formBody(body: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(body))
}
