import type { Language } from '../../core/wording/catalogue.ts'
import type { OfficeWords } from '../../core/wording/spoken-language.ts'
import { type Html, html } from './html.ts'
import { wordsOf } from './words.ts'

/** Pages that say that something is not to be had, each with its status. */
const MESSAGES = {
  foreign: 403,
  mayNot: 403,
  notFound: 404,
  cut: 400,
  ended: 401,
  endedKept: 401,
  endedActed: 401,
  tooLarge: 413,
  tooOften: 429,
  broken: 500,
  later: 503,
} as const satisfies Partial<Record<keyof OfficeWords['frame'], number>>

export type MessageKind = keyof typeof MESSAGES

type Message = { readonly status: number; readonly title: string; readonly body: Html }

/** What is said instead of a page, and what to do. */
export function messagePage(language: Language, kind: MessageKind): Message {
  const say = wordsOf(language, 'frame')
  const title = say(kind)
  const body = html`<h1>${title}</h1>
    <p>${say(`${kind}Why`)}</p>
    <p><a href="/office">${say('toStart')}</a></p>`
  return { status: MESSAGES[kind], title, body }
}
