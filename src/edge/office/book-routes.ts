import { showAccount } from './pages/account.ts'
import { showAccounts, showKind } from './pages/accounts.ts'
import { showAssembly } from './pages/assembly.ts'
import { showBooks, showJournal } from './pages/books.ts'
import { showChain } from './pages/chain.ts'
import { sendClose, showCloseCheck, showClosing } from './pages/closing.ts'
import { makeExport, showExports } from './pages/exports.ts'
import { sendYearBack, sendYearEnd, showYear } from './pages/year.ts'
import { form, page, type Route } from './route.ts'

const closeCheck = page({
  path: '/books/closing/check',
  errand: 'closing',
  shows: 'nobody',
  does: 'what closing a month will do, before it is done',
  show: showCloseCheck,
})

const year = page({
  path: '/books/year',
  errand: 'year',
  shows: 'nobody',
  does: 'what would become of the result of a year, or what was done with it',
  show: showYear,
})

const exports = page({
  path: '/books/exports',
  errand: 'exports',
  shows: 'nobody',
  does: 'asks what is to be taken out as a file',
  show: showExports,
})

/** Journals, accounts, closing, the year and its report, files to take out. */
export const BOOK_ROUTES: readonly Route[] = [
  page({
    path: '/books',
    errand: 'books',
    shows: 'people',
    does: 'the journals, the latest first, and the head of their chain',
    show: showBooks,
  }),
  page({
    path: '/books/accounts',
    errand: 'accounts',
    shows: 'nobody',
    does: 'what stands on every kind of account on the evening of a day',
    show: showAccounts,
  }),
  page({
    path: '/books/accounts/:kind',
    errand: 'accounts of a kind',
    shows: 'people',
    does: 'the accounts of one kind, 25 at a time',
    show: showKind,
  }),
  page({
    path: '/books/account',
    errand: 'account',
    shows: 'people',
    does: 'one account and its journals, the latest first',
    show: showAccount,
  }),
  page({
    path: '/books/chain',
    errand: 'chain',
    shows: 'nobody',
    does: 'where the chain of the books ends, and whether a line that somebody kept agrees',
    show: showChain,
  }),
  page({
    path: '/books/closing',
    errand: 'closing',
    shows: 'nobody',
    does: 'what a month has left open, and the way to close it',
    show: showClosing,
  }),
  closeCheck,
  form({
    path: '/books/closing/close',
    errand: 'close',
    does: 'closes the books through a month, for good',
    send: async () => ({ kind: 'again' }),
    then: sendClose,
    page: closeCheck,
  }),
  year,
  form({
    path: '/books/year/close',
    errand: 'book close-year',
    does: 'proposes that the result of a year goes into the funds',
    send: sendYearEnd,
    page: year,
  }),
  form({
    path: '/books/year/reopen',
    errand: 'book reopen-year',
    does: 'proposes to take that back',
    send: sendYearBack,
    page: year,
  }),
  page({
    path: '/books/assembly',
    errand: 'assembly',
    shows: 'nobody',
    does: 'the report of a year to the assembly, for a screen and for paper',
    show: showAssembly,
  }),
  exports,
  {
    kind: 'file',
    method: 'get',
    path: '/books/exports/file',
    errand: 'exports',
    does: 'a register or the journals as CSV, as a spreadsheet or for hledger',
    make: makeExport,
    page: exports,
  },
  page({
    path: '/books/:seq',
    errand: 'journal',
    shows: 'people',
    does: 'one journal: its transfers, its receipt, its members',
    show: showJournal,
  }),
]
