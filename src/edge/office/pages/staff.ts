import { BY_STATUTES, listStaffIn, type StaffPhone } from '../../../app/staff/staff.ts'
import { plusDays } from '../../../core/dates.ts'
import { isPersonRole } from '../../../core/staff/office-role.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { isOver } from '../../../core/staff/role.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { type Html, html } from '../html.ts'
import type { Page, Visit } from '../visit.ts'

/** Whose phones work for the mutual: those first who do now, and people before clinics and associations. */
export async function showStaff(visit: Visit): Promise<Page> {
  const { desk, roles, words, at } = visit
  const say = words('staff')
  const listed = await listStaffIn(desk)
  const isPerson = ({ role }: StaffPhone) => isPersonRole(role)
  const all = [...listed.filter(isPerson), ...listed.filter((one) => !isPerson(one))]
  const isFormer = (one: StaffPhone) => isOver(one, desk.today)
  const mayAdd = may(ruleOf('staff add'), roles)
  const former = all.filter(isFormer)
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    ${mayAdd && html`<p class="noprint"><a class="button" href="${at('/staff/add')}">${say('add')}</a></p>`}
    ${list(
      visit,
      all.filter((one) => !isFormer(one)),
    )}
    ${
      former.length > 0 &&
      html`<h2>${say('former')}</h2>
        ${list(visit, former)}`
    }`
  return { title: say('title'), body }
}

function list(visit: Visit, phones: readonly StaffPhone[]): Html {
  return html`<ul class="list">
    ${phones.map((one) => line(visit, one))}
  </ul>`
}

function line(visit: Visit, one: StaffPhone): Html {
  const { desk, words, at } = visit
  const dialled = desk.ports.writePhone(one.phone, desk.mutual.country)
  return html`<li>
    <div class="row">
      <span
        ><a href="${at(`/staff/${encodeURIComponent(one.phone)}`)}">${one.name}</a>
        <span class="soft">${words('roles')(one.role)}</span></span
      >
      <span>${dialled}</span>
    </div>
    <span class="soft small">${spanOf(visit, one)}</span>
    ${one.closed && html`<p class="error">${closedText(visit, one)}</p>`}
    ${isOpen(visit, one) && html`<p class="warn">${words('staff')('noPinYet')}</p>`}
  </li>`
}

/**
 * Whether a phone that works here has no service PIN, so that whoever holds it could choose one. Those see it
 * who look after PINs: to others it would say where to begin.
 */
export function isOpen({ roles }: Pick<Visit, 'roles'>, one: StaffPhone): boolean {
  return one.inOffice && !one.closed && !one.hasPin && mayRead('staff-reset-pin', roles)
}

export function closedText({ words }: Pick<Visit, 'words'>, { closed }: StaffPhone): string {
  return words('staff')(closed === 'replaced' ? 'isReplaced' : 'isClosed')
}

/** From when to when a role holds, and why it changed last. */
export function spanOf({ desk, words, write }: Visit, one: StaffPhone): string {
  const say = words('staff')
  const { since, until, changed } = one
  const end = until && (isOver(one, desk.today) ? say('over', { day: write.day(plusDays(until, 1)) }) : say('to', { day: write.day(until) })) // prettier-ignore
  const last = changed && say('changed', { name: changed.decided_by, day: write.day(changed.on_date), cause: changed.cause === BY_STATUTES ? say('byFile') : changed.cause }) // prettier-ignore
  return [since && say('since', { day: write.day(since) }), end, last].filter(Boolean).join(' · ')
}
