import { isAnyOf, seesAll, WHO } from '../../../core/staff/office-role.ts'
import { readBehind, readToday, type TodaySeen } from '../../../app/office/read-today.ts'
import { peopleSeenBy } from '../../../app/staff/own-people.ts'
import { type MemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import { add } from '../../../core/money.ts'
import { hasMoreMembers } from '../../../store/membership/arrears.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'
import { figures } from './figures.ts'
import { atCounter } from './today-counter.ts'
import { firstSteps, waits } from './today-waits.ts'

/** What waits, what came in, who is behind, whom clinics asked about. A collector sees who is behind. */
export async function showToday(visit: Visit): Promise<Page> {
  const { desk, roles, words, write } = visit
  const say = words('today')
  const seen = seesAll(roles) ? await readToday(desk) : null
  const isNew = seen !== null && !(await hasMoreMembers(desk.tx, desk.mutual.code, 0))
  const counter = isNew ? firstSteps(visit) : await atCounter(visit)
  const waiting = seen && waits(visit, seen)
  const decides = !isNew && isAnyOf(WHO.readsDecisions, roles)
  const body = html`<h1>${say('title')}, ${write.day(desk.today)}</h1>
    <div class="cards">
      ${decides ? [waiting, counter] : [counter, waiting]}${seen && moneyIn(visit, seen)}
      ${!isNew && (await behind(visit))}${seen && checks(visit, seen)}
    </div>
    ${seen && !isNew && (await figures(visit))}`
  return { title: say('title'), body, shows: seen ? numbersIn(seen) : [] }
}

function moneyIn({ words, write }: Visit, { moneyIn }: TodaySeen): Html {
  const say = words('today')
  const rows = [
    [say('day'), moneyIn.today],
    [say('week'), moneyIn.week],
    [say('month'), moneyIn.month],
  ] as const
  const columns = [
    { name: say('span'), cell: ([name]: (typeof rows)[number]) => name, isHead: true },
    {
      name: words('frame')('amount'),
      cell: ([, span]: (typeof rows)[number]) =>
        html`<strong>${write.money(span.net)}</strong><br /><span class="soft small"
            >${say('payments', { count: span.receipts })}</span
          >`,
      isNumber: true,
    },
  ] as const
  return html`<section class="card">
    <h2>${say('moneyIn')}</h2>
    ${table(say('moneyIn'), columns, rows)}
  </section>`
}

async function behind(visit: Visit): Promise<Html> {
  const { desk, who, roles, words, write, at } = visit
  const say = words('today')
  const staff = { phone: who.phone, roles }
  const among = await peopleSeenBy(desk.tx, desk.mutual, staff, desk.now)
  const seen = await readBehind(desk, among)
  if (!seen)
    return html`<section class="card">
      <h2>${say('behind')}</h2>
      <p>${say('noFigures')}</p>
    </section>`
  const { ageing, members, at: night } = seen
  const rows = (['one', 'two', 'three'] as const).map((key, index) => ({ key, by: index + 1 }))
  const late = rows.map(({ key }) => ageing[key])
  const count = late.reduce((sum, one) => sum + one.members, 0)
  const lines = rows.map(({ key, by }) => {
    const { members: some, amount } = ageing[key]
    return html`<li>
      <div class="row">
        <a href="${at(`/behind?by=${by}`)}">${say(key)}: ${some}</a
        ><span>${write.money(amount)}</span>
      </div>
    </li>`
  })
  return html`<section class="card">
    <h2>${say('behind')}</h2>
    <p class="big">${write.money(add(...late.map(({ amount }) => amount)))}</p>
    <p class="soft">${say('behindOf', { count, members })}</p>
    ${night !== null && html`<p class="soft small">${say('asOf', { when: write.moment(night) })}</p>`}
    <ul class="list">
      ${lines}
    </ul>
  </section>`
}

function checks({ words }: Visit, { checks }: TodaySeen): Html {
  const say = words('today')
  const names = { yes: 'checkedYes', no: 'checkedNo', 'cannot-tell': 'checkedNot' } as const
  const rows = (['yes', 'no', 'cannot-tell'] as const).map((answer) => answer)
  const columns = [
    { name: say('answer'), cell: (answer: keyof typeof names) => say(names[answer]), isHead: true },
    { name: say('day'), cell: (answer: keyof typeof names) => checks.day[answer], isNumber: true },
    {
      name: say('week'),
      cell: (answer: keyof typeof names) => checks.week[answer],
      isNumber: true,
    },
  ] as const
  return html`<section class="card">
    <h2>${say('checks')}</h2>
    ${table(say('checks'), columns, rows)}
  </section>`
}

/** Alerts name members by their numbers. */
function numbersIn({ alerts }: TodaySeen): MemberNumber[] {
  return alerts.flatMap(({ cause }) => readMemberNumber(/^\d{8,10}/.exec(cause)?.[0] ?? '') ?? [])
}
