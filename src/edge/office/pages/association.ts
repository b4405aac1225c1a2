import {
  type AssociationSeen,
  type MemberOfAssociation,
  readAssociationPage,
} from '../../../app/office/read-associations.ts'
import { standingTitle } from '../../../core/errands/standing.ts'
import { readMemberNumber } from '../../../core/member-number.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { type Html, html } from '../html.ts'
import { pairs, PER_PAGE, table } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { person } from './clinic-lists.ts'

/** One association: who is in it and owes what, and what it paid last. */
export async function showAssociation(visit: Visit): Promise<Shown> {
  const { asked, at } = visit
  const code = asked.param('association')
  return associationPage(visit, code, at(`/associations/${encodeURIComponent(code)}`))
}

/** The page of an association, at the address at which somebody may see it. */
export async function associationPage(visit: Visit, code: string, path: string): Promise<Shown> {
  const { desk, asked, words, roles } = visit
  const say = words('associations')
  const frame = words('frame')
  const after = readMemberNumber(asked.query('after'))
  const seen = await readAssociationPage(desk, code, { after, limit: PER_PAGE })
  if (!seen) return 'not-found'
  const { association, shown, next } = seen
  const body = html`<h1>${association.name}</h1>
    ${about(visit, seen)}
    <p class="row noprint">
      <a href="${path}/statement">${say('statement')}</a>
      ${ways(visit, code)}
      ${mayRead('cards', roles) && html`<a href="${visit.at(`/cards?association=${encodeURIComponent(code)}`)}">${say('cards')}</a>`}
    </p>
    <section id="members">
      <h2>${say('members')}</h2>
      <p class="soft">${say('about')}</p>
      ${shown.length > 0 ? membersTable(visit, shown) : html`<p>${say('noMembers')}</p>`}
      <p class="row noprint">
        ${next !== null && html`<a href="${path}?after=${next}#members">${frame('next')}</a>`}
        ${after !== null && html`<a href="${path}#members">${frame('first')}</a>`}
      </p>
    </section>
    ${payments(visit, seen)}`
  return { title: association.name, body, shows: shown.map(({ number }) => number) }
}

/** What somebody may do for an association, or an association for itself. */
function ways({ roles, words, at, associations }: Visit, code: string): Html {
  const say = words('associations')
  const page = at(`/associations/${encodeURIComponent(code)}`)
  const own = at(`/association/${encodeURIComponent(code)}/pay`)
  return html`${mayRead('association-payment', roles) && html`<a href="${page}/pay">${say('pay')}</a>`}
  ${mayRead('ask-association', roles) && html`<a href="${page}/ask">${say('ask')}</a>`}
  ${mayRead('share-receipt', roles) && html`<a href="${page}/share">${say('share')}</a>`}
  ${associations.includes(code) && html`<a href="${own}">${say('ownPay')}</a>`}`
}

function about({ words, desk, write }: Visit, seen: AssociationSeen): Html {
  const say = words('associations')
  const { phone, members, association } = seen
  return pairs([
    [say('members'), members],
    [
      say('phone'),
      phone
        ? html`<a href="tel:${phone}">${desk.ports.writePhone(phone, desk.mutual.country)}</a>`
        : say('noPhone'),
    ],
    ['', association.until && say('until', { day: write.day(association.until) })],
  ])
}

function membersTable(visit: Visit, members: readonly MemberOfAssociation[]): Html {
  const { words, write, desk } = visit
  const say = words('associations')
  const title = ({ standing }: MemberOfAssociation) =>
    standingTitle({ say: write.ofMember, money: write.money, standing, mutual: desk.mutual })
  const columns = [
    {
      name: words('frame')('name'),
      cell: ({ number, name }: MemberOfAssociation) => person(visit, { number, ordinal: 0, name }),
      isHead: true,
    },
    { name: say('state'), cell: title },
    {
      name: say('paidThrough'),
      cell: ({ standing: { paidThrough } }: MemberOfAssociation) =>
        paidThrough && write.day(paidThrough),
    },
    {
      name: say('owed'),
      cell: ({ standing: { owed } }: MemberOfAssociation) =>
        owed > 0 ? html`<strong>${write.money(owed)}</strong>` : say('nothing'),
      isNumber: true,
    },
  ] as const
  return table(say('members'), columns, members)
}

function payments({ words, write, at, roles }: Visit, { receipts }: AssociationSeen): Html {
  const say = words('associations')
  const isLinked = mayRead('receipt', roles)
  const lines = receipts.map(({ receipt_number: number, value_on: on, amount, members }) => {
    const named = isLinked ? html`<a href="${at(`/receipts/${number}`)}">${number}</a>` : number
    return html`<li>
      <div class="row">
        <span>${write.day(on)} ${named}</span><strong>${write.money(amount)}</strong>
      </div>
      <span class="soft small"
        >${members > 0 ? say('for', { count: members }) : say('notShared')}</span
      >
    </li>`
  })
  return html`<section>
    <h2>${say('payments')}</h2>
    ${
      lines.length > 0
        ? html`<ul class="list">
            ${lines}
          </ul>`
        : html`<p>${say('noPayments')}</p>`
    }
  </section>`
}
