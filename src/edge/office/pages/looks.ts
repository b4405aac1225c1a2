import { type LookAsked, looksIn, type LookListed } from '../../../store/office/looks.ts'
import { formatMemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import { isReading, type ReadingErrand } from '../../../core/staff/reading.ts'
import { html } from '../html.ts'
import { field, PER_PAGE, table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'

/** The errand of this page, whose own looks are not listed: each would bring a page of them. */
const OWN = 'looks' satisfies ReadingErrand

/** What a page is called; one of older days, which is no more, by the name that it had. */
function placeOf({ words }: Visit, page: string): string {
  return isReading(page) ? words('places')(page) : page
}

/** Who looked at whom, when, on which page, the newest first; of one member, or of one who looked. */
export async function showLooks(visit: Visit): Promise<Page> {
  const { desk, asked, words, write, at } = visit
  const say = words('staff')
  const [typedMember, typedPhone] = [
    asked.query('member').slice(0, 40),
    asked.query('by').slice(0, 40),
  ]
  const number = typedMember === '' ? null : readMemberNumber(typedMember)
  const phone = typedPhone === '' ? null : desk.ports.readPhone(typedPhone, desk.mutual.country)
  const isWrong = { member: typedMember !== '' && !number, by: typedPhone !== '' && !phone }
  const of: LookAsked = { number, phone, after: asked.query('after') || null, limit: PER_PAGE + 1, besides: OWN } // prettier-ignore
  const found = isWrong.member || isWrong.by ? [] : await looksIn(desk.tx, desk.mutual.code, of)
  const rows = found.slice(0, PER_PAGE)
  const last = found.length > PER_PAGE ? rows.at(-1) : undefined
  const kept = new URLSearchParams({ member: typedMember, by: typedPhone })
  const columns = [
    { name: say('when'), cell: (row: LookListed) => write.moment(row.looked_at), isHead: true },
    { name: say('who'), cell: ({ name, phone: of }: LookListed) => html`${name} <span class="soft small">${desk.ports.writePhone(of, desk.mutual.country)}</span>` }, // prettier-ignore
    {
      name: say('whom'),
      cell: ({ number: of }: LookListed) =>
        html`<a href="${at(`/member/${of}`)}">${formatMemberNumber(of)}</a>`,
    },
    { name: say('page'), cell: ({ page }: LookListed) => placeOf(visit, page) },
  ] as const
  const body = html`<h1>${say('looksTitle')}</h1>
    <p class="soft">${say('looksAbout')}</p>
    <form class="noprint" action="${at('/looks')}">
      ${field({ name: 'member', label: say('looksMember'), value: typedMember, error: isWrong.member ? words('people')('mistyped') : undefined })}
      ${field({ name: 'by', label: say('looksBy'), value: typedPhone, error: isWrong.by ? say('badPhone') : undefined })}
      <p class="row">
        <button class="second">${say('show')}</button> <a href="${at('/looks')}">${say('all')}</a>
      </p>
    </form>
    ${rows.length > 0 ? table(say('looksTitle'), columns, rows) : html`<p>${say('noLooks')}</p>`}
    ${last && html`<p class="noprint"><a href="${at(`/looks?${kept.toString()}&after=${last.look_id}`)}">${words('frame')('next')}</a></p>`}`
  return { title: say('looksTitle'), body, shows: rows.map(({ number: of }) => of) }
}
