import { jsonOf } from '../json.ts'
import { type Asked, request } from './request.ts'

/** What came of a request for JSON. `body` is undefined where `text` is none, such as a page. */
export type JsonAnswered =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: unknown
      readonly text: string
      readonly date?: string
    }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

/** Asks for JSON, and sends some. A page of HTML, as walls before a service send, is no JSON. */
export async function requestJson(
  asked: Omit<Asked, 'body'> & { readonly json?: unknown },
): Promise<JsonAnswered> {
  const { json, headers, ...rest } = asked
  const sent =
    json === undefined
      ? { headers: { accept: 'application/json', ...headers } }
      : {
          headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
          body: JSON.stringify(json),
        }
  const answered = await request({ ...rest, ...sent })
  if (answered.kind !== 'answer') return answered
  return { ...answered, body: jsonOf(answered.text) }
}
