import { tryingAt } from '../../app/desk.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Refusal, Result } from '../../core/refusals.ts'
import { type Content, type Html, html } from './html.ts'
import { pairs } from './parts.ts'
import { type Typed, typedIn } from './typed.ts'
import type { Answer, NotDone, Sent, Shown, Visit } from './visit.ts'

/** What was understood and what will follow, before it is done. */
export type Check = {
  readonly facts: Parameters<typeof pairs>[0]
  readonly then?: Content
  /** What has to be looked at twice. */
  readonly warns?: Content
  /** What the last button says beside what was typed. */
  readonly says?: Readonly<Record<string, string>>
  readonly shows?: readonly MemberNumber[]
}

/** Something that is asked on a page of its own, shown once more, and done by an act. */
export type Errand<Of, Value, Done> = {
  /** What it is about; null where this visitor has no such page. */
  open(visit: Visit): Promise<Of | null>
  path(of: Of): string
  title(visit: Visit, of: Of): string
  /** What stands above the questions. */
  about?(visit: Visit, of: Of): Content
  questions(visit: Visit, of: Of): Html
  /** Whether it has nothing to ask here: then the page begins with what will follow. */
  asksNothing?(of: Of): boolean
  /** The names of the questions, whose answers are carried on. */
  readonly names: readonly string[]
  read(typed: Typed, of: Of): Promise<Value | null> | Value | null
  /** Absent where the page says all that there is to say: then it is done at once. */
  check?(visit: Visit, of: Of, value: Value): Promise<Check> | Check
  /** Why it could not be done, where that is more than the act's refusal: it is tried before somebody looks once more. */
  hinders?(visit: Visit, of: Of, value: Value): Promise<Refusal | Wrong | null>
  /** Why it is not done, where that belongs beside a field. */
  whyNot?(visit: Visit, refusal: Refusal): NotDone
  button(visit: Visit, of: Of): string
  run(sent: Sent, of: Of, value: Value): Promise<Result<Done>>
  /** The page that follows, and what it says. */
  told(sent: Sent, of: Of, done: Done, value: Value): Told | Promise<Told>
  shows(of: Of): readonly MemberNumber[]
}

/** What is wrong with answers that can each be read, by the names of questions. */
type Wrong = { readonly errors: Readonly<Record<string, string>> }

type Told = { readonly to: string; readonly notice: string }

/** The page of an errand and its form: questions, what was understood, and the act. */
export function errand<Of, Value, Done>(
  of: Errand<Of, Value, Done>,
): {
  readonly show: (visit: Visit) => Promise<Shown>
  readonly send: (sent: Sent) => Promise<Answer>
} {
  return {
    show: async (visit) => {
      const about = await of.open(visit)
      if (about === null) return 'not-found'
      const title = of.title(visit, about)
      const checked = await checkedOf(of, visit, about)
      const body = html`<h1>${title}</h1>
        ${checked?.body ?? asking(of, visit, about)}`
      return { title, body, shows: [...of.shows(about), ...(checked?.shows ?? [])] }
    },
    send: (sent) => sendErrand(of, sent),
  }
}

function asking<Of, Value, Done>(of: Errand<Of, Value, Done>, visit: Visit, about: Of): Html {
  const isLast = of.check === undefined
  const say = visit.words('asking')
  return html`${of.about?.(visit, about)}
  ${visit.form(
    visit.at(of.path(about)),
    html`<input type="hidden" name="step" value="ask" />${of.questions(visit, about)}
      <p><button>${isLast ? of.button(visit, about) : say('next')}</button></p>`,
  )}`
}

/** What was understood, where somebody has answered and may still change it. */
async function checkedOf<Of, Value, Done>(
  of: Errand<Of, Value, Done>,
  visit: Visit,
  about: Of,
): Promise<{ readonly body: Html; readonly shows: readonly MemberNumber[] } | null> {
  const isAsked = !of.asksNothing?.(about)
  const isAnswered =
    (!isAsked || visit.typed('step') === 'ask') && Object.keys(visit.errors).length === 0
  if (!of.check || !isAnswered) return null
  const value = await of.read(typedIn(visit), about)
  if (value === null) return null
  const { facts, then, warns, says = {}, shows = [] } = await of.check(visit, about, value)
  const say = visit.words('asking')
  const carried = of.names.map((name) => [name, visit.typed(name)] as const)
  const hidden = [...carried.filter(([, text]) => text !== ''), ...Object.entries(says)].map(
    ([name, text]) => html`<input type="hidden" name="${name}" value="${text}" />`,
  )
  const body = html`<section class="note">
    <h2>${say('check')}</h2>
    ${pairs(facts)} ${warns && html`<p class="warn"><strong>${warns}</strong></p>`}
    ${then && html`<p>${then}</p>`}
    ${visit.form(
      visit.at(of.path(about)),
      html`${hidden}
        <div class="row">
          <button name="step" value="do">${of.button(visit, about)}</button>
          ${isAsked && html`<button name="step" value="change" class="second">${say('change')}</button>`}
        </div>`,
    )}
  </section>`
  return { body, shows }
}

async function sendErrand<Of, Value, Done>(
  of: Errand<Of, Value, Done>,
  sent: Sent,
): Promise<Answer> {
  const about = await of.open(sent)
  if (about === null || sent.typed('step') === 'change') return { kind: 'again' }
  const typed = typedIn(sent)
  const value = await of.read(typed, about)
  if (value === null) return { kind: 'wrong', errors: typed.errors }
  const notDone = (refusal: Refusal) => of.whyNot?.(sent, refusal) ?? refusedBy(refusal)
  if (of.check && sent.typed('step') !== 'do') {
    const hindrance = await of.hinders?.(sent, about, value)
    if (hindrance && 'errors' in hindrance) return { kind: 'wrong', ...hindrance }
    const refusal = hindrance ?? (await tryErrand(of, sent, about, value))
    return { ...(refusal ? notDone(refusal) : { kind: 'again' }), isTrial: true }
  }
  const done = await of.run(sent, about, value)
  if (!done.ok) return notDone(done.refusal)
  return { kind: 'done', ...(await of.told(sent, about, done.value, value)) }
}

/**
 * Why it would be refused with the last button, null where it would be done. The act itself is tried, so that
 * nobody checks their answers and is refused after that; what it wrote is not kept.
 */
async function tryErrand<Of, Value, Done>(
  of: Errand<Of, Value, Done>,
  sent: Sent,
  about: Of,
  value: Value,
): Promise<Refusal | null> {
  const says = (await of.check?.(sent, about, value))?.says ?? {}
  const typed = (name: string) => says[name] ?? sent.typed(name)
  const trial = { ...sent, typed, desk: tryingAt(sent.desk) }
  const whole = await of.read(typedIn(trial), about)
  if (whole === null) return null
  const came = await of.run(trial, about, whole)
  return came.ok ? null : came.refusal
}

function refusedBy(refusal: Refusal): NotDone {
  return { kind: 'refused', refusal }
}
