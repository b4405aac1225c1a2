import { monthAsked } from '../../../app/office/read-clinics.ts'
import { readProviderStatement } from '../../../app/visits/pay-provider.ts'
import { lastOfMonth } from '../../../core/dates.ts'
import type { ProviderEntry } from '../../../store/visits/provider-payments.ts'
import { type Html, html } from '../html.ts'
import { pairs, table } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { monthLinks } from './clinics.ts'

/** What a clinic billed and was paid in a month, with what it is owed after each, to be printed. */
export async function showClinicStatement(visit: Visit): Promise<Shown> {
  const code = visit.asked.param('clinic')
  return clinicStatement(visit, code, `/clinics/${code}/statement`)
}

/** The same for the clinic itself, and for no other. */
export async function showOwnClinicStatement(visit: Visit): Promise<Shown> {
  const code = visit.asked.param('clinic')
  if (!visit.providers.includes(code)) return 'not-found'
  return clinicStatement(visit, code, `/clinic/${code}/statement`)
}

/** The statement of a clinic, at the address at which somebody may see it. */
async function clinicStatement(visit: Visit, code: string, path: string): Promise<Shown> {
  const { desk, asked, words, write } = visit
  const say = words('paying')
  const from = monthAsked(asked.query('month'), desk.today)
  const to = lastOfMonth(from)
  const read = await readProviderStatement(desk, desk.mutual.code, code, { from, to })
  if (!read.ok) return 'not-found'
  const { name, before, after, entries } = read.value
  const title = say('statement', { clinic: name })
  const body = html`<h1>${title}</h1>
    <p class="paper">${desk.mutual.name}</p>
    <p>${say('span', { from: write.day(from), to: write.day(to) })}</p>
    ${monthLinks(visit, path, from)} ${pairs([[say('before'), write.money(before)]])}
    ${entries.length > 0 ? entriesTable(visit, entries) : html`<p>${say('nothing')}</p>`}
    ${pairs([[say('after'), html`<strong>${write.money(after)}</strong>`]])}`
  return { title, body }
}

type Entry = ProviderEntry & { readonly owed: ProviderEntry['amount'] }

function entriesTable({ words, write }: Visit, entries: readonly Entry[]): Html {
  const say = words('paying')
  const columns = [
    { name: words('frame')('day'), cell: ({ on }: Entry) => write.day(on), isHead: true },
    { name: say('what'), cell: ({ kind }: Entry) => say(kind) },
    { name: say('about'), cell: ({ about }: Entry) => about },
    { name: words('clinics')('service'), cell: ({ service }: Entry) => service },
    {
      name: say('whole'),
      cell: ({ kind, amount }: Entry) =>
        (kind === 'bill' || kind === 'reversal') && write.money(amount),
      isNumber: true,
    },
    { name: say('change'), cell: ({ change }: Entry) => write.money(change), isNumber: true },
    { name: say('owed'), cell: ({ owed }: Entry) => write.money(owed), isNumber: true },
  ] as const
  return table(words('clinics')('statement'), columns, entries)
}
