import { type AccountJournal, readAccountJournals, sidesOf } from '../../../app/office/read-accounts.ts' // prettier-ignore
import { type AccountId, readAccount } from '../../../core/ledger/accounts.ts'
import { html } from '../html.ts'
import { pairs, PER_PAGE, table } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { accountPath, kindName, kindOf, memberLink, ownerOf, placeIn } from './ledger.ts'

/** Longer than any account of ours is called. */
const ID_MAX = 80

/** One account: what stands on it, and its journals, the latest first. */
export async function showAccount(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const say = words('accounts')
  const id = asked.query('id').slice(0, ID_MAX) as AccountId
  const before = placeIn(asked.query('before'))
  const seen = await readAccountJournals(desk, id, { before, limit: PER_PAGE })
  if (!seen) return 'not-found'
  const { account, journals, next } = seen
  const { kind } = readAccount(id)
  const owner = ownerOf(id)
  const { debit, credit } = sidesOf(account)
  const name = kindName(visit, kind)
  const title = owner ? `${name}, ${owner.text}` : name
  const facts = pairs([
    [words('books')('of'), owner?.number && memberLink(visit, owner.number)],
    [say('now'), `${write.money(debit > 0 ? debit : credit)} ${debit > 0 ? say('debit') : credit > 0 ? say('credit') : ''}`], // prettier-ignore
    [say('ever'), `${say('debit')} ${write.money(account.debits)} · ${say('credit')} ${write.money(account.credits)}`], // prettier-ignore
  ])
  const more = (place: number) => `${accountPath(visit, id)}&before=${place}`
  const body = html`<h1>${title}</h1>
    ${facts}
    <h2>${say('journals')}</h2>
    ${journals.length === 0 ? html`<p>${say('none')}</p>` : journalTable(visit, journals)}
    <p class="row noprint">
      ${next !== null && html`<a href="${more(next)}">${say('older')}</a>`}
      ${before !== null && html`<a href="${accountPath(visit, id)}">${say('newest')}</a>`}
      ${owner && html`<a href="${at(`/books/accounts/${kind}`)}">${say('kindLink', { code: kind })}</a>`}
      <a href="${at('/books/accounts')}">${say('title')}</a>
    </p>`
  const shows = [owner?.number ?? [], ...journals.map(({ number }) => number ?? [])].flat()
  return { title, body, shows: [...new Set(shows)] }
}

function journalTable(visit: Visit, journals: readonly AccountJournal[]) {
  const { words, write, at } = visit
  const say = words('accounts')
  const money = (side: 'debit' | 'credit') => ({
    name: say(side),
    cell: (one: AccountJournal) => one[side] !== 0 && write.money(one[side]),
    isNumber: true as const,
  })
  const columns = [
    {
      name: words('frame')('number'),
      cell: ({ journal: { seq } }: AccountJournal) =>
        html`<a href="${at(`/books/${seq}`)}">${seq}</a>`,
      isHead: true,
    },
    {
      name: words('books')('counts'),
      cell: ({ journal }: AccountJournal) => write.day(journal.effective_on),
    },
    {
      name: words('books')('kind'),
      cell: ({ journal }: AccountJournal) => kindOf(visit, journal),
    },
    {
      name: words('books')('of'),
      cell: ({ number }: AccountJournal) => number && memberLink(visit, number),
    },
    {
      name: words('books')('receipt'),
      cell: ({ receipt }: AccountJournal) =>
        receipt && html`<a href="${at(`/receipts/${receipt}`)}">${receipt}</a>`,
    },
    money('debit'),
    money('credit'),
  ] as const
  return table(say('journals'), columns, journals)
}
