import { suspenseMatch } from '../../../app/acts/suspense.ts'
import { findTyped } from '../../../app/membership/find-member.ts'
import { type Likely, readReceipt, type ReceiptWhole } from '../../../app/office/read-money.ts'
import { formatMemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import { add } from '../../../core/money.ts'
import { redacted } from '../../../core/text/redact.ts'
import { OTHER_CURRENCY } from '../../../core/payments/doubt.ts'
import { membersNumbered, type PersonFound } from '../../../store/office/find.ts'
import { type Html, html } from '../html.ts'
import { field, pairs, table } from '../parts.ts'
import type { Answer, Sent, Shown, Visit } from '../visit.ts'
import { payerOf, wayOf } from './money.ts'

type Open = NonNullable<ReceiptWhole['open']>

/** One receipt: where it came from, who got what of it, or whose it may be. */
export async function showReceipt(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const say = words('money')
  const seen = await readReceipt(desk, asked.param('receipt'))
  if (!seen) return 'not-found'
  const { receipt, open } = seen
  const journals = seen.journals.map((seq) => html`<a href="${at(`/books/${seq}`)}">${seq}</a> `)
  const facts = pairs([
    [words('frame')('amount'), html`<strong>${write.money(receipt.amount)}</strong>`],
    [say('left'), open && open.left !== receipt.amount && write.money(open.left)],
    [say('came'), write.moment(receipt.paid_at)],
    [say('way'), wayOf(visit, receipt.wallet)],
    [say('operator'), receipt.operator_receipt],
    [say('from'), payerOf(visit, receipt.payer_phone)],
    [say('typed'), receipt.account_typed],
    [words('books')('journals'), journals.length > 0 && journals],
  ])
  const title = say('receipt', { receipt: receipt.receipt_number })
  const owner = open ? await ownerPart(visit, seen, open) : null
  const body = html`<h1>${title}</h1>
    ${facts} ${owner ? owner.body : partsTable(visit, seen)} ${toldOf(visit, seen)}`
  const shows = [...seen.people.map(({ number }) => number), ...(owner?.shows ?? [])]
  return { title, body, shows: [...new Set(shows)] }
}

/** What the operator told, word for word, without what opens anything. */
function toldOf({ words, write }: Visit, { told }: ReceiptWhole): Html | null {
  if (!told) return null
  const say = words('money')
  return html`<details class="noprint">
    <summary>${say('told')}</summary>
    <p class="soft small">
      ${write.moment(told.at)}${told.times > 1 && ` · ${say('toldTimes', { count: told.times })}`}
    </p>
    <p class="said small">${redacted(told.text).slice(0, TOLD_MAX)}</p>
  </details>`
}

/** Notices of operators have some hundred characters. */
const TOLD_MAX = 4000

function partsTable({ words, write, at }: Visit, { parts, people }: ReceiptWhole): Html {
  const say = words('money')
  const rows = people.map((person) => ({
    person,
    amount: add(
      ...parts.filter((part) => part.number === person.number).map((part) => part.amount),
    ),
    isBack: parts.some((part) => part.number === person.number && part.amount < 0),
  }))
  const columns = [
    { name: say('member'), cell: ({ person }: (typeof rows)[number]) => linked({ at }, person) },
    {
      name: words('frame')('amount'),
      cell: ({ amount, isBack }: (typeof rows)[number]) =>
        html`${write.money(amount)}${isBack && html`<br /><span class="small">${say('takenBack')}</span>`}`,
      isNumber: true,
    },
  ] as const
  return table(say('state'), columns, rows)
}

function linked({ at }: Pick<Visit, 'at'>, { number, name }: PersonFound): Html {
  return html`<a href="${at(`/member/${number}`)}">${name}</a>
    <span class="soft">${formatMemberNumber(number)}</span>`
}

/** Whose it may be, a question for the member, and the member that was asked for. */
async function ownerPart(visit: Visit, seen: ReceiptWhole, { left, likely }: Open) {
  const { asked, words, typed } = visit
  const say = words('money')
  // What is not in the mutual's money waits for a decision of its own, not for a member.
  if (seen.receipt.reason === OTHER_CURRENCY) return { body: html``, shows: [] }
  const text = (typed('number') || asked.query('number')).slice(0, 80)
  const chosen = text === '' ? null : await chosenBy(visit, text)
  const isFound = chosen !== null && typeof chosen !== 'string'
  const ways = likely.map((one) => likelyLine(visit, seen, one))
  const body = html`${isFound && giving(visit, seen, chosen, left)}
    <h2>${say(ways.length > 0 ? 'likely' : 'whose')}</h2>
    ${
      ways.length > 0
        ? html`<ul class="list">
            ${ways}
          </ul>`
        : html`<p class="soft">${say('noIdea')}</p>`
    }
    <form action="${visit.at(`/receipts/${seen.receipt.receipt_number}`)}">
      ${field({
        ...{ name: 'number', label: say('whose'), hint: say('whoseHint'), value: text },
        ...{ error: typeof chosen === 'string' ? say(chosen) : undefined },
        input: html`maxlength="40" autocomplete="off"`,
      })}
      <p><button class="second">${say('look')}</button></p>
    </form>`
  const shows = [...likely.map(({ number }) => number), ...(isFound ? [chosen.number] : [])]
  return { body, shows }
}

const WHY = { card: 'byCard', phone: 'byPhone', before: 'byBefore' } as const

function likelyLine({ words, at }: Visit, { receipt }: ReceiptWhole, one: Likely): Html {
  const say = words('money')
  const path = at(`/receipts/${receipt.receipt_number}?number=${one.number}`)
  return html`<li>
    <div class="row"><span>${linked({ at }, one)}</span><a href="${path}">${say('look')}</a></div>
    <span class="soft small">${say(WHY[one.why])}</span>
  </li>`
}

/** The member that is meant, or why nobody is. */
async function chosenBy(
  { desk }: Visit,
  text: string,
): Promise<PersonFound | 'unknown' | 'several' | 'mistyped'> {
  const { tx, now, mutual, ports } = desk
  const read = (typed: string) => ports.readPhone(typed, mutual.country)
  const search = await findTyped(tx, { mutuals: [mutual.code], now }, text, read)
  if (search.kind === 'wrong') return 'mistyped'
  if (search.kind === 'nobody') return 'unknown'
  if (search.kind !== 'found') return 'several'
  const [person] = await membersNumbered(tx, mutual.code, [search.found.number])
  return person ?? 'unknown'
}

/** The last look before money is somebody's. */
function giving(
  visit: Visit,
  { receipt }: ReceiptWhole,
  person: PersonFound,
  left: Open['left'],
): Html {
  const { desk, words, write, form, at } = visit
  const say = words('money')
  const limit = desk.mutual.matchApprovalAbove
  const isAbove = limit !== null && left > limit
  return html`<section class="note">
    <h2>${say('check')}</h2>
    <p>${linked(visit, person)}</p>
    <p>${say(isAbove ? 'second' : 'then')}</p>
    ${form(
      at(`/receipts/${receipt.receipt_number}/match`),
      html`<input type="hidden" name="number" value="${person.number}" />
        <p><button>${say('give', { amount: write.money(left), name: person.name })}</button></p>`,
    )}
  </section>`
}

/** Gives it to the member, by the act that SMS and commands do; above the limit somebody else decides. */
export async function sendMatch(sent: Sent): Promise<Answer> {
  const { desk, actor, by, asked, typed, words, at } = sent
  const say = words('money')
  const number = readMemberNumber(typed('number'))
  if (!number) return { kind: 'wrong', errors: { number: say('unknown') } }
  const receipt = asked.param('receipt')
  const given = { receipt, number, mutual: desk.mutual.code, by }
  const came = await suspenseMatch.run({ ...desk, actor }, given)
  if (!came.ok) return { kind: 'refused', refusal: came.refusal }
  const [person] = await membersNumbered(desk.tx, desk.mutual.code, [number])
  const told = { receipt, name: person?.name ?? formatMemberNumber(number) }
  const notice = say(came.value.proposal === null ? 'given' : 'waits', told)
  return { kind: 'done', to: at('/money'), notice }
}
