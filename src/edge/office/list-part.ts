import { type Html, html } from './html.ts'
import { PER_PAGE } from './parts.ts'
import type { Visit } from './visit.ts'

type Listing<Item> = {
  readonly all: readonly Item[]
  /** The address of the page that lists them. */
  readonly path: string
}

type ListPart<Item> = {
  readonly shown: readonly Item[]
  /** To its beginning and to what comes next; null where all is shown. */
  readonly links: Html | null
}

/** What a page shows at once of a list that never changes any more; `?after=` says how many stand before. */
export function partOf<Item>(
  { asked, words }: Pick<Visit, 'asked' | 'words'>,
  { all, path }: Listing<Item>,
): ListPart<Item> {
  const after = asked.query('after')
  const from = /^\d{1,9}$/.test(after) ? Number(after) : 0
  const shown = all.slice(from, from + PER_PAGE)
  if (all.length <= PER_PAGE) return { shown, links: null }
  const say = words('frame')
  const next = from + PER_PAGE
  const links = html`<p class="row noprint">
    ${from > 0 && html`<a href="${path}">${say('first')}</a>`}
    ${next < all.length && html`<a href="${path}?after=${next}">${say('next')}</a>`}
  </p>`
  return { shown, links }
}
