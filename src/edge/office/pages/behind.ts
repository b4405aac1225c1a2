import { loadArrearsPage } from '../../../app/membership/read-arrears.ts'
import { peopleSeenBy } from '../../../app/staff/own-people.ts'
import type { Behind } from '../../../core/arrears/arrears.ts'
import { formatMemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import { html } from '../html.ts'
import { PER_PAGE } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'

const CHOICES = [
  ['', 'all'],
  ['1', 'one'],
  ['2', 'two'],
  ['3', 'three'],
] as const

/** Members who are behind, by how many periods, a page at a time; a collector sees the own people. */
export async function showBehind(visit: Visit): Promise<Page> {
  const { desk, who, roles, asked, words, write, at } = visit
  const say = words('people')
  const frame = words('frame')
  const periods = asked.query('by')
  const behind = ['1', '2', '3'].includes(periods) ? (Number(periods) as Behind) : null
  const staff = { phone: who.phone, roles }
  const among = await peopleSeenBy(desk.tx, desk.mutual, staff, desk.now)
  const after = readMemberNumber(asked.query('after'))
  const wanted = { behind, after, limit: PER_PAGE, among }
  const page = await loadArrearsPage(desk.tx, desk.mutual, desk.today, wanted)
  const choices = CHOICES.map(([by, key]) => {
    const isHere = by === String(behind ?? '')
    return html`<a href="${at(`/behind?by=${by}`)}" ${isHere && html` aria-current="true"`}
      >${say(key)}</a
    >`
  })
  const lines = page.members.map(({ number, name, phone, amount }) => {
    const dialled = phone && desk.ports.writePhone(phone, desk.mutual.country)
    return html`<li>
      <div class="row">
        <span
          ><a href="${at(`/member/${number}`)}">${name}</a>
          <span class="soft">${formatMemberNumber(number)}</span></span
        >
        <span
          >${dialled && html`<a href="tel:${phone}" aria-label="${say('call', { phone: dialled })}">${dialled}</a> `}<strong
            >${write.money(amount)}</strong
          ></span
        >
      </div>
    </li>`
  })
  const body = html`<h1>${say('behindTitle')}</h1>
    <p class="soft">${say(among ? 'ownPeople' : 'behindAbout')}</p>
    <p class="row noprint">${choices}</p>
    ${
      lines.length > 0
        ? html`<ul class="list">
            ${lines}
          </ul>`
        : html`<p>${page.next === null ? say('nobodyBehind') : say('short')}</p>`
    }
    <p class="row noprint">
      ${page.next !== null && html`<a href="${at(`/behind?by=${behind ?? ''}&after=${page.next}`)}">${frame('next')}</a>`}
      ${after !== null && html`<a href="${at(`/behind?by=${behind ?? ''}`)}">${frame('first')}</a>`}
    </p>`
  return { title: say('behindTitle'), body, shows: page.members.map(({ number }) => number) }
}
