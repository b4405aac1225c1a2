import { applicationApprove, applicationRefuse } from '../../../app/acts/applications.ts'
import { listApplications, readApplication } from '../../../app/applications/applications.ts'
import { dialled, matterOf } from '../../../app/decisions/read-matters.ts'
import { samePersonIn } from '../../../app/membership/same-person.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { bornText, matterText } from '../../../core/messages/matter-text.ts'
import type { FiledApplication } from '../../../store/applications/applications.ts'
import { type Check, type Errand, errand } from '../errand.ts'
import { type Html, html } from '../html.ts'
import { selectOf } from '../inputs.ts'
import { pairs, PER_PAGE } from '../parts.ts'
import type { Page, Shown, Visit } from '../visit.ts'
import { pageOf } from './register/here.ts'
import { line, type Offered, offeredHere } from './register/questions.ts'

/** What people asked for by phone and nobody has decided, oldest first. */
export async function showApplications(visit: Visit): Promise<Page> {
  const { desk, asked, words, write, at } = visit
  const say = words('applications')
  const found = await listApplications(desk.tx, desk.mutual.code)
  const after = Number(asked.query('after')) || 0
  const open = found.ok ? found.value.applications.filter(({ id }) => Number(id) > after) : []
  const shown = open.slice(0, PER_PAGE)
  const lines = shown.map(
    (one) =>
      html`<li>
        <div class="row">
          <a href="${at(`/applications/${one.id}`)}">${lineOf(visit, one)}</a>
          <span class="soft">${write.day(one.appliedOn)}</span>
        </div>
      </li>`,
  )
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    ${
      lines.length > 0
        ? html`<ul class="list">
            ${lines}
          </ul>`
        : html`<p>${say('none')}</p>`
    }
    ${
      open.length > shown.length &&
      html`<p>
        <a href="${at(`/applications?after=${shown.at(-1)?.id}`)}">${words('frame')('next')}</a>
      </p>`
    }`
  return { title: say('title'), body, shows: shown.flatMap(numbersOf) }
}

/** One application whole, with what was decided or the way to decide it. */
export async function showApplication(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, roles, at } = visit
  const say = words('applications')
  const found = await readApplication(desk.tx, desk.mutual.code, asked.param('application'))
  if (!found) return 'not-found'
  const { decision } = found
  const isMine = may(ruleOf('application approve'), roles)
  const title = lineOf(visit, found)
  const ways = html`<div class="row">
    <a class="button" href="${at(`/applications/${found.id}/approve`)}">${say('approve')}</a>
    <a href="${at(`/applications/${found.id}/refuse`)}">${say('refuse')}</a>
  </div>`
  const body = html`<h1>${title}</h1>
    ${pairs(await factsOf(visit, found))}
    ${
      decision
        ? pairs([
            [
              say(decision.kind === 'approved' ? 'approved' : 'refused'),
              `${write.moment(decision.decided_at)} · ${decision.decided_by}`,
            ],
            [say('reason'), decision.reason],
          ])
        : isMine && ways
    }`
  return { title, body, shows: numbersOf(found) }
}

function lineOf({ desk, write }: Visit, application: FiledApplication): string {
  return matterText(write.phone, dialled(desk.ports, desk.mutual, matterOf(application)))
}

function numbersOf(application: FiledApplication): MemberNumber[] {
  const decided = application.decision?.number ?? null
  const asked = application.kind === 'join' ? null : application.number
  return [asked, decided].filter((one) => one !== null)
}

/** What is asked, as far as it was said, and whether somebody of this name is registered already. */
async function factsOf(visit: Visit, one: FiledApplication): Promise<Check['facts']> {
  const { desk, words, write, at } = visit
  const [say, register] = [words('applications'), words('register')]
  const { ports, mutual } = desk
  const person = one.kind === 'change-phone' ? null : one.person
  const twice = person && (await samePersonIn(desk.tx, mutual.code, person, desk.today))
  const link = (number: MemberNumber) =>
    html`<a href="${at(pageOf(number))}">${formatMemberNumber(number)}</a>`
  return [
    [words('frame')('name'), person && html`<strong>${person.name}</strong>`],
    [register('sex'), person && register(person.sex === 'F' ? 'female' : 'male')],
    [register('birth'), person && bornText(person.birthDate)],
    [register('relation'), one.kind === 'add-person' && words('member')(one.person.relation)],
    [words('money')('member'), one.kind !== 'join' && link(one.number)],
    [
      register('newPhone'),
      one.kind === 'change-phone' && ports.writePhone(one.newPhone, mutual.country),
    ],
    [say('family'), one.kind === 'join' && one.familySize],
    [say('place'), one.kind === 'join' && one.place],
    [
      say('asked'),
      `${write.moment(one.appliedAt)} · ${ports.writePhone(one.phone, mutual.country)}`,
    ],
    [
      say('known'),
      twice &&
        html`<span class="warn">${link(twice.number as MemberNumber)}/${twice.ordinal}</span>`,
    ],
  ]
}

type Deciding = Offered & { readonly application: FiledApplication; readonly isTwice: boolean }

/** An application that nobody has decided. */
async function openHere(visit: Visit): Promise<Deciding | null> {
  const { desk, asked } = visit
  const found = await readApplication(desk.tx, desk.mutual.code, asked.param('application'))
  if (!found || found.decision) return null
  const person = found.kind === 'change-phone' ? null : found.person
  const twice = person && (await samePersonIn(desk.tx, desk.mutual.code, person, desk.today))
  return { application: found, isTwice: Boolean(twice), ...(await offeredHere(visit)) }
}

type Approval = { readonly plan: string | null; readonly another: boolean }
type Done = { readonly application: FiledApplication }

/** Whether a plan has to be chosen for whoever joins. */
function hasPlans({ application, plans }: Pick<Deciding, 'application' | 'plans'>): boolean {
  return application.kind === 'join' && plans.length > 1
}

/** Approves an application: what was asked for is done in the same moment. */
const approving: Errand<Deciding, Approval, Done> = {
  open: openHere,
  path: ({ application: { id } }) => `/applications/${id}/approve`,
  title: (visit, { application }) => lineOf(visit, application),
  questions: (visit, { application, plans }) => {
    const { words, typed, errors } = visit
    if (!hasPlans({ application, plans })) return html``
    const asked = { name: 'plan', value: typed('plan'), error: errors['plan'] }
    return selectOf(
      { ...asked, label: words('member')('plan') },
      plans.map(({ code }) => [code, code] as const),
    )
  },
  asksNothing: (here) => !hasPlans(here),
  names: ['plan'],
  read: (typed, { plans }) =>
    typed.whole({
      plan: typed.perhaps('plan', (name) =>
        typed.choice(
          name,
          plans.map(({ code }) => code),
        ),
      ),
      another: typed.isOn('another'),
    }),
  check: async (visit, { application, isTwice }, { plan }) => ({
    facts: [...(await factsOf(visit, application)), [visit.words('member')('plan'), plan]],
    then: visit.words('applications')('approveThen'),
    ...(isTwice && { warns: visit.words('applications')('isTwice'), says: { another: 'yes' } }),
  }),
  button: ({ words }) => words('applications')('approve'),
  run: ({ desk, actor, by }, { application: { id } }, value) =>
    applicationApprove.run(
      { ...desk, actor },
      { ...value, application: id, mutual: desk.mutual.code, by },
    ),
  told: ({ words, at }, _here, { application: { decision } }) => ({
    to: at(decision?.number ? pageOf(decision.number) : '/applications'),
    notice: words('applications')('wasApproved'),
  }),
  shows: ({ application }) => numbersOf(application),
}

/** Refuses it; the applicant is told kindly and without the reason. */
const refusing: Errand<Deciding, { readonly reason: string }, Done> = {
  open: openHere,
  path: ({ application: { id } }) => `/applications/${id}/refuse`,
  title: (visit, { application }) => lineOf(visit, application),
  about: ({ words }): Html => html`<p class="soft">${words('applications')('refuseThen')}</p>`,
  questions: (visit) => line(visit, 'reason', visit.words('applications')('reason')),
  names: ['reason'],
  read: (typed) => typed.whole({ reason: typed.text('reason') }),
  check: async (visit, { application }, { reason }) => ({
    facts: [
      ...(await factsOf(visit, application)),
      [visit.words('applications')('reason'), reason],
    ],
    then: visit.words('applications')('refuseThen'),
  }),
  button: ({ words }) => words('applications')('refuse'),
  run: ({ desk, actor, by }, { application: { id } }, { reason }) =>
    applicationRefuse.run(
      { ...desk, actor },
      { application: id, mutual: desk.mutual.code, reason, by },
    ),
  told: ({ words, at }) => ({
    to: at('/applications'),
    notice: words('applications')('wasRefused'),
  }),
  shows: ({ application }) => numbersOf(application),
}

export const applicationApproving = errand(approving)
export const applicationRefusing = errand(refusing)
