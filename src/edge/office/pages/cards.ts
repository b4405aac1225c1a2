import { type Card, readCard, readCards } from '../../../app/office/read-cards.ts'
import type { CivilDate } from '../../../core/dates.ts'
import { formatMemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import { spokenNumber } from '../../../core/membership/card-code.ts'
import { associationsAfter } from '../../../store/associations/associations.ts'
import { readDay } from '../days.ts'
import { type Html, html } from '../html.ts'
import { field } from '../parts.ts'
import { qrCode } from '../qr.ts'
import type { Shown, Visit } from '../visit.ts'

/** Cards of one sheet of A4: two beside each other, five times. */
const PER_SHEET = 10

/** Cards of an association, or of those who are new since a day, a sheet at a time. */
export async function showCards(visit: Visit): Promise<Shown> {
  const { desk, asked, words, at } = visit
  const say = words('cards')
  const association = asked.query('association').slice(0, 80)
  const since = readDay(asked.query('since').slice(0, 20), desk.today)
  const after = readMemberNumber(asked.query('after'))
  const wanted = { association: association || null, since, after, limit: PER_SHEET }
  const { cards, next } = await readCards(desk, wanted)
  const more = new URLSearchParams({ association, since: since ?? '', after: next ?? '' })
  const body = html`<h1 class="noprint">${say('title')}</h1>
    <p class="soft noprint">${say('about')}</p>
    ${await choosing(visit, association, since)}
    ${cards.length > 0 ? sheet(visit, cards) : html`<p>${say('none')}</p>`}
    <p class="row noprint">
      ${next !== null && html`<a href="${at(`/cards?${more.toString()}`)}">${say('next')}</a>`}
    </p>`
  return { title: say('title'), body, shows: cards.map(({ number }) => number) }
}

/** The card of one member. */
export async function showCard(visit: Visit): Promise<Shown> {
  const { desk, asked, words, at } = visit
  const number = readMemberNumber(asked.param('number'))
  const card = number && (await readCard(desk, number))
  if (!card) return 'not-found'
  const title = words('cards')('one', { name: card.name })
  const body = html`<h1 class="noprint">${title}</h1>
    ${sheet(visit, [card])}
    <p class="noprint"><a href="${at(`/member/${card.number}`)}">${card.name}</a></p>`
  return { title, body, shows: [card.number] }
}

/** Associations that can be chosen; of more, the page of the association leads here. */
const CHOICES_MAX = 200

async function choosing(
  { desk, words, write, at }: Visit,
  chosen: string,
  since: CivilDate | null,
): Promise<Html> {
  const say = words('cards')
  const all = await associationsAfter(desk.tx, desk.mutual.code, '', CHOICES_MAX)
  const options = all.map(
    ({ code, name }) =>
      html`<option value="${code}" ${code === chosen && html` selected`}>${name}</option>`,
  )
  return html`<form class="noprint" action="${at('/cards')}">
    <div class="field">
      <label for="association">${say('association')}</label>
      <select id="association" name="association">
        <option value="">${say('all')}</option>
        ${options}
      </select>
    </div>
    ${field({ name: 'since', label: say('since'), hint: say('sinceHint'), value: since ? write.day(since) : '' })}
    <p><button class="second">${say('show')}</button></p>
  </form>`
}

function sheet(visit: Visit, cards: readonly Card[]): Html {
  return html`<div class="sheet">${cards.map((card) => idCard(visit, card))}</div>`
}

/** 85.6 by 54 mm: the mutual in its colour, a place for a photo, name, number, and the code. */
function idCard({ desk, words }: Visit, { number, name, code }: Card): Html {
  const say = words('cards')
  const { mutual, ports } = desk
  const { serviceCode, helpPhone } = mutual
  const dial = serviceCode && say('dial', { code: serviceCode })
  const help = helpPhone && say('help', { phone: ports.writePhone(helpPhone, mutual.country) })
  return html`<article class="id">
    <header>${mutual.name}</header>
    <div class="photo">${say('photo')}</div>
    <div class="whom">
      <strong>${name}</strong>
      <span class="no" aria-label="${formatMemberNumber(number)}">${spokenNumber(number)}</span>
      <small>${[dial, help].filter(Boolean).join(' · ')}</small>
    </div>
    ${qrCode(code, say('number'))}
  </article>`
}
