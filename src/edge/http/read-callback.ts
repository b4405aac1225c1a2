import type { IncomingMessage } from 'node:http'
import { parse } from 'node:querystring'
import type { Reads } from './callback.ts'
import { FIELDS_MAX, wordForWord } from './raw-body.ts'

/** What a body says, and what keeps it from being read, named as the body parsers of Express name it. */
export type Read = (body: Buffer) => {
  readonly fields: unknown
  readonly raw: string
  readonly fault?: unknown
}

const FORM = /^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i
const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i
const OTHER_ALPHABET = /charset=(?!utf-8\b)/i

/**
 * How a request is read at doors that read so. Null where something about it is unusual: no type that is read
 * there, letters of another alphabet, a query where there is none, or none where there is one.
 */
export function readerOf(
  reads: Reads,
  { headers, method }: IncomingMessage,
  query: string | undefined,
): Read | null {
  const { 'content-type': type = '', 'content-length': length } = headers
  if (reads === 'query') return method === 'GET' && !length && query ? () => ofQuery(query) : null
  if (query !== undefined || length === undefined) return null
  if (reads === 'any') return (body) => ({ fields: undefined, raw: wordForWord(body) })
  if (reads === 'json') return OTHER_ALPHABET.test(type) ? null : ofJson
  if (FORM.test(type)) return ofForm
  return reads === 'form or json' && JSON_TYPE.test(type) ? ofJson : null
}

function ofQuery(query: string): ReturnType<Read> {
  return { fields: parse(query), raw: query }
}

function ofForm(body: Buffer): ReturnType<Read> {
  const raw = wordForWord(body)
  const tooMany = raw.split('&', FIELDS_MAX + 1).length > FIELDS_MAX
  const fault = tooMany ? faultNamed('parameters.too.many', 413) : undefined
  return { fields: { ...parse(textOf(body), '&', '=', OPTIONS) }, raw, fault }
}

const OPTIONS = { maxKeys: FIELDS_MAX }

function ofJson(body: Buffer): ReturnType<Read> {
  const raw = wordForWord(body)
  const text = textOf(body)
  try {
    return { fields: text === '' ? {} : (JSON.parse(text) as unknown), raw }
  } catch {
    return { fields: undefined, raw, fault: faultNamed('entity.parse.failed', 400) }
  }
}

/** Without a mark at its beginning; a letter stands for what is no UTF-8. */
function textOf(body: Buffer): string {
  return DECODER.decode(body)
}

const DECODER = new TextDecoder()

function faultNamed(type: string, status: number): Error {
  return Object.assign(new Error(type), { type, status })
}
