import { type JournalListed, readJournal, readJournals } from '../../../app/office/read-books.ts'
import { type AccountId, readAccount } from '../../../core/ledger/accounts.ts'
import { accountTerms } from '../../../core/ledger/chart.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { LANGUAGES } from '../../../core/wording/catalogue.ts'
import type { TransferOfJournal } from '../../../store/office/journals.ts'
import type { JournalTable } from '../../../store/tables/books.ts'
import { type Html, html } from '../html.ts'
import { pairs, PER_PAGE, table } from '../parts.ts'
import type { Page, Shown, Visit } from '../visit.ts'

/** The journals, the latest first, and the head of their chain. */
export async function showBooks(visit: Visit): Promise<Page> {
  const { desk, asked, words, write, at } = visit
  const say = words('books')
  const before = placeIn(asked.query('before'))
  const { journals, next, head } = await readJournals(desk, { before, limit: PER_PAGE })
  const columns = [
    {
      name: words('frame')('number'),
      cell: ({ journal: { seq } }: JournalListed) =>
        html`<a href="${at(`/books/${seq}`)}">${seq}</a>`,
    },
    { name: say('counts'), cell: ({ journal }: JournalListed) => write.day(journal.effective_on) },
    { name: say('kind'), cell: ({ journal }: JournalListed) => kindOf(visit, journal) },
    {
      name: say('of'),
      cell: ({ number }: JournalListed) => number && memberLink(visit, number),
    },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: JournalListed) => write.money(amount),
      isNumber: true,
    },
  ] as const
  const told = head && say('head', { seq: head.seq, hash: head.hash.slice(0, 16) })
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    ${told && html`<p class="small">${told}</p>`}
    ${journals.length === 0 ? html`<p>${say('none')}</p>` : table(say('title'), columns, journals)}
    <p class="row noprint">
      ${next !== null && html`<a href="${at(`/books?before=${next}`)}">${say('older')}</a>`}
      ${before !== null && html`<a href="${at('/books')}">${say('newest')}</a>`}
    </p>`
  return { title: say('title'), body, shows: journals.flatMap(({ number }) => number ?? []) }
}

/** One journal: what moved from where to where, and of what it is. */
export async function showJournal(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const say = words('books')
  const seq = placeIn(asked.param('seq'))
  const seen = seq === null ? null : await readJournal(desk, seq)
  if (!seen) return 'not-found'
  const { journal, transfers, numbers, receipt } = seen
  const link = (place: number | null) =>
    place !== null && html`<a href="${at(`/books/${place}`)}">${place}</a>`
  const facts = pairs([
    [say('kind'), kindOf(visit, journal)],
    [say('counts'), write.day(journal.effective_on)],
    [say('happened'), journal.event_on !== journal.effective_on && write.day(journal.event_on)],
    [say('posted'), write.moment(journal.posted_at)],
    [say('by'), journal.actor],
    [say('receipt'), receipt && html`<a href="${at(`/receipts/${receipt}`)}">${receipt}</a>`],
    [say('of'), numbers.length > 0 && numbers.map((one) => html`${memberLink(visit, one)} `)],
    [say('reverses'), link(seen.reverses)],
    [say('reversedBy'), link(seen.reversedBy)],
    [say('hash'), html`<span class="small">${journal.hash}</span>`],
  ])
  const columns = [
    { name: say('debit'), cell: ({ debit }: TransferOfJournal) => account(visit, debit) },
    { name: say('credit'), cell: ({ credit }: TransferOfJournal) => account(visit, credit) },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: TransferOfJournal) => write.money(amount),
      isNumber: true,
    },
  ] as const
  const title = say('journal', { seq: journal.seq })
  const body = html`<h1>${title}</h1>
    ${facts}${table(say('transfers'), columns, transfers)}`
  return { title, body, shows: numbers }
}

function kindOf({ words }: Visit, { kind }: Pick<JournalTable, 'kind'>): string {
  return words('books')(kind === 'receipt' ? 'kreceipt' : kind)
}

function memberLink({ at }: Visit, number: MemberNumber): Html {
  return html`<a href="${at(`/member/${number}`)}">${formatMemberNumber(number)}</a>`
}

/** `411 Members: contributions due, 0412337-8`, in the language of the page where the name is the usual one. */
function account(visit: Visit, id: AccountId): Html {
  const { kind, owner } = readAccount(id)
  const { name } = accountTerms(visit.desk.mutual.bookkeeping)(kind)
  const own = LANGUAGES[visit.language].pages.accounts[kind] ?? name
  const isMember = kind === '411' || kind === '419'
  const whose = owner && (isMember ? memberLink(visit, owner as MemberNumber) : owner)
  return html`${kind} ${own}${whose && html`, ${whose}`}`
}

/** A place in the chain; null where the text is none. */
function placeIn(text: string): number | null {
  const place = /^\d{1,12}$/.test(text) ? Number(text) : 0
  return place > 0 ? place : null
}
