import { BASIC, EXTENDED, fold, septets, sizeOf, smsParts } from '../../../core/text/gsm7.ts'
import {
  CATALOGUES,
  type Language,
  LANGUAGES,
  REFERENCE_LANGUAGE,
} from '../../../core/wording/catalogue.ts'
import type { TextKey } from '../../../core/wording/text-key.ts'
import { type Html, html } from '../html.ts'
import { field } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'
import type { PageSay } from '../words.ts'

/** Texts that a page shows, each in every language of the mutual. */
const TEXTS_PER_PAGE = 15

/** A text of several SMS; far longer is no message. */
const TEXT_MAX = 600

const KEYS = Object.keys(CATALOGUES[REFERENCE_LANGUAGE]) as readonly TextKey[]

/** The words of every message and screen in each language with their length, and a text to try. */
export function showWording(visit: Visit): Promise<Page> {
  const { asked, words, at } = visit
  const say = words('messages')
  const sought = asked.query('q').trim()
  const found = KEYS.filter((key) => hasIn(visit, key, sought.toLowerCase()))
  const from = Math.max(0, found.indexOf(asked.query('from') as TextKey))
  const shown = found.slice(from, from + TEXTS_PER_PAGE)
  const next = found[from + TEXTS_PER_PAGE]
  const query = new URLSearchParams({ ...(sought && { q: sought }), ...(next && { from: next }) })
  const body = html`<h1>${say('wording')}</h1>
    <p class="soft">${say('wordingAbout')}</p>
    ${tryPart(visit)}
    <form class="noprint">
      ${field({ name: 'q', label: say('filter'), value: sought })}
      <p><button class="second">${say('show')}</button></p>
    </form>
    ${shown.length === 0 && html`<p>${say('noTexts')}</p>`}
    ${shown.map((key) => textPart(visit, key))}
    <p class="row noprint">
      ${next !== undefined && html`<a href="${at(`/messages/wording?${query.toString()}`)}">${words('frame')('next')}</a>`}
      ${from > 0 && html`<a href="${at('/messages/wording')}">${words('frame')('first')}</a>`}
    </p>`
  return Promise.resolve({ title: say('wording'), body })
}

/** Whether the name of a text or its words in a language have something in them. */
function hasIn({ desk }: Visit, key: TextKey, sought: string): boolean {
  const { languages, wording } = desk.mutual
  const all = languages.map((one) => wording[one]?.[key] ?? CATALOGUES[one][key])
  return [key, ...all].some((text) => text.toLowerCase().includes(sought))
}

function textPart({ desk, words }: Visit, key: TextKey): Html {
  const say = words('messages')
  const { languages, wording } = desk.mutual
  const line = (language: Language) => {
    const own = wording[language]?.[key]
    const text = own ?? CATALOGUES[language][key]
    return html`<li>
      <span lang="${language}">${text}</span>
      <span class="soft small"
        >${LANGUAGES[language].office.frame.own}:
        ${lengthOf(say, text)}${own !== undefined && `, ${say('ownWords')}`}</span
      >
    </li>`
  }
  return html`<section>
    <h3><code>${key}</code></h3>
    <ul class="list">
      ${languages.map(line)}
    </ul>
  </section>`
}

function lengthOf(say: PageSay<'messages'>, text: string): string {
  const count = septets(text) ?? 0
  const parts = smsParts(text)
  return [say('septets', { count }), ...(parts > 1 ? [say('sms', { count: parts })] : [])].join(
    ', ',
  )
}

/** A text as somebody would like to send it: how long it is, and how it would go out. */
function tryPart({ asked, words }: Visit): Html {
  const say = words('messages')
  const text = asked.query('text').slice(0, TEXT_MAX)
  return html`<section class="noprint">
    <h2>${say('try')}</h2>
    <form>
      <div class="field">
        <label for="text">${say('try')}</label>
        <p class="hint" id="text-hint">${say('tryHint')}</p>
        <textarea
          id="text"
          name="text"
          rows="4"
          maxlength="${TEXT_MAX}"
          aria-describedby="text-hint"
          ${countsLive(say)}
        >
${text}</textarea>
      </div>
      <p><button>${say('count')}</button></p>
    </form>
    ${text !== '' && tried({ words }, text)}
  </section>`
}

/** What the script counts by while somebody types: the alphabets, and what is said of a text. */
function countsLive(say: PageSay<'messages'>): Html {
  const left = { count: '{count}', septets: '{septets}', parts: '{parts}', which: '{which}' }
  const counted = say('characters', left)
  return html` data-alphabet="${BASIC}" data-extended="${EXTENDED}" data-plain="${counted}.
  ${say('inGsm', left)}" data-dear="${counted}. ${say('outside', left)}"`
}

function tried({ words }: Pick<Visit, 'words'>, text: string): Html {
  const say = words('messages')
  const size = sizeOf(text)
  const counted = say('characters', { count: size.characters })
  if (size.septets !== null) {
    const told = say('inGsm', { septets: size.septets, parts: size.parts })
    return html`<p class="note" role="status">${counted}. ${told}</p>`
  }
  const sent = fold(text)
  const told = say('folded', { septets: septets(sent) ?? 0, parts: smsParts(sent) })
  const which = size.outside.join(' ')
  return html`<div class="note" role="status">
    <p>${counted}. ${say('outside', { which, parts: size.parts })}</p>
    <p>${told}</p>
    <p><strong>${sent}</strong></p>
  </div>`
}
