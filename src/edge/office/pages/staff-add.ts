import { staffAdd } from '../../../app/acts/staff.ts'
import { type CivilDate, plus } from '../../../core/dates.ts'
import { readPersonName } from '../../../core/person-name.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { isPersonRole, PERSON_ROLES, type PersonRole } from '../../../core/staff/office-role.ts'
import { readWrittenDay } from '../../../core/written-date.ts'
import { type Html, html } from '../html.ts'
import { errorSummary, field, pairs } from '../parts.ts'
import type { Answer, Page, Sent, Visit } from '../visit.ts'
import { refusedHere } from './staff-refused.ts'

type Asked = {
  readonly phone: PhoneNumber
  readonly role: PersonRole
  readonly name: string
  readonly from: CivilDate | null
  readonly until: CivilDate | null
}

/** Longest that is read of a field. */
const FIELD_MAX = 80

/** Roles may be given ahead for so long. */
const AHEAD = { months: 120 } as const

/** Asks who is to work here; with all of it asked, shows it once more before it is so. */
export async function showStaffAdd(visit: Visit): Promise<Page> {
  const { asked, typed, words, errors } = visit
  const say = words('staff')
  const isAsked = asked.query('check') !== ''
  const value = (name: string) => (typed(name) || asked.query(name)).slice(0, FIELD_MAX)
  const read = readAsked(visit, value)
  const wrong = { ...(isAsked && 'errors' in read ? read.errors : {}), ...errors }
  const isWhole = isAsked && 'asked' in read
  const body = html`<h1>${say('add')}</h1>
    ${isAsked && errorSummary(words('frame')('wrong'), wrong)}
    ${isWhole ? checking(visit, read.asked) : asking(visit, value, wrong)}`
  return { title: say('add'), body }
}

function asking(
  { words, at }: Visit,
  value: (name: string) => string,
  errors: Readonly<Record<string, string>>,
): Html {
  const say = words('staff')
  const text = (name: 'phone' | 'whose' | 'from' | 'until' | 'why', hint: string) =>
    field({
      ...{ name, label: say(name), hint, value: value(name), error: errors[name] },
      input: html`maxlength="${FIELD_MAX}" autocomplete="off"`,
    })
  const options = PERSON_ROLES.map(
    (role) =>
      html`<option value="${role}" ${value('role') === role && html` selected`}>
        ${words('roles')(role)}
      </option>`,
  )
  return html`<form action="${at('/staff/add')}">
    ${text('whose', say('whoseHint'))} ${text('phone', say('phoneHint'))}
    <div class="field">
      <label for="role">${say('role')}</label>
      ${errors['role'] && html`<p class="error" id="role-error">${errors['role']}</p>`}
      <select
        id="role"
        name="role"
        ${errors['role'] && html` aria-describedby="role-error" aria-invalid="true"`}
      >
        <option value=""></option>
        ${options}
      </select>
    </div>
    ${text('from', say('fromHint'))} ${text('until', say('untilHint'))}
    ${text('why', say('whyHint'))}
    <input type="hidden" name="check" value="1" />
    <p><button>${words('frame')('next')}</button></p>
  </form>`
}

function checking(visit: Visit, { phone, role, name, from, until }: Asked): Html {
  const { desk, asked, words, write, form, at } = visit
  const say = words('staff')
  const named = words('roles')(role)
  const why = asked.query('why').slice(0, FIELD_MAX)
  const kept = { phone, role, whose: name, from: from ?? '', until: until ?? '', why }
  return html`<h2>${say('check')}</h2>
    ${pairs([
      [say('whose'), name],
      [say('phone'), desk.ports.writePhone(phone, desk.mutual.country)],
      [say('role'), named],
      [say('from'), write.day(from ?? desk.today)],
      [say('until'), until && write.day(until)],
      [say('why'), why],
    ])}
    ${form(
      at('/staff/add'),
      html`${Object.entries(kept).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}" />`)}
        <p><button>${say('doAdd', { name, role: named })}</button></p>`,
    )}
    <p><a href="${at('/staff/add')}">${words('frame')('back')}</a></p>`
}

/** Lets the phone work here, by the act that commands do. */
export async function sendStaffAdd(sent: Sent): Promise<Answer> {
  const { desk, actor, by, typed, words, at } = sent
  const read = readAsked(sent, typed)
  if ('errors' in read) return { kind: 'wrong', errors: read.errors }
  const { name, role } = read.asked
  const cause = typed('why').slice(0, FIELD_MAX) || null
  const asked = { ...read.asked, mutual: desk.mutual.code, provider: null, cause, by }
  const came = await staffAdd.run({ ...desk, actor }, asked)
  if (!came.ok) return refusedHere(sent, came.refusal)
  const notice = words('staff')('added', { name, role: words('roles')(role) })
  return { kind: 'done', to: at('/staff'), notice }
}

function readAsked(
  { desk, words }: Visit,
  value: (name: string) => string,
): { readonly asked: Asked } | { readonly errors: Record<string, string> } {
  const say = words('staff')
  const errors: Record<string, string> = {}
  const phone = desk.ports.readPhone(value('phone'), desk.mutual.country)
  const role = value('role')
  const name = readPersonName(value('whose'))
  const [from, until] = [readDay(desk, value('from')), readDay(desk, value('until'))]
  if (!phone) errors['phone'] = say('badPhone')
  if (!isPersonRole(role)) errors['role'] = say('badRole')
  if (!name) errors['whose'] = say('noName')
  if (from === 'wrong') errors['from'] = say('badDay')
  if (until === 'wrong') errors['until'] = say('badDay')
  if (!phone || !isPersonRole(role) || !name || from === 'wrong' || until === 'wrong') {
    return { errors }
  }
  return { asked: { phone, role, name, from, until } }
}

/** A day as it was typed; null where none was. */
function readDay({ today }: Visit['desk'], text: string): CivilDate | null | 'wrong' {
  if (text.trim() === '') return null
  const read = readWrittenDay(text.trim(), 'dmy', plus(today, AHEAD))
  return read.kind === 'day' && read.at === null ? read.day : 'wrong'
}
