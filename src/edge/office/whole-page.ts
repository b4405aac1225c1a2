import type { Request } from 'express'
import { mayRead, type ReadingErrand } from '../../core/staff/reading.ts'
import type { OfficeWords } from '../../core/wording/spoken-language.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Entered } from './enter.ts'
import { html } from './html.ts'
import { firstPage } from './first-page.ts'
import { homeOf, layout, type Tab } from './layout.ts'
import { correctionsOf } from './parts.ts'
import { SIGN_IN } from './pages/sign-in-paths.ts'
import { formsWith, textIn } from './request.ts'
import type { PageRoute } from './route.ts'
import type { Page, Visit } from './visit.ts'
import { wordsOf, writtenFor } from './words.ts'

/** A form that is shown again with what is wrong in it. */
export type FormShown = {
  readonly errors: Readonly<Record<string, string>>
  readonly status: number
  /** What was typed, where it is not the body of this request. */
  readonly typed?: Readonly<Record<string, string>>
}

/** A visit, as pages are given it. */
export function visitOf<T extends ReadTx>(
  entered: Entered<T>,
  request: Request,
  token: string,
  sent: FormShown | null,
): Visit<T> & { readonly path: string } {
  const { desk, language } = entered
  const home = homeOf(desk.mutual.code)
  return {
    ...entered,
    asked: {
      param: (name) => textIn(request.params, name),
      query: (name) => textIn(request.query, name),
    },
    write: writtenFor(language, desk.mutual),
    words: (page) => wordsOf(language, page),
    at: (path) => `${home}${path}`,
    form: formsWith(token),
    typed: (name) => textIn(sent?.typed ?? request.body, name),
    errors: sent?.errors ?? {},
    path: request.method === 'GET' ? request.originalUrl : `${home}${firstPage(entered)}`,
  }
}

/** The tabs, each for those whose role reads it. */
const TABS = [
  ['own-clinic', '/clinic', 'patients'],
  ['own-association', '/association', 'ownMembers'],
  ['today', '', 'today'],
  ['behind', '/behind', 'behind'],
  ['money', '/money', 'money'],
  ['clinics', '/clinics', 'clinics'],
  ['associations', '/associations', 'associations'],
  ['books', '/books', 'books'],
  ['decisions', '/decisions', 'decisions'],
  ['messages', '/messages', 'messages'],
  ['statutes', '/statutes', 'statutes'],
  ['import', '/import', 'import'],
] as const satisfies readonly (readonly [ReadingErrand, string, keyof OfficeWords['frame']])[]

/** Where people go now and then, beside the sign-ins. */
const FOOT = [
  ['staff', '/staff'],
  ['looks', '/looks'],
] as const satisfies readonly (readonly [ReadingErrand & keyof OfficeWords['frame'], string])[]

/** A page with all that stands around it. */
export function wholePage(
  visit: Visit & { readonly path: string },
  route: PageRoute,
  { title, body }: Page,
  notice: string | null,
): string {
  const { desk, who, roles, language, words, write, at, asked, path, form, errors } = visit
  const say = words('frame')
  const named = roles.map((role) => words('roles')(role))
  const tabs: Tab[] = TABS.filter(([errand]) => mayRead(errand, roles)).map(
    ([errand, place, key]) => ({
      href: at(place),
      name: say(key),
      isHere: errand === route.errand,
    }),
  )
  const places = FOOT.filter(([errand]) => mayRead(errand, roles)).map(
    ([errand, place]) => html`<a href="${at(place)}">${say(errand)}</a> `,
  )
  const told = notice !== null && html`<p class="note" role="status">${notice}</p>`
  const wrong = correctionsOf(say, errors, body)
  return layout({
    ...{ language, title, tabs, path, body: html`${told}${wrong}${body}` },
    mutual: desk.mutual,
    home: at(firstPage(visit)),
    finds: mayRead('find', roles),
    sought: asked.query('q'),
    who: {
      name: `${who.name} (${named.join(', ')})`,
      signIns: html`${places}<a href="${at('/sign-ins')}">${say('signIns')}</a>`,
      signOut: form(SIGN_IN.out, html`<button class="link">${say('signOut')}</button>`),
    },
    languages: desk.mutual.languages,
    printed: say('print', { mutual: desk.mutual.name, when: write.moment(desk.now) }),
  })
}
