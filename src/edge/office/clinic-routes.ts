import { letterIssuing } from './pages/care/issue-letter.ts'
import { clinicPaying } from './pages/care/pay-clinic.ts'
import { clinicPayoutProposing } from './pages/care/propose-payment.ts'
import { showClinicStatement } from './pages/clinic-statement.ts'
import { sendBillBack, sendBillDecision, showVisit } from './pages/clinic-visit.ts'
import { showClinic } from './pages/clinic.ts'
import { showClinics } from './pages/clinics.ts'
import { sendLetterApproval, sendLetterBack, showLetter } from './pages/letter.ts'
import { asks, form, page, type Route } from './route.ts'

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

/** Clinics, visits and their bills, and guarantee letters. */
export const CLINIC_ROUTES: readonly Route[] = [
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
  ...asks({
    path: '/clinics/:clinic/letter',
    errand: 'issue-letter',
    act: 'letter issue',
    does: 'promises a clinic to pay one bill of a person up to an amount',
    by: letterIssuing,
  }),
  ...asks({
    path: '/clinics/:clinic/pay',
    errand: 'pay-clinic',
    act: 'provider pay',
    does: 'records that a clinic was paid; with a bank below nought it is proposed',
    by: clinicPaying,
  }),
  ...asks({
    path: '/clinics/:clinic/pay/file',
    errand: 'propose-payment',
    act: 'payout clinic',
    does: 'proposes to pay a clinic with the next payment file',
    by: clinicPayoutProposing,
  }),
  careVisit,
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
]
