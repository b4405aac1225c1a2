import { isAnyOf, WHO } from '../../../core/staff/office-role.ts'
import { readCare, readLooks, readMember, readSaid } from '../../../app/office/read-member.ts'
import { reachOf } from '../../../app/staff/own-member.ts'
import { standingLines, standingTitle } from '../../../core/errands/standing.ts'
import { bornText } from '../../../core/messages/matter-text.ts'
import { type Instant, instant } from '../../../core/dates.ts'
import { formatMemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import type { State } from '../../../core/membership/standing.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { type Html, html } from '../html.ts'
import { pairs } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { careSection } from './member-care.ts'
import { documentsSection } from './member-documents.ts'
import { chargesTable, paymentsTable } from './member-money.ts'
import { type MemberPart, type MemberVisit, rowsOf } from './member-page.ts'
import { actionsOf, personActions } from './member-actions.ts'
import { saidSection } from './member-said.ts'
import { timeline } from './member-timeline.ts'

/** Looks of others that a page tells of. */
const LOOKS_SHOWN = 5

/**
 * One member: the standing in the words that the phone says, household, money, what happened. A collector sees
 * the own people; care and what was said those see who keep the register.
 */
export async function showMember(visit: Visit): Promise<Shown> {
  const { desk, who, roles, asked } = visit
  const number = readMemberNumber(asked.param('number'))
  const seen = number && (await readMember(desk, number, PAYMENTS_MAX))
  if (!number || !seen) return 'not-found'
  const staff = { phone: who.phone, roles }
  const reach = await reachOf(desk.tx, desk.mutual, staff, number, desk.now)
  if (!reach.sees) return 'not-found'
  const here: MemberVisit = { ...visit, seen, path: visit.at(`/member/${number}`) }
  const name = seen.people[0]?.name ?? ''
  const body = html`<h1>${name}</h1>
    ${standingBox(here)} ${actionsOf(here)} ${about(here)} ${family(here)}
    <div class="two">${chargesTable(here)}${paymentsTable(here)}</div>
    ${await documentsSection(here)} ${timeline(here)}
    ${isAnyOf(WHO.readsRegister, roles) && (await forRegister(here))}`
  return { title: `${name} ${formatMemberNumber(number)}`, body, shows: [number] }
}

/** Payments that are read for one page; the rest are a page further. */
const PAYMENTS_MAX = 500

async function forRegister(here: MemberVisit): Promise<Html> {
  const { desk, seen } = here
  const { number } = seen.household
  const said = await readSaid(desk, seen, before(here, 'said'), rowsOf(here, 'said') + 1)
  const care = await readCare(desk, number, before(here, 'care'), rowsOf(here, 'care') + 1)
  const looks = await readLooks(desk, number, LOOKS_SHOWN)
  const say = here.words('member')
  return html`${saidSection(here, said)} ${careSection(here, care)}
    <section class="noprint">
      <h2>${say('looks')}</h2>
      <ul class="list small">
        ${looks.map(
          (look) =>
            html`<li>
              <div class="row">
                <span>${look.name}</span
                ><span class="soft">${here.write.moment(look.looked_at)}</span>
              </div>
            </li>`,
        )}
        ${looks.length === 0 && html`<li>${here.words('frame')('none')}</li>`}
      </ul>
    </section>`
}

/** The moment before which a list goes on. */
function before({ asked }: MemberVisit, part: MemberPart): Instant | null {
  const at = asked.query(part)
  return /^\d{1,15}$/.test(at) ? instant(Number(at)) : null
}

function about({ seen, words, desk, write, roles, path, at }: MemberVisit): Html {
  const say = words('member')
  const { household, people, plan, association } = seen
  const phone = people[0]?.phone
  const { ports, mutual } = desk
  return pairs([
    [words('frame')('number'), html`<strong>${formatMemberNumber(household.number)}</strong>`],
    [
      say('phone'),
      phone
        ? html`<a href="tel:${phone}">${ports.writePhone(phone, mutual.country)}</a>`
        : say('noPhone'),
    ],
    [say('plan'), plan],
    [
      say('association'),
      association && mayRead('association', roles)
        ? html`<a href="${at(`/associations/${encodeURIComponent(association.code)}`)}"
            >${association.name}</a
          >`
        : association?.name,
    ],
    [say('since'), write.day(household.facts.joinedOn)],
    [
      words('cards')('card'),
      mayRead('cards', roles) &&
        html`<a class="noprint" href="${path}/card">${words('cards')('toPrint')}</a>`,
    ],
  ])
}

/** How a state is marked, beside its words. */
const MARKS: Readonly<Record<State, 'good' | 'warn' | 'bad' | 'plain'>> = {
  ...({ active: 'good', waiting: 'warn', grace: 'warn', applicant: 'warn' } as const),
  ...({ suspended: 'bad', 'struck-off': 'bad', resigned: 'plain' } as const),
  ...({ deceased: 'plain', transferred: 'plain' } as const),
}

function standingBox({ seen, desk, write, words }: MemberVisit): Html {
  const { standing } = seen
  const scene = { say: write.ofMember, money: write.money, standing, mutual: desk.mutual }
  return html`<section
    class="state is-${MARKS[standing.state]}"
    aria-label="${words('member')('asOf', { day: write.day(desk.today) })}"
  >
    <strong>${standingTitle(scene)}</strong>
    ${standingLines(scene).map((line) => html`<div>${line}</div>`)}
    <div class="soft small">${words('member')('asOf', { day: write.day(desk.today) })}</div>
  </section>`
}

function family(here: MemberVisit): Html {
  const { seen, words, write, desk } = here
  const say = words('member')
  const lines = seen.people.map((person) => {
    const { ordinal, name, relation, birthDate, leftOn, waitingUntil, coveredToAge } = person
    const born = words('people')('born', { when: bornText(birthDate) })
    const states = [
      leftOn && say('leftOn', { day: write.day(leftOn) }),
      !leftOn && waitingUntil && say('waitsUntil', { day: write.day(waitingUntil) }),
      !leftOn && coveredToAge && say('tooOld', { day: write.day(coveredToAge) }),
    ].filter(Boolean)
    const isThere = ordinal > 0 && (!leftOn || leftOn >= desk.today)
    return html`<li>
      <strong>${name}</strong>
      <span class="soft">/${ordinal} · ${say(relation)} · ${born}</span>
      ${states.length > 0 && html`<br /><span class="small">${states.join(' · ')}</span>`}
      ${isThere && html`<span class="small noprint links">${personActions(here, ordinal)}</span>`}
    </li>`
  })
  return html`<section>
    <h2>${say('family')}</h2>
    <ul class="list">
      ${lines}
    </ul>
  </section>`
}
