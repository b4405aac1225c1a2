import { type Accounts, type Balance, readAccounts, sidesOf } from '../../../app/office/read-accounts.ts' // prettier-ignore
import { type CivilDate, formatDate } from '../../../core/dates.ts'
import type { AccountCode } from '../../../core/ledger/accounts.ts'
import { add } from '../../../core/money.ts'
import { type AccountMoved, accountsOfKind } from '../../../store/office/accounts.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { readDay } from '../days.ts'
import { type Html, html } from '../html.ts'
import { field, PER_PAGE, table } from '../parts.ts'
import type { Page, Shown, Visit } from '../visit.ts'
import { accountPath, kindName, ownerOf } from './ledger.ts'

/** What stands on every kind of account on the evening of a day. */
export async function showAccounts(visit: Visit): Promise<Page> {
  const { desk, asked, words, at } = visit
  const say = words('accounts')
  const typed = asked.query('on').trim().slice(0, 20)
  const day = typed === '' ? desk.today : readDay(typed, desk.today)
  const isDay = day !== null && day <= desk.today
  const on = isDay ? day : desk.today
  const seen = await readAccounts(desk, on)
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    <form class="noprint" action="${at('/books/accounts')}">
      ${field({
        ...{
          name: 'on',
          label: say('on'),
          hint: say('onHint'),
          value: isDay ? formatDate(on) : typed,
        },
        error: isDay ? undefined : say('notADay'),
        input: html`maxlength="10" size="12" inputmode="numeric" autocomplete="off"`,
      })}
      <p><button class="second">${say('show')}</button></p>
    </form>
    ${seen ? await balances(visit, seen) : html`<p>${say('tooLarge')}</p>`}`
  return { title: say('title'), body }
}

async function balances(visit: Visit, { on, balances: all, isLarge }: Accounts): Promise<Html> {
  const { words, write, at } = visit
  const say = words('accounts')
  const isClosed = await closedThrough(visit, on)
  const sum = (side: 'debit' | 'credit') => write.money(add(...all.map((one) => one[side])))
  const money = (side: 'debit' | 'credit') => ({
    name: say(side),
    cell: (one: Balance) => one[side] !== 0 && write.money(one[side]),
    isNumber: true as const,
  })
  const columns = [
    {
      name: say('account'),
      cell: ({ kind }: Balance) =>
        html`<a href="${at(`/books/accounts/${kind}`)}">${kindName(visit, kind)}</a>`,
      isHead: true,
    },
    money('debit'),
    money('credit'),
  ] as const
  return html`<h2>${say('on')} ${write.day(on)}</h2>
    ${isLarge && html`<p class="note">${say('large', { day: write.day(on) })}</p>`}
    ${isClosed && html`<p class="soft">${say('closed')}</p>`}
    ${all.length === 0 ? html`<p>${words('books')('none')}</p>` : table(say('title'), columns, all)}
    <p><strong>${say('all')}: ${sum('debit')} = ${sum('credit')}</strong></p>`
}

async function closedThrough({ desk }: Visit, on: CivilDate): Promise<boolean> {
  const books = await loadMutual(desk.tx, desk.mutual.code)
  return on <= (books?.closedThrough ?? '')
}

/** The accounts of one kind, so many at a time, as they stand now; the only one opens at once. */
export async function showKind(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const say = words('accounts')
  const kind = asked.param('kind') as AccountCode
  const after = asked.query('after')
  const found = await accountsOfKind(desk.tx, desk.mutual.code, kind, after, PER_PAGE + 1)
  const [first] = found
  if (!first) return 'not-found'
  if (found.length === 1 && after === '' && first.account === kind)
    return { to: accountPath(visit, first.account) }
  const shown = found.slice(0, PER_PAGE)
  const money = (side: 'debit' | 'credit') => ({
    name: say(side),
    cell: (one: AccountMoved) => sidesOf(one)[side] !== 0 && write.money(sidesOf(one)[side]),
    isNumber: true as const,
  })
  const columns = [
    {
      name: say('account'),
      cell: ({ account }: AccountMoved) =>
        html`<a href="${accountPath(visit, account)}">${ownerOf(account)?.text ?? account}</a>`,
      isHead: true,
    },
    money('debit'),
    money('credit'),
  ] as const
  const title = say('ofKind', { account: kindName(visit, kind) })
  const last = shown.at(-1)?.account ?? ''
  const body = html`<h1>${title}</h1>
    ${table(title, columns, shown)}
    <p class="row noprint">
      ${found.length > PER_PAGE && html`<a href="${at(`/books/accounts/${kind}?after=${encodeURIComponent(last)}`)}">${words('frame')('next')}</a>`}
      ${after !== '' && html`<a href="${at(`/books/accounts/${kind}`)}">${words('frame')('first')}</a>`}
      <a href="${at('/books/accounts')}">${say('title')}</a>
    </p>`
  return { title, body, shows: shown.flatMap(({ account }) => ownerOf(account)?.number ?? []) }
}
