import {
  type AssociationStatement,
  readAssociationStatement,
} from '../../../app/associations/read-association-payments.ts'
import { monthAsked } from '../../../app/office/read-clinics.ts'
import { lastOfMonth } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Html, html } from '../html.ts'
import { pairs, table } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { monthLinks } from './clinics.ts'

/** What an association paid in a month and each member's part of it, to be printed. */
export async function showAssociationStatement(visit: Visit): Promise<Shown> {
  const code = visit.asked.param('association')
  return associationStatement(visit, code, `/associations/${encodeURIComponent(code)}/statement`)
}

/** Parts that one page names; a receipt for more has a page of its own. */
const PARTS_MAX = 300

/** The statement of an association, at the address at which somebody may see it. */
export async function associationStatement(
  visit: Visit,
  code: string,
  path: string,
): Promise<Shown> {
  const { desk, asked, words, write } = visit
  const say = words('associations')
  const from = monthAsked(asked.query('month'), desk.today)
  const to = lastOfMonth(from)
  const read = await readAssociationStatement(desk, desk.mutual.code, code, { from, to })
  if (!read.ok) return 'not-found'
  const { association, receipts, paid } = read.value
  const count = receipts.reduce((sum, { parts }) => sum + parts.length, 0)
  const isWhole = count <= PARTS_MAX
  const title = say('statementOf', { association: association.name })
  const body = html`<h1>${title}</h1>
    <p class="paper">${desk.mutual.name}</p>
    <p>${words('paying')('span', { from: write.day(from), to: write.day(to) })}</p>
    ${monthLinks(visit, path, from)}
    ${pairs([[say('paid'), html`<strong>${write.money(paid)}</strong>`]])}
    ${receipts.map((receipt) => receiptPart(visit, receipt, isWhole))}
    ${receipts.length === 0 && html`<p>${say('noneInMonth')}</p>`}`
  const numbers = receipts.flatMap(({ parts }) => parts.map(({ number }) => number))
  return { title, body, shows: isWhole ? [...new Set(numbers)] : [] }
}

type Receipt = AssociationStatement['receipts'][number]

function receiptPart({ words, write }: Visit, receipt: Receipt, isWhole: boolean): Html {
  const say = words('associations')
  type Part = Receipt['parts'][number]
  const columns = [
    {
      name: words('frame')('number'),
      cell: ({ number }: Part) => formatMemberNumber(number),
      isHead: true,
    },
    { name: words('frame')('name'), cell: ({ name }: Part) => name },
    { name: say('part'), cell: ({ amount }: Part) => write.money(amount), isNumber: true },
  ] as const
  const { parts } = receipt
  const heading = html`${write.day(receipt.paidOn)} · ${receipt.receipt} ·
  ${write.money(receipt.amount)}`
  return html`<section>
    <h2>${heading}</h2>
    ${parts.length === 0 && html`<p>${say('notShared')}</p>`}
    ${parts.length > 0 && (isWhole ? table(receipt.receipt, columns, parts) : html`<p>${say('tooMany', { count: parts.length })}</p>`)}
  </section>`
}
