import { listStaffIn } from '../../../app/staff/staff.ts'
import { isOver } from '../../../core/staff/role.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { html } from '../html.ts'
import { pairs } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { isEnding, pageOfStaff } from './staff-acts.ts'
import { closedText, isOpen, spanOf } from './staff.ts'

/** A phone that works here: as what and since when, and the ways to end that. */
export async function showColleague(visit: Visit): Promise<Shown> {
  const { desk, asked, words, who, roles, at } = visit
  const all = (await listStaffIn(desk)).filter(({ phone }) => phone === asked.param('phone'))
  const [first] = all
  if (!first) return 'not-found'
  const say = words('staff')
  const dialled = desk.ports.writePhone(first.phone, desk.mutual.country)
  const holding = all.filter((one) => !isOver(one, desk.today))
  const path = at(pageOfStaff(first))
  const isOther = first.phone !== who.phone && !first.closed && holding.length > 0
  const ends = holding.filter(({ role }) => isEnding(role) && mayRead('staff-end', roles))
  const ways = [
    ...ends.map(({ role }) => {
      const title = say('endTitle', { role: words('roles')(role) })
      return html`<a href="${path}/end?role=${role}">${title}</a>`
    }),
    isOther && mayRead('staff-close', roles) && html`<a href="${path}/close">${say('lost')}</a>`,
    isOther &&
      first.hasPin &&
      mayRead('staff-reset-pin', roles) &&
      html`<a href="${path}/reset-pin">${say('forgot')}</a>`,
  ].filter((way) => way !== false)
  const body = html`<h1>${first.name}</h1>
    ${pairs([
      [say('phone'), html`<a href="tel:${first.phone}">${dialled}</a>`],
      ...all.map((one) => [words('roles')(one.role), spanOf(visit, one) || html`&nbsp;`] as const),
    ])}
    ${first.closed && html`<p class="error">${closedText(visit, first)}</p>`}
    ${all.some((one) => isOpen(visit, one)) && html`<p class="warn">${say('noPinYet')}. ${say('noPinThen')}</p>`}
    <ul class="list noprint">
      ${ways.map((way) => html`<li>${way}</li>`)}
    </ul>`
  return { title: first.name, body }
}
