import type { Request, Response, Router } from 'express'
import { acting, actingOrTrying, reading } from '../../app/desk.ts'
import { dropDraft, keepDraft } from '../../app/signing/drafts.ts'
import { authorise } from '../../app/signing/authorise.ts'
import { sendOnce } from '../../app/signing/send-once.ts'
import { isNoted, noteVisit, visitorOf } from '../../app/signing/signed-in.ts'
import { mayRead } from '../../core/staff/reading.ts'
import { answerOf, keepAnswer, type SentForm } from '../../store/office/forms.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { type OfficeDoor, languageHere, sendMessage, sendPlain } from './door.ts'
import { enter } from './enter.ts'
import { bodyOf } from './form-body.ts'
import { firstPage } from './first-page.ts'
import { html } from './html.ts'
import { homeOf } from './layout.ts'
import { draftHere, fieldsOf, ownerOf, pageOf, sendLate } from './late-form.ts'
import { keepWanted } from './wanted.ts'
import { INSTALLATION } from './pages/installation-path.ts'
import { SIGN_IN } from './pages/sign-in-paths.ts'
import { whyRefused } from './refused.ts'
import { languageNamed, textIn } from './request.ts'
import type { FormRoute, PageRoute } from './route.ts'
import { sendPage } from './send-page.ts'
import type { Answer, Sent, SentAfter } from './visit.ts'
import { type FormShown, visitOf, wholePage } from './whole-page.ts'
import { wordsOf } from './words.ts'

/** Serves one page or form of a mutual. */
export function staffRoute(office: Router, door: OfficeDoor, route: PageRoute | FormRoute): void {
  const path = `/m/:mutual${route.path}`
  if (route.kind === 'page') {
    office.get(path, (request, response) => showPage(door, route, request, response, null))
  } else office.post(path, (request, response) => sendForm(door, route, request, response))
}

/** `/office`: to the mutual that the phone works for, or the choice of several. */
export async function toFirstMutual(
  { ports, jar }: OfficeDoor,
  request: Request,
  response: Response,
): Promise<void> {
  const token = jar.read('office', request)
  const { runs, mutuals } = await reading(ports, async (desk) => {
    const who = token === null ? null : await visitorOf(desk, token)
    const works = new Map(who?.works.map((work) => [work.mutual, work]))
    const codes = [...works.keys()]
    const found = codes.length > 0 ? await loadMutuals(desk.tx, codes, codes.length) : []
    const mutuals = found.map(({ code, name }) => {
      const work = works.get(code)
      return { name, home: `${homeOf(code)}${work ? firstPage(work) : ''}` }
    })
    return { runs: who?.isOperator ?? false, mutuals }
  })
  const [first, second] = mutuals
  response.set('cache-control', 'no-store')
  if (!first) return response.redirect(303, runs ? INSTALLATION : SIGN_IN.begin)
  if (!second) return response.redirect(303, first.home)
  const language = languageHere(jar, request)
  const title = wordsOf(language, 'frame')('mutuals')
  const lines = mutuals.map(({ home, name }) => html`<li><a href="${home}">${name}</a></li>`)
  const body = html`<h1>${title}</h1>
    <ul class="list">
      ${lines}
    </ul>`
  sendPlain(request, response, language, { status: 200, title, body })
}

/**
 * Shows a page to whoever may read it. Whom it shows is kept before it leaves; where that cannot be kept,
 * nothing is shown.
 */
export async function showPage(
  door: OfficeDoor,
  route: PageRoute,
  request: Request,
  response: Response,
  sent: FormShown | null,
): Promise<void> {
  const { ports, jar } = door
  const token = jar.read('office', request)
  const code = textIn(request.params, 'mutual')
  const chosen = languageNamed(jar.read('office-language', request))
  const came = await reading(ports, async (desk) => {
    const entered = await enter(desk, token, code, chosen)
    if (typeof entered === 'string') return entered
    if (!mayRead(route.errand, entered.roles)) return 'may-not'
    const typed = sent ? null : await draftHere(door, desk, entered.who, request)
    const again = typed ? { errors: {}, status: 200, typed } : sent
    const visit = visitOf(entered, request, token ?? '', again)
    const form = { session: entered.who.session, form: textIn(request.query, 'done') }
    const before = form.form === '' ? null : ((await answerOf(desk.tx, form)) as Answer | null)
    const shown = await route.show(visit)
    if (typeof shown === 'string' || 'to' in shown) return shown
    const done = before?.kind === 'done' ? before.notice : null
    const notice = typed ? visit.words('frame')('draft') : done
    return { who: entered.who, now: desk.now, shown, text: wholePage(visit, route, shown, notice) }
  })
  if (came === 'ended') {
    keepWanted(jar, request, response)
    return response.redirect(303, SIGN_IN.begin)
  }
  if (came === 'not-found') return sendMessage(door, request, response, 'notFound')
  if (came === 'may-not') {
    ports.log.warn('office-denied', { page: route.errand })
    return sendMessage(door, request, response, 'mayNot')
  }
  if ('to' in came) return response.redirect(303, came.to)
  const numbers = came.shown.shows ?? []
  if (isNoted(came.who, numbers.length, came.now)) {
    const looked = numbers.length > 0 ? { mutual: code, page: route.errand, numbers } : null
    const isKept = await acting(ports, (desk) => noteVisit(desk, token ?? '', looked))
    if (!isKept) return response.redirect(303, SIGN_IN.begin)
  }
  sendPage(request, response, sent?.status ?? 200, came.text)
}

/** Does what a form asks for, once, for whoever may, and leads to the page that says so. */
async function sendForm(
  door: OfficeDoor,
  route: FormRoute,
  request: Request,
  response: Response,
): Promise<void> {
  const { ports, jar } = door
  const token = jar.read('office', request) ?? ''
  const code = textIn(request.params, 'mutual')
  const body = await bodyOf(door, route, request, token)
  if (typeof body === 'string') return sendMessage(door, request, response, body)
  const { form, file } = body
  const page = pageOf(route, request)
  const chosen = languageNamed(jar.read('office-language', request))
  const came = await actingOrTrying(
    ports,
    async (desk) => {
      const entered = await enter(desk, token, code, chosen)
      if (entered === 'ended') {
        return keepDraft(desk, { token, form, page, fields: fieldsOf(request) })
      }
      if (entered === 'not-found') return entered
      const asked = { token, act: route.errand, mutual: code }
      const signed = await authorise(desk, asked)
      if (!signed.ok) return signed.refusal.code === 'signed-out' ? LOST : 'may-not'
      const { actor, phone: by } = signed.value
      const here = { ...entered, desk: { ...desk, ...entered.desk } }
      const visit = { ...visitOf(here, request, token, null), actor, by, file }
      const of = { session: entered.who.session, form }
      const answer = await sendOnce(desk, of, route.errand, () => route.send(visit), didNothing)
      if (answer.kind === 'done') await dropDraft(desk, ownerOf(door, entered.who, request, page))
      const why = answer.kind === 'refused' ? (answer.why ?? whyRefused(visit, answer.refusal)) : ''
      return { answer, why, of, after: withoutTx(visit) }
    },
    (one) => typeof one === 'object' && 'answer' in one && isTrial(one.answer),
    code,
  )
  if (came === 'not-found') return sendMessage(door, request, response, 'notFound')
  if (came === 'may-not') return sendMessage(door, request, response, 'mayNot')
  if ('kind' in came) return sendLate(door, request, response, came, page)
  const { why, of } = came
  const isBegun = route.then !== undefined && came.answer.kind === 'again'
  const answer = isBegun ? await goOn(ports, route, came.after, of) : came.answer
  await door.after()
  if (answer.kind === 'done') {
    if (answer.file) door.files.start({ mutual_id: code, file_id: answer.file })
    return response.redirect(303, `${answer.to}?done=${form}`)
  }
  return showPage(door, route.page, request, response, shownAgain(answer, why))
}

function withoutTx({ desk: { tx: _, ...desk }, ...visit }: Sent): SentAfter {
  return { ...visit, desk }
}

/** Does what follows a form, and keeps what came of it in the place of the first answer. */
async function goOn(
  ports: OfficeDoor['ports'],
  route: FormRoute,
  sent: SentAfter,
  of: SentForm,
): Promise<Answer> {
  const answer = (await route.then?.(sent)) ?? { kind: 'again' as const }
  await acting(ports, ({ tx }) => keepAnswer(tx, of, answer))
  return answer
}

function isTrial(answer: Answer): boolean {
  return 'isTrial' in answer && answer.isTrial === true
}

function didNothing({ kind }: Answer): boolean {
  return kind === 'wrong' || kind === 'refused'
}

const LOST = { kind: 'lost' } as const

/** The page of a form, with what is wrong in it, why it is not done, or as it was typed. */
function shownAgain(answer: Answer, why: string): FormShown {
  if (answer.kind === 'wrong') return { errors: answer.errors, status: 422 }
  return answer.kind === 'refused'
    ? { errors: { '': why }, status: 409 }
    : { errors: {}, status: 200 }
}
