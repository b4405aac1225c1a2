import {
  type OwnCheck,
  type OwnClinicSeen,
  readOwnClinic,
} from '../../../../app/office/read-own-clinic.ts'
import { familiesMeant } from '../../../../app/coverage/check-subject.ts'
import { readPatient } from '../../../../app/coverage/read-patient.ts'
import { endingsOf } from '../../../../core/coverage/shared-phone.ts'
import { formatMemberNumber } from '../../../../core/member-number.ts'
import { loadProvider } from '../../../../store/coverage/checks.ts'
import { householdsOf } from '../../../../store/office/care.ts'
import { type Html, html } from '../../html.ts'
import { choiceOf, selectOf } from '../../inputs.ts'
import { field, pairs, PER_PAGE, table } from '../../parts.ts'
import type { Shown, Visit } from '../../visit.ts'

/** Longest text that is read: the code of a card is shorter. */
export const TEXT_MAX = 80

/** The clinics that a phone speaks for; the only one opens at once. */
export async function showOwnClinics(visit: Visit): Promise<Shown> {
  const { desk, providers, words, at } = visit
  const [first, second] = providers
  if (first !== undefined && second === undefined) return { to: at(clinicPath(first)) }
  const title = words('own')('which')
  const lines: Html[] = []
  for (const code of providers) {
    const name = (await loadProvider(desk.tx, desk.mutual.code, code))?.name ?? code
    lines.push(html`<li><a href="${at(clinicPath(code))}">${name}</a></li>`)
  }
  const body = html`<h1>${title}</h1>
    <ul class="list">
      ${lines}
    </ul>`
  return { title, body }
}

/** Where a clinic's own page is. */
export function clinicPath(code: string): string {
  return `/clinic/${encodeURIComponent(code)}`
}

/** A clinic's own page: it asks whether somebody is covered, and sees what it asked today and is owed. */
export async function showOwnClinic(visit: Visit): Promise<Shown> {
  const { desk, asked, providers, words, write, at } = visit
  const code = asked.param('clinic')
  if (!providers.includes(code)) return 'not-found'
  const seen = await readOwnClinic(desk, code, PER_PAGE)
  if (!seen) return 'not-found'
  const { provider, owed, checks } = seen
  const say = words('own')
  const body = html`<h1>${provider.name}</h1>
    ${askingForm(visit, code, provider, await familiesShown(visit, provider.services))}
    <section id="today">
      <h2>${say('today')}</h2>
      ${checks.length > 0 ? checksTable(visit, code, checks) : html`<p>${say('none')}</p>`}
    </section>
    ${pairs([[say('owed'), html`<strong>${write.money(owed)}</strong>`]])}
    <p><a href="${at(`${clinicPath(code)}/statement`)}">${say('statement')}</a></p>`
  return { title: provider.name, body, shows: householdsOf(checks) }
}

/** How the numbers of families end between which the clinic is asked to choose; only once it has asked. */
async function familiesShown(
  { desk, typed, errors }: Visit,
  services: readonly string[],
): Promise<readonly string[]> {
  if (errors['family'] === undefined) return []
  const patient = readPatient(desk, typed('who').slice(0, TEXT_MAX), services)
  const numbers = patient.kind === 'one' ? await familiesMeant(desk, patient.subject) : null
  return numbers ? endingsOf(numbers) : []
}

function askingForm(
  visit: Visit,
  code: string,
  { services }: OwnClinicSeen['provider'],
  endings: readonly string[],
): Html {
  const { words, form, at, typed, errors } = visit
  const say = words('own')
  const all = [['', say('any')], ...services.map((one) => [one, one] as const)] as const
  const service = { name: 'service', label: say('service'), value: typed('service') }
  const family = { name: 'family', label: say('familyEnds'), value: typed('family') }
  return form(
    at(`${clinicPath(code)}/check`),
    html`${field({
        ...{ name: 'who', label: say('box'), hint: say('boxHint') },
        ...{ value: typed('who'), error: errors['who'] },
        input: html`autofocus maxlength="${TEXT_MAX}" autocomplete="off" autocapitalize="off"
        spellcheck="false"`,
      })}
      ${
        endings.length > 0 &&
        choiceOf(
          { ...family, error: errors['family'] },
          endings.map((one) => [one, one] as const),
        )
      }
      ${services.length > 1 && selectOf({ ...service, error: errors['service'] }, all)}
      <p><button>${say('check')}</button></p>`,
  )
}

function checksTable(visit: Visit, clinic: string, checks: readonly OwnCheck[]): Html {
  const { words, write, at } = visit
  const [own, say] = [words('own'), words('clinics')]
  const who = ({ number, ordinal, name }: OwnCheck) =>
    number &&
    html`${name}
      <span class="soft small">${formatMemberNumber(number)}${ordinal ? `/${ordinal}` : ''}</span>`
  const bill = (code: string) =>
    html` <a href="${at(`${clinicPath(clinic)}/bill/${code}`)}">${own('bill')}</a>`
  const columns = [
    {
      name: words('frame')('day'),
      cell: ({ asked_at: when }: OwnCheck) => write.moment(when),
      isHead: true,
    },
    { name: say('person'), cell: who },
    {
      name: say('service'),
      cell: ({ service_code: service }: OwnCheck) => service ?? say('anyService'),
    },
    { name: say('answer'), cell: ({ answer }: OwnCheck) => say(answer) },
    {
      name: say('code'),
      cell: ({ visit_code: code, isOpen }: OwnCheck) =>
        code && html`${code}${isOpen && bill(code)}`,
    },
  ] as const
  return table(own('today'), columns, checks)
}
