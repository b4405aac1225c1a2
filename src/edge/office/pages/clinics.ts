import { type ClinicListed, monthAsked, readClinics } from '../../../app/office/read-clinics.ts'
import { type CivilDate, monthOf, plus } from '../../../core/dates.ts'
import { undecidedBills } from '../../../store/office/care.ts'
import { type Html, html } from '../html.ts'
import { PER_PAGE, table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'
import { undecidedList } from './clinic-lists.ts'

/** Every clinic with its month and what it is owed, and the bills that wait for a decision. */
export async function showClinics(visit: Visit): Promise<Page> {
  const { desk, asked, words } = visit
  const say = words('clinics')
  const month = monthAsked(asked.query('month'), desk.today)
  const clinics = await readClinics(desk, month)
  const open = await undecidedBills(desk.tx, desk.mutual.code, null, PER_PAGE)
  const body = html`<h1>${say('title')}</h1>
    ${undecidedList(visit, open)} ${monthLinks(visit, '/clinics', month)}
    ${clinics.length > 0 ? clinicsTable(visit, clinics, month) : html`<p>${say('none')}</p>`}`
  return { title: say('title'), body, shows: [...new Set(open.map(({ number }) => number))] }
}

function clinicsTable(
  { words, write, at }: Visit,
  clinics: readonly ClinicListed[],
  month: CivilDate,
): Html {
  const say = words('clinics')
  const columns = [
    {
      name: say('clinic'),
      cell: ({ provider }: ClinicListed) =>
        html`<a href="${at(`/clinics/${provider.code}?month=${monthOf(month)}`)}"
          >${provider.name}</a
        >`,
      isHead: true,
    },
    { name: say('checks'), cell: ({ count }: ClinicListed) => checksText(count), isNumber: true },
    { name: say('bills'), cell: ({ count }: ClinicListed) => count?.bills ?? 0, isNumber: true },
    {
      name: say('share'),
      cell: ({ count }: ClinicListed) => count && write.money(count.share),
      isNumber: true,
    },
    {
      name: say('owed'),
      cell: ({ owed }: ClinicListed) => html`<strong>${write.money(owed)}</strong>`,
      isNumber: true,
    },
  ] as const
  return table(say('title'), columns, clinics)
}

function checksText(count: ClinicListed['count']): number {
  const { yes = 0, no = 0, 'cannot-tell': cannot = 0 } = count?.checks ?? {}
  return yes + no + cannot
}

/** A month with the ways to the one before and the one after, for pages that show one. */
export function monthLinks({ words, at, desk }: Visit, path: string, month: CivilDate): Html {
  const say = words('clinics')
  const later = plus(month, { months: 1 })
  const link = (of: CivilDate, name: string) =>
    html`<a href="${at(`${path}?month=${monthOf(of)}`)}">${name}</a>`
  return html`<p class="row">
    <strong>${say('month', { month: monthText(month) })}</strong>
    <span class="row noprint"
      >${link(plus(month, { months: -1 }), say('earlier'))}${later <= desk.today && link(later, say('later'))}</span
    >
  </p>`
}

/** `03/2026` */
function monthText(month: CivilDate): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`
}
