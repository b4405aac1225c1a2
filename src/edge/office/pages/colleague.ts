import { staffClose, staffEnd, staffResetPin } from '../../../app/acts/staff.ts'
import { listStaffIn, type StaffPhone } from '../../../app/staff/staff.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { isPersonRole, type PersonRole } from '../../../core/staff/office-role.ts'
import { isOver } from '../../../core/staff/role.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { type Html, html } from '../html.ts'
import { field, pairs } from '../parts.ts'
import type { Answer, Sent, Shown, Visit } from '../visit.ts'
import { closedText, spanOf } from './staff.ts'
import { readDay } from './staff-add.ts'
import { refusedHere } from './staff-refused.ts'

/** Longest reason that is kept. */
const WHY_MAX = 80

/** A phone that works here: as what and since when; its roles end here, it is closed, its PIN taken away. */
export async function showColleague(visit: Visit): Promise<Shown> {
  const { desk, asked, words } = visit
  const all = (await listStaffIn(desk)).filter(({ phone }) => phone === asked.param('phone'))
  const [first] = all
  if (!first) return 'not-found'
  const dialled = desk.ports.writePhone(first.phone, desk.mutual.country)
  const holding = all.filter((one) => !isOver(one, desk.today))
  const body = html`<h1>${first.name}</h1>
    ${pairs([
      [words('staff')('phone'), html`<a href="tel:${first.phone}">${dialled}</a>`],
      ...all.map((one) => [words('roles')(one.role), spanOf(visit, one) || html`&nbsp;`] as const),
    ])}
    ${first.closed && html`<p class="error">${closedText(visit, first)}</p>`}
    ${holding.map((one) => ending(visit, one))}
    ${holding.length > 0 && !first.closed && html`${losing(visit, first)}${forgetting(visit, first)}`}`
  return { title: first.name, body }
}

function ending(visit: Visit, { phone, role }: StaffPhone): Html | null {
  const { roles, words, typed, errors, form } = visit
  if (role === 'association' || !may(ruleOf('staff end'), roles)) return null
  const say = words('staff')
  const isHere = typed('role') === role
  const part = (name: 'until' | 'why', hint: string) =>
    field({
      ...{ name, id: `${role}-${name}`, label: say(name), hint, value: isHere ? typed(name) : '' },
      ...{ error: isHere ? errors[name] : undefined },
      input: html`maxlength="${WHY_MAX}" autocomplete="off"`,
    })
  return html`<details class="noprint">
    <summary>${say('endTitle', { role: words('roles')(role) })}</summary>
    <p>${say('endThen')}</p>
    ${form(
      pathOf(visit, phone, 'end'),
      html`<input type="hidden" name="role" value="${role}" />
        ${part('until', say('endHint'))} ${part('why', say('whyHint'))}
        <p><button>${say('doEnd')}</button></p>`,
    )}
  </details>`
}

function losing(visit: Visit, { phone }: StaffPhone): Html | null {
  const { who, roles, words, form } = visit
  // Nobody closes the phone that is spoken from: it is there.
  if (phone === who.phone || !may(ruleOf('staff close'), roles)) return null
  const say = words('staff')
  const button = html`<p><button>${say('doClose')}</button></p>`
  return html`<details class="noprint">
    <summary>${say('lost')}</summary>
    <p>${say('lostThen')}</p>
    ${form(pathOf(visit, phone, 'close'), button)}
  </details>`
}

function forgetting(visit: Visit, { phone }: StaffPhone): Html | null {
  const { who, roles, words, form } = visit
  if (phone === who.phone || !may(ruleOf('staff reset-pin'), roles)) return null
  const say = words('staff')
  const button = html`<p><button>${say('doReset')}</button></p>`
  return html`<details class="noprint">
    <summary>${say('forgot')}</summary>
    <p>${say('forgotThen')}</p>
    ${form(pathOf(visit, phone, 'reset-pin'), button)}
  </details>`
}

function pathOf({ at }: Pick<Visit, 'at'>, phone: PhoneNumber, act: string): string {
  return at(`/staff/${encodeURIComponent(phone)}/${act}`)
}

/** Ends one role of the phone. */
export async function sendStaffEnd(sent: Sent): Promise<Answer> {
  const { desk, actor, by, typed, words, at } = sent
  const say = words('staff')
  const phone = phoneIn(sent)
  const role = readRole(typed('role'))
  const lastDay = readDay(desk, typed('until'))
  if (lastDay === 'wrong') return { kind: 'wrong', errors: { until: say('badDay') } }
  if (!phone || !role) {
    return { kind: 'refused', refusal: { code: 'not-a-staff-phone', phone: phone ?? '' } }
  }
  const cause = typed('why').slice(0, WHY_MAX) || null
  const asked = { phone, mutual: desk.mutual.code, role, lastDay, cause, by }
  const came = await staffEnd.run({ ...desk, actor }, asked)
  if (!came.ok) return refusedHere(sent, came.refusal)
  const notice = say('ended', { name: came.value.role.name, role: words('roles')(role) })
  return { kind: 'done', to: at('/staff'), notice }
}

/** Closes it as lost, at once. */
export async function sendStaffClose(sent: Sent): Promise<Answer> {
  const { desk, actor, by, words, at } = sent
  const phone = phoneIn(sent)
  if (!phone) return { kind: 'refused', refusal: { code: 'not-a-staff-phone', phone: '' } }
  const asked = { phone, mutual: desk.mutual.code, cause: null, by }
  const came = await staffClose.run({ ...desk, actor }, asked)
  if (!came.ok) return refusedHere(sent, came.refusal)
  return {
    kind: 'done',
    to: at('/staff'),
    notice: words('staff')('closed', { name: came.value.name }),
  }
}

/** Takes its service PIN away. */
export async function sendStaffResetPin(sent: Sent): Promise<Answer> {
  const { desk, actor, by, words, at } = sent
  const phone = phoneIn(sent)
  if (!phone) return { kind: 'refused', refusal: { code: 'not-a-staff-phone', phone: '' } }
  const came = await staffResetPin.run({ ...desk, actor }, { phone, mutual: desk.mutual.code, by })
  if (!came.ok) return refusedHere(sent, came.refusal)
  return {
    kind: 'done',
    to: at('/staff'),
    notice: words('staff')('reset', { name: came.value.name }),
  }
}

function readRole(text: string): PersonRole | 'clinic' | null {
  return isPersonRole(text) || text === 'clinic' ? text : null
}

function phoneIn({ desk, asked }: Sent): PhoneNumber | null {
  return desk.ports.readPhone(asked.param('phone'), desk.mutual.country)
}
