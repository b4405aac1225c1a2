import { type Place, readMoney, type ReceiptSeen } from '../../../app/office/read-money.ts'
import type { Kept } from '../../../app/payments/suspense.ts'
import { boxOfWallet, isBankWallet } from '../../../core/ledger/box.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { type Html, html } from '../html.ts'
import { PER_PAGE, table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'

/** Money that is nobody's yet, where all of it is, and what came in, newest first. */
export async function showMoney(visit: Visit): Promise<Page> {
  const { desk, asked, words } = visit
  const say = words('money')
  const seen = await readMoney(desk, { after: asked.query('after'), limit: PER_PAGE })
  const isFirst = asked.query('after') === ''
  const body = html`<h1>${say('title')}</h1>
    ${
      isFirst &&
      html`<div class="two">${suspense(visit, seen.suspense)}${places(visit, seen.places)}</div>`
    }
    ${receipts(visit, seen.receipts, seen.next)}`
  const shows = [
    ...(isFirst ? seen.suspense.flatMap(({ cardOf }) => cardOf?.number ?? []) : []),
    ...seen.receipts.flatMap(({ parts }) => numbersIn(parts).slice(0, NAMED_MAX)),
  ]
  return { title: say('title'), body, shows: [...new Set(shows)] }
}

/** Households that a line names; the page of the receipt has all of them. */
const NAMED_MAX = 3

/** Most that is listed at once: more has to be looked after before anybody reads it. */
const SUSPENSE_MAX = 50

function suspense(visit: Visit, kept: readonly Kept[]): Html {
  const { words, write, at } = visit
  const say = words('money')
  const lines = kept.slice(0, SUSPENSE_MAX).map((one) => {
    const came = [payerOf(visit, one.payer_phone), one.account_typed && `“${one.account_typed}”`]
    return html`<li>
      <div class="row">
        <a href="${at(`/receipts/${one.receipt_number}`)}">${one.receipt_number}</a>
        <strong>${write.money(one.amount)}</strong>
      </div>
      <span class="soft small"
        >${[write.day(one.value_on), wayOf(visit, one.wallet), ...came].filter(Boolean).join(' · ')}</span
      >
    </li>`
  })
  return html`<section>
    <h2>${say('unmatched')}</h2>
    ${
      lines.length > 0
        ? html`<p class="soft">${say('unmatchedAbout')}</p>
            <ul class="list">
              ${lines}
            </ul>
            ${kept.length > lines.length && html`<p>${say('others', { count: kept.length - lines.length })}</p>`}`
        : html`<p>${say('allMatched')}</p>`
    }
  </section>`
}

function places({ words, write, at, roles }: Visit, all: readonly Place[]): Html {
  const say = words('money')
  const nameOf = (place: Place) =>
    place.kind === 'bank'
      ? say('bank')
      : say(place.kind === 'wallet' ? 'wallet' : 'inHand', { name: place.name })
  const columns = [
    {
      name: say('place'),
      cell: (place: Place) =>
        html`${nameOf(place)}${place.kind === 'wallet' && place.isPaused && html`<br /><span class="warn small">${say('paused')}</span>`}`,
    },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: Place) =>
        amount < 0
          ? html`<strong class="bad">${write.money(amount)}</strong>`
          : write.money(amount),
      isNumber: true,
    },
  ] as const
  return html`<section>
    <h2>${say('where')}</h2>
    ${table(say('where'), columns, all)}
    <p class="row noprint">
      <a href="${at('/money/cash')}">${words('cash')('title')}</a>
      <a href="${at('/money/wallets')}">${words('wallets')('title')}</a>
      ${mayRead('bank-money', roles) && html`<a href="${at('/money/bank')}">${words('pay')('bankNobody')}</a>`}
    </p>
  </section>`
}

function receipts(visit: Visit, all: readonly ReceiptSeen[], next: string | null): Html {
  const { words, write, at, asked } = visit
  const say = words('money')
  const frame = words('frame')
  const columns = [
    { name: frame('day'), cell: ({ receipt }: ReceiptSeen) => write.day(receipt.value_on) },
    {
      name: frame('number'),
      cell: ({ receipt: { receipt_number: number } }: ReceiptSeen) =>
        html`<a href="${at(`/receipts/${number}`)}">${number}</a>`,
    },
    {
      name: say('member'),
      cell: ({ receipt, parts }: ReceiptSeen) => whose(visit, receipt.state, parts),
    },
    { name: say('way'), cell: ({ receipt }: ReceiptSeen) => wayOf(visit, receipt.wallet) },
    {
      name: frame('amount'),
      cell: ({ receipt }: ReceiptSeen) => write.money(receipt.amount),
      isNumber: true,
    },
  ] as const
  return html`<section id="receipts">
    <h2>${say('receipts')}</h2>
    ${all.length === 0 ? html`<p>${say('noReceipts')}</p>` : table(say('receipts'), columns, all)}
    <p class="row noprint">
      ${next !== null && html`<a href="${at(`/money?after=${next}`)}">${say('older')}</a>`}
      ${asked.query('after') !== '' && html`<a href="${at('/money')}">${say('newest')}</a>`}
    </p>
  </section>`
}

function whose(
  { words, at }: Visit,
  state: ReceiptSeen['receipt']['state'],
  parts: ReceiptSeen['parts'],
): Html {
  const say = words('money')
  if (state === 'suspense') return html`<span class="warn">${say('nobody')}</span>`
  const numbers = numbersIn(parts)
  const more = numbers.length - NAMED_MAX
  const links = numbers
    .slice(0, NAMED_MAX)
    .map((number) => html`<a href="${at(`/member/${number}`)}">${formatMemberNumber(number)}</a> `)
  return html`${links}${more > 0 && say('others', { count: more })}`
}

function numbersIn(parts: ReceiptSeen['parts']): MemberNumber[] {
  return [...new Set(parts.map(({ number }) => number))]
}

/** By which way money came: a wallet by its name, cash, or the bank. */
export function wayOf({ words }: Pick<Visit, 'words'>, wallet: string): string {
  if (isBankWallet(wallet)) return words('money')('bank')
  return boxOfWallet(wallet) === null ? wallet : words('money')('cash')
}

/** The phone that money came from, as people here dial it. */
export function payerOf({ desk }: Pick<Visit, 'desk'>, phone: PhoneNumber | null): string | null {
  return phone && desk.ports.writePhone(phone, desk.mutual.country)
}
