import { type AssociationListed, readAssociations } from '../../../app/office/read-associations.ts'
import { html } from '../html.ts'
import { PER_PAGE, table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'

/** Every association with how many are in it, a page at a time. */
export async function showAssociations(visit: Visit): Promise<Page> {
  const { desk, asked, words, at, write } = visit
  const say = words('associations')
  const frame = words('frame')
  const after = asked.query('after').slice(0, 80)
  const { rows, next } = await readAssociations(desk, after, PER_PAGE)
  const columns = [
    {
      name: say('association'),
      cell: ({ association: { code, name, until } }: AssociationListed) =>
        html`<a href="${at(`/associations/${code}`)}">${name}</a>
          ${until && html`<span class="soft small">${say('until', { day: write.day(until) })}</span>`}`,
      isHead: true,
    },
    { name: say('members'), cell: ({ members }: AssociationListed) => members, isNumber: true },
    {
      name: say('phone'),
      cell: ({ phone }: AssociationListed) =>
        phone
          ? html`<a href="tel:${phone}">${desk.ports.writePhone(phone, desk.mutual.country)}</a>`
          : html`<span class="soft">${say('noPhone')}</span>`,
    },
  ] as const
  const body = html`<h1>${say('title')}</h1>
    ${rows.length > 0 ? table(say('title'), columns, rows) : html`<p>${say('none')}</p>`}
    <p class="row noprint">
      ${next !== null && html`<a href="${at(`/associations?after=${encodeURIComponent(next)}`)}">${frame('next')}</a>`}
      ${after !== '' && html`<a href="${at('/associations')}">${frame('first')}</a>`}
    </p>`
  return { title: say('title'), body }
}
