import type { Mutual } from '../../core/statutes/statutes.ts'
import { type Language, LANGUAGES } from '../../core/wording/catalogue.ts'
import { type Html, html, raw } from './html.ts'
import { gainsByScript, officeScript } from './script.ts'
import { hueOf, sheetPath } from './style.ts'
import { keepNumbersWhole } from './whole-numbers.ts'
import { wordsOf } from './words.ts'

/** A tab below the bar. */
export type Tab = { readonly href: string; readonly name: string; readonly isHere: boolean }

/** What stands around a page. */
type Frame = {
  readonly language: Language
  readonly title: string
  readonly body: Html
  /** The mutual whose page it is; null before somebody is signed in. */
  readonly mutual: Pick<Mutual, 'code' | 'name' | 'colour' | 'helpPhone'> | null
  /** Where the name of the mutual leads to. */
  readonly home?: string
  /** Whether there is something to look for. */
  readonly finds?: boolean
  readonly tabs: readonly Tab[]
  /** What was looked for, to be looked for again. */
  readonly sought?: string
  readonly who: { readonly name: string; readonly signIns: Html; readonly signOut: Html } | null
  /** Where the page is, with what was asked, for its other languages. */
  readonly path: string
  readonly languages: readonly Language[]
  /** Whose it is and when it was made, for paper. */
  readonly printed: string | null
}

/** A whole page: with one stylesheet, the script only where the page is nicer with it, and the help at the same place on each. */
export function layout(frame: Frame): string {
  const { language, title, body, mutual, tabs, who, home = '/office', finds } = frame
  const say = wordsOf(language, 'frame')
  const name = mutual?.name ?? 'Mutual Line'
  return html`<!doctype html>
    <html lang="${language}" ${mutual?.colour === null && html` class="${hueOf(mutual.code)}"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – ${name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${sheetPath(mutual?.colour ?? null)}" />
        ${gainsByScript(body, who !== null) && html`<script type="module" src="${officeScript().path}"></script>`}
      </head>
      <body>
        <a class="skip" href="#content">${say('skip')}</a>
        <header class="bar">
          <div class="wrap">
            <a class="home" href="${home}">${name}</a>
            ${mutual && finds && findForm(mutual.code, frame)}
          </div>
        </header>
        ${
          tabs.length > 0 &&
          html`<nav class="tabs" aria-label="${say('office')}">
            <ul>
              ${tabs.map(tab)}
            </ul>
          </nav>`
        }
        <main id="content" tabindex="-1">${keepNumbersWhole(body)}</main>
        ${frame.printed !== null && !isCut(body) && html`<p class="paper">${frame.printed}</p>`}
        <footer>
          <div class="wrap foot">
            <div class="row">
              ${who && html`<span>${say('signedIn', { name: who.name })}</span>${who.signIns}${who.signOut}`}
              ${mutual?.helpPhone && html`<a href="tel:${mutual.helpPhone}">${say('help', { phone: mutual.helpPhone })}</a>`}
              ${languages(frame)}
            </div>
          </div>
        </footer>
      </body>
    </html> `.text
}

/** Cards are cut out of their sheets, on which nothing else has room. */
function isCut(body: Html): boolean {
  return body.text.includes('class="sheet"')
}

export function homeOf(code: string): string {
  return `/office/m/${encodeURIComponent(code)}`
}

function tab({ href, name, isHere }: Tab): Html {
  return html`<li><a href="${href}" ${isHere && raw(' aria-current="page"')}>${name}</a></li>`
}

function findForm(code: string, { language, sought = '' }: Frame): Html {
  const say = wordsOf(language, 'frame')
  return html`<form class="find" role="search" action="${homeOf(code)}/find">
    <input
      type="search"
      name="q"
      value="${sought}"
      aria-label="${say('findWhat')}"
      placeholder="${say('findWhat')}"
      maxlength="80"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
    />
    <button>${say('find')}</button>
  </form>`
}

/** Each language by its own name, but the one that the page is in. */
function languages({ language, languages: all, path }: Frame): Html[] {
  return all
    .filter((other) => other !== language)
    .map(
      (other) =>
        html`<a
          href="${path}${path.includes('?') ? '&' : '?'}language=${other}"
          lang="${other}"
          hreflang="${other}"
          >${LANGUAGES[other].office.frame.own}</a
        >`,
    )
}
