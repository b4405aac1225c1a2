import { type JournalListed, readJournal, readJournals } from '../../../app/office/read-books.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import type { Proposal } from '../../../store/decisions/proposals.ts'
import type { TransferOfJournal } from '../../../store/office/journals.ts'
import { type Content, html } from '../html.ts'
import { pairs, PER_PAGE, table } from '../parts.ts'
import type { Page, Shown, Visit } from '../visit.ts'
import { accountLink, kindOf, memberLink, placeIn } from './ledger.ts'

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
      isHead: true,
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
    <p class="row noprint">
      <a href="${at('/books/accounts')}">${words('accounts')('title')}</a>
      <a href="${at('/books/closing')}">${words('closing')('title')}</a>
      <a href="${at('/books/year')}">${words('closing')('year')}</a>
      <a href="${at('/books/assembly')}">${words('closing')('report')}</a>
      <a href="${at('/books/exports')}">${words('exports')('title')}</a>
      <a href="${at('/books/chain')}">${words('accounts')('chain')}</a>
    </p>
    ${told && html`<p class="small">${told}</p>`}
    ${journals.length === 0 ? html`<p>${say('none')}</p>` : table(say('title'), columns, journals)}
    <p class="row noprint">
      ${next !== null && html`<a href="${at(`/books?before=${next}`)}">${say('older')}</a>`}
      ${before !== null && html`<a href="${at('/books')}">${say('newest')}</a>`}
    </p>`
  return { title: say('title'), body, shows: journals.flatMap(({ number }) => number ?? []) }
}

/** The two people who decided what a journal posted, and the way to it for those who may read it. */
function decidedBy({ words, at, roles }: Visit, decided: Proposal): Content {
  const { proposed_by: proposer, proposal_id: id, decision } = decided
  const told = words('books')('decidedBy', { proposer, approver: decision?.decided_by ?? '' })
  return mayRead('decisions', roles) ? html`<a href="${at(`/decisions/${id}`)}">${told}</a>` : told
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
    [say('decided'), seen.decided && decidedBy(visit, seen.decided)],
    [say('receipt'), receipt && html`<a href="${at(`/receipts/${receipt}`)}">${receipt}</a>`],
    [say('of'), numbers.length > 0 && numbers.map((one) => html`${memberLink(visit, one)} `)],
    [say('reverses'), link(seen.reverses)],
    [say('reversedBy'), link(seen.reversedBy)],
    [say('hash'), html`<span class="small">${journal.hash}</span>`],
  ])
  const columns = [
    { name: say('debit'), cell: ({ debit }: TransferOfJournal) => accountLink(visit, debit) },
    { name: say('credit'), cell: ({ credit }: TransferOfJournal) => accountLink(visit, credit) },
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
