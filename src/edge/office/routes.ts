import { sendAlertDone, showAlerts } from './pages/alerts.ts'
import { showBehind } from './pages/behind.ts'
import { showAccount } from './pages/account.ts'
import { showAccounts, showKind } from './pages/accounts.ts'
import { showBooks, showJournal } from './pages/books.ts'
import { showAssembly } from './pages/assembly.ts'
import { showChain } from './pages/chain.ts'
import { sendClose, showCloseCheck, showClosing } from './pages/closing.ts'
import { sendYearBack, sendYearEnd, showYear } from './pages/year.ts'
import { showAssociationStatement } from './pages/association-statement.ts'
import { showAssociation } from './pages/association.ts'
import { showAssociations } from './pages/associations.ts'
import { showCard, showCards } from './pages/cards.ts'
import { showClinicStatement } from './pages/clinic-statement.ts'
import { sendBillBack, sendBillDecision, showVisit } from './pages/clinic-visit.ts'
import { showClinic } from './pages/clinic.ts'
import { showClinics } from './pages/clinics.ts'
import { sendApproval, sendRefusal, showDecisions, showProposal } from './pages/decisions.ts'
import { sendAgain, sendPropose, showFile } from './pages/file.ts'
import { makeExport, showExports } from './pages/exports.ts'
import { showFind } from './pages/find.ts'
import {
  sendImport,
  sendMembers,
  sendOpen,
  sendOpening,
  sendStatutes,
  showImport,
  STATUTES_FILE,
  TABLE_FILE,
} from './pages/import.ts'
import {
  sendStaffClose,
  sendStaffEnd,
  sendStaffResetPin,
  showColleague,
} from './pages/colleague.ts'
import { INSTALLATION } from './pages/installation-path.ts'
import { showInstallation } from './pages/installation.ts'
import { showLooks } from './pages/looks.ts'
import { sendLetterApproval, sendLetterBack, showLetter } from './pages/letter.ts'
import { showMember } from './pages/member.ts'
import { showMessages } from './pages/messages.ts'
import { showMoney } from './pages/money.ts'
import { sendMatch, showReceipt } from './pages/receipt.ts'
import { sendCode, sendEnter, showCode, showEnter } from './pages/sign-in-code.ts'
import { SIGN_IN } from './pages/sign-in-paths.ts'
import { sendBegin, sendPhone, sendSignOut, showPhone, showSignIn } from './pages/sign-in.ts'
import { sendEndSignIn, showSignIns } from './pages/sign-ins.ts'
import { showReminders } from './pages/reminders.ts'
import { showStatutes, showVersion } from './pages/statutes.ts'
import { sendStaffAdd, showStaffAdd } from './pages/staff-add.ts'
import { showStaff } from './pages/staff.ts'
import { showToday } from './pages/today.ts'
import { showWording } from './pages/wording.ts'
import {
  APPLICATION_ROUTES,
  PAY_ROUTES,
  REGISTER_ROUTES,
  WALLET_ROUTES,
} from './register-routes.ts'
import { OWN_ROUTES } from './own-routes.ts'
import { form, open, page, type Route } from './route.ts'

const signIns = page({
  path: '/sign-ins',
  errand: 'sign-ins',
  shows: 'nobody',
  does: 'who signed in for the mutual in the last month; a collector sees the own ones',
  show: showSignIns,
})

const proposal = page({
  path: '/decisions/:proposal',
  errand: 'proposal',
  shows: 'people',
  does: 'one proposal whole, before somebody decides it',
  show: showProposal,
})

const careVisit = page({
  path: '/visits/:code',
  errand: 'visit',
  shows: 'people',
  does: 'one visit: what was asked, its bill, and why that waits',
  show: showVisit,
})

const letter = page({
  path: '/letters/:letter',
  errand: 'letter',
  shows: 'people',
  does: 'one guarantee letter, to be printed',
  show: showLetter,
})

const receipt = page({
  path: '/receipts/:receipt',
  errand: 'receipt',
  shows: 'people',
  does: 'one receipt: who got it, or whose it may be and why',
  show: showReceipt,
})

const statutes = page({
  path: '/statutes',
  errand: 'statutes',
  shows: 'nobody',
  does: 'what holds for members and since when, in words',
  show: showStatutes,
})

const importing = page({
  path: '/import',
  errand: 'import',
  shows: 'nobody',
  does: 'files with members or the opening of the books: to be sent, and the last ones',
  show: showImport,
})

const file = page({
  path: '/files/:file',
  errand: 'file',
  shows: 'people',
  does: 'one file: what is wrong with it, what it would do, how far it is, what it did',
  show: showFile,
})

const alerts = page({
  path: '/alerts',
  errand: 'alerts',
  shows: 'people',
  does: 'what happened and nobody has settled, and what waits',
  show: showAlerts,
})

const staffAdd = page({
  path: '/staff/add',
  errand: 'staff-add',
  shows: 'nobody',
  does: 'asks who is to work here, and shows it once more',
  show: showStaffAdd,
})

const colleague = page({
  path: '/staff/:phone',
  errand: 'colleague',
  shows: 'nobody',
  does: 'one phone that works here: as what, since when and until when',
  show: showColleague,
})

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

/** Every page of the office and every form on one. What is not here does not exist. */
export const ROUTES: readonly Route[] = [
  open('get', SIGN_IN.begin, 'asks for digits, or for a code by SMS', showSignIn),
  open('post', SIGN_IN.begin, 'shows six digits for the phone', sendBegin),
  open('get', SIGN_IN.phone, 'waits for the yes of the phone', showPhone),
  open('post', SIGN_IN.phone, 'opens the office once the phone said yes', sendPhone),
  open('get', SIGN_IN.code, 'asks for a phone that gets a code', showCode),
  open('post', SIGN_IN.code, 'sends a code to a phone that works here', sendCode),
  open('get', SIGN_IN.enter, 'asks for the code', showEnter),
  open('post', SIGN_IN.enter, 'opens the office by the code', sendEnter),
  open('post', SIGN_IN.out, 'signs out', sendSignOut),
  { ...open('get', INSTALLATION, 'how the installation is, without any mutual’s data', showInstallation), who: 'operator' }, // prettier-ignore
  page({
    path: '',
    errand: 'today',
    shows: 'people',
    does: 'what waits, money in, who is behind, checks',
    show: showToday,
  }),
  page({
    path: '/find',
    errand: 'find',
    shows: 'people',
    does: 'finds by number, name, phone, card, visit code or receipt',
    show: showFind,
  }),
  page({
    path: '/member/:number',
    errand: 'member',
    shows: 'people',
    does: 'one member: standing, household, money, what happened, what was said, care',
    show: showMember,
  }),
  ...OWN_ROUTES,
  ...REGISTER_ROUTES,
  ...PAY_ROUTES,
  ...APPLICATION_ROUTES,
  ...WALLET_ROUTES,
  page({
    path: '/behind',
    errand: 'behind',
    shows: 'people',
    does: 'the members who are behind, 25 at a time',
    show: showBehind,
  }),
  page({
    path: '/money',
    errand: 'money',
    shows: 'people',
    does: 'money that is nobody’s yet, where all of it is, and receipts',
    show: showMoney,
  }),
  receipt,
  form({
    path: '/receipts/:receipt/match',
    errand: 'suspense match',
    does: 'gives money in suspense to a member; above the limit it is proposed',
    send: sendMatch,
    page: receipt,
  }),
  page({
    path: '/clinics',
    errand: 'clinics',
    shows: 'people',
    does: 'every clinic with its month and what it is owed, and bills to decide',
    show: showClinics,
  }),
  page({
    path: '/clinics/:clinic',
    errand: 'clinic',
    shows: 'people',
    does: 'one clinic: its checks, bills and letters of a month, 25 at a time',
    show: showClinic,
  }),
  page({
    path: '/clinics/:clinic/statement',
    errand: 'clinic-statement',
    shows: 'nobody',
    does: 'what a clinic billed and was paid in a month, to be printed',
    show: showClinicStatement,
  }),
  careVisit,
  page({
    path: '/associations',
    errand: 'associations',
    shows: 'nobody',
    does: 'every association with how many are in it, 25 at a time',
    show: showAssociations,
  }),
  page({
    path: '/associations/:association',
    errand: 'association',
    shows: 'people',
    does: 'one association: who is in it and owes what, and what it paid last',
    show: showAssociation,
  }),
  page({
    path: '/associations/:association/statement',
    errand: 'association-statement',
    shows: 'people',
    does: 'what an association paid in a month and each member’s part, to be printed',
    show: showAssociationStatement,
  }),
  page({
    path: '/cards',
    errand: 'cards',
    shows: 'people',
    does: 'membership cards of an association or of new members, ten on a sheet',
    show: showCards,
  }),
  page({
    path: '/member/:number/card',
    errand: 'cards',
    shows: 'people',
    does: 'the membership card of one member',
    show: showCard,
  }),
  form({
    path: '/visits/:code/decide',
    errand: 'visit decide',
    does: 'accepts or refuses the bill of an emergency',
    send: sendBillDecision,
    page: careVisit,
  }),
  form({
    path: '/visits/:code/reverse',
    errand: 'visit reverse',
    does: 'takes a bill back, so that its code takes a corrected one',
    send: sendBillBack,
    page: careVisit,
  }),
  letter,
  form({
    path: '/letters/:letter/approve',
    errand: 'letter approve',
    does: 'approves a letter above the limit of the statutes, as a second person',
    send: sendLetterApproval,
    page: letter,
  }),
  form({
    path: '/letters/:letter/withdraw',
    errand: 'letter withdraw',
    does: 'takes back a letter that no bill has used',
    send: sendLetterBack,
    page: letter,
  }),
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
  page({
    path: '/decisions',
    errand: 'decisions',
    shows: 'people',
    does: 'what waits for a second person',
    show: showDecisions,
  }),
  proposal,
  form({
    path: '/decisions/:proposal/approve',
    errand: 'decide approve',
    does: 'approves a proposal, and does it',
    send: sendApproval,
    page: proposal,
  }),
  form({
    path: '/decisions/:proposal/refuse',
    errand: 'decide refuse',
    does: 'refuses a proposal; nothing is done',
    send: sendRefusal,
    page: proposal,
  }),
  statutes,
  form({
    path: '/statutes/new',
    errand: 'apply',
    does: 'takes new statutes in, to be looked at; nothing changes',
    send: sendStatutes,
    page: statutes,
    file: STATUTES_FILE,
  }),
  importing,
  form({
    path: '/import/members',
    errand: 'import',
    does: 'takes a members file in, to be looked at; nothing is written',
    send: sendMembers,
    page: importing,
    file: TABLE_FILE,
  }),
  form({
    path: '/import/opening',
    errand: 'opening',
    does: 'takes the opening of the books in, to be looked at; nothing is written',
    send: sendOpening,
    page: importing,
    file: TABLE_FILE,
  }),
  file,
  form({
    path: '/files/:file/import',
    errand: 'import',
    does: 'registers and changes the members of a file that was looked at',
    send: sendImport,
    page: file,
  }),
  form({
    path: '/files/:file/open',
    errand: 'opening',
    does: 'opens the books with a file that was looked at',
    send: sendOpen,
    page: file,
  }),
  form({
    path: '/files/:file/propose',
    errand: 'apply',
    does: 'proposes the statutes of a file to another person, as they were shown',
    send: sendPropose,
    page: file,
  }),
  form({
    path: '/files/:file/again',
    errand: 'import',
    does: 'takes up a file again that was cut or failed',
    send: sendAgain,
    page: file,
  }),
  page({
    path: '/statutes/:plan/:from',
    errand: 'statutes-version',
    shows: 'nobody',
    does: 'one version of a plan, and before and after of what it changed',
    show: showVersion,
  }),
  page({
    path: '/messages',
    errand: 'messages',
    shows: 'nobody',
    does: 'what left and what waits, the budget of the day, the last digest',
    show: showMessages,
  }),
  page({
    path: '/messages/reminders',
    errand: 'reminders',
    shows: 'nobody',
    does: 'the reminders of a span of days, and who paid after them',
    show: showReminders,
  }),
  page({
    path: '/messages/wording',
    errand: 'wording',
    shows: 'nobody',
    does: 'the words of every message in each language, and how many SMS a text takes',
    show: showWording,
  }),
  alerts,
  form({
    path: '/alerts/done',
    errand: 'alerts done',
    does: 'takes an alert off the list',
    send: sendAlertDone,
    page: alerts,
  }),
  page({
    path: '/staff',
    errand: 'staff',
    shows: 'nobody',
    does: 'whose phones work for the mutual',
    show: showStaff,
  }),
  staffAdd,
  form({
    path: '/staff/add',
    errand: 'staff add',
    does: 'lets a phone work for the mutual',
    send: sendStaffAdd,
    page: staffAdd,
  }),
  colleague,
  form({
    path: '/staff/:phone/end',
    errand: 'staff end',
    does: 'ends a role of a phone',
    send: sendStaffEnd,
    page: colleague,
  }),
  form({
    path: '/staff/:phone/close',
    errand: 'staff close',
    does: 'closes a lost phone at once',
    send: sendStaffClose,
    page: colleague,
  }),
  form({
    path: '/staff/:phone/reset-pin',
    errand: 'staff reset-pin',
    does: 'takes away a service PIN that was forgotten',
    send: sendStaffResetPin,
    page: colleague,
  }),
  page({
    path: '/looks',
    errand: 'looks',
    shows: 'people',
    does: 'who looked at whom, when, on which page',
    show: showLooks,
  }),
  signIns,
  form({
    path: '/sign-ins/end',
    errand: 'sessions end',
    does: 'ends a sign-in at once',
    send: sendEndSignIn,
    page: signIns,
  }),
]
