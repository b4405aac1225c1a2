import type { TodaySeen } from '../../../app/office/read-today.ts'
import type { AlertKind } from '../../../core/alerts/alert.ts'
import { alertLine } from '../../../core/messages/alert-line.ts'
import { mayRead, type ReadingErrand } from '../../../core/staff/reading.ts'
import type { OfficeWords } from '../../../core/wording/spoken-language.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../visit.ts'

type Place = readonly [errand: ReadingErrand, path: string]

/** What happened, and is on the list until somebody has settled it. */
const HAPPENED: Place = ['alerts', '/alerts']

/** Where what waits is looked at. */
const PLACES: Readonly<Partial<Record<AlertKind, Place>>> = {
  applicants: ['decisions', '/decisions'],
  suspense: ['money', '/money'],
  'call-me': ['complaints', '/complaints'],
  complaint: ['complaints', '/complaints'],
}

/** Alerts, each with the way to where it is looked at by those who may. */
export function waits({ words, write, at, roles }: Visit, { alerts }: TodaySeen): Html {
  const say = words('today')
  const lines = alerts.map((alert) => {
    const line = alertLine({ say: write.phone, money: write.money, isPage: true }, alert)
    const [errand, path] = PLACES[alert.kind] ?? HAPPENED
    return html`<li>${mayRead(errand, roles) ? html`<a href="${at(path)}">${line}</a>` : line}</li>`
  })
  return html`<section class="card">
    <h2>${say('waits')}</h2>
    ${
      lines.length > 0
        ? html`<ul class="list">
            ${lines}
          </ul>`
        : html`<p>${say('nothingWaits')}</p>`
    }
    ${mayRead(HAPPENED[0], roles) && html`<a href="${at(HAPPENED[1])}">${say('alerts')}</a>`}
  </section>`
}

/** What a mutual without members begins with, each step for those who may do it. */
const FIRST_STEPS = [
  ['statutes', '/statutes', 'firstStatutes'],
  ['staff', '/staff', 'firstStaff'],
  ['import', '/import', 'firstFile'],
  ['enter', '/members/new', 'firstMember'],
] as const satisfies readonly (readonly [ReadingErrand, string, keyof OfficeWords['today']])[]

/** What there is to do while nobody is registered. */
export function firstSteps({ words, at, roles }: Visit): Html {
  const say = words('today')
  const steps = FIRST_STEPS.filter(([errand]) => mayRead(errand, roles))
  return html`<section class="card">
    <h2>${say('first')}</h2>
    <p>${say('firstWhy')}</p>
    <ol class="list">
      ${steps.map(([, path, key]) => html`<li><a href="${at(path)}">${say(key)}</a></li>`)}
    </ol>
  </section>`
}
