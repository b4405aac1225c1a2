import { findAnything, type Found } from '../../../app/acts/find-anything.ts'
import { numberScanned } from '../../../app/membership/card-scanned.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { type Html, html } from '../html.ts'
import { PER_PAGE } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'

/** Longest text that is looked for. */
const TEXT_MAX = 80

/** Whom or what a text names: one household opens at once, several are listed. */
export async function showFind(visit: Visit): Promise<Shown> {
  const { desk, who, roles, asked, words, at } = visit
  const say = words('people')
  const typed = asked.query('q').slice(0, TEXT_MAX)
  // A scanner types what the code of a card says.
  const text = numberScanned(desk, typed) ?? typed
  const found = await findAnything(desk, { phone: who.phone, roles }, text)
  if (found.kind === 'household') return { to: at(`/member/${found.number}`) }
  if (found.kind === 'suspense') return { to: at(`/receipts/${found.receipt.receipt_number}`) }
  const body = html`<h1>${say('results', { text })}</h1>
    ${results(visit, found)} ${mayAdd(visit)}`
  const shows = found.kind === 'people' ? page(found).map(({ number }) => number) : []
  return { title: say('title'), body, shows }
}

/** The way to register whoever was not found. */
function mayAdd({ roles, words, at }: Visit): Html | null {
  if (!may(ruleOf('members add'), roles)) return null
  return html`<p><a href="${at('/members/new')}">${words('register')('addMember')}</a></p>`
}

function page({ people }: Extract<Found, { kind: 'people' }>) {
  return people.slice(0, PER_PAGE)
}

function results(visit: Visit, found: Exclude<Found, { kind: 'household' | 'suspense' }>): Html {
  const { words, at, desk } = visit
  const say = words('people')
  if (found.kind === 'nothing') {
    const why = {
      short: 'tooShort',
      mistyped: 'mistyped',
      many: 'many',
      nobody: 'nothingWhy',
    } as const
    return html`<h2>${say('nothing')}</h2>
      <p>${say(why[found.why])}</p>`
  }
  const lines = page(found).map((person) => {
    const phone = 'phone' in person && typeof person.phone === 'string' ? person.phone : null
    const number = `${formatMemberNumber(person.number)}${person.ordinal === 0 ? '' : `/${person.ordinal}`}`
    return html`<li>
      <div class="row">
        <a href="${at(`/member/${person.number}`)}">${person.name}</a>
        <span class="soft"
          >${number}${phone !== null && ` · ${desk.ports.writePhone(phone as never, desk.mutual.country)}`}</span
        >
      </div>
    </li>`
  })
  const isMore = !found.isAll || found.people.length > PER_PAGE
  return html`<ul class="list">
      ${lines}
    </ul>
    ${isMore && html`<p>${say('more')}</p>`}`
}
