import { showOwnClinicStatement } from './pages/clinic-statement.ts'
import {
  showOwnAssociation,
  showOwnAssociations,
  showOwnAssociationStatement,
} from './pages/own/association.ts'
import { ownBilling } from './pages/own/bill.ts'
import { sendOwnCheck } from './pages/own/check.ts'
import { showOwnClinic, showOwnClinics } from './pages/own/clinic.ts'
import { ownAssociationPaying } from './pages/own/pay-association.ts'
import { asks, form, page, type Route } from './route.ts'

const clinic = page({
  path: '/clinic/:clinic',
  errand: 'own-clinic',
  shows: 'people',
  does: 'a clinic’s own page: asks whether somebody is covered, what it asked today, what it is owed',
  show: showOwnClinic,
})

/** What a clinic or an association sees and does of itself: what is another’s is not there. */
export const OWN_ROUTES: readonly Route[] = [
  page({
    path: '/clinic',
    errand: 'own-clinic',
    shows: 'nobody',
    does: 'leads a clinic to its own page',
    show: showOwnClinics,
  }),
  clinic,
  form({
    path: '/clinic/:clinic/check',
    errand: 'own clinic check',
    does: 'says whether somebody is covered, as by SMS, and keeps the question',
    send: sendOwnCheck,
    page: clinic,
  }),
  ...asks({
    path: '/clinic/:clinic/bill/:code',
    errand: 'own-clinic-bill',
    act: 'own clinic bill',
    does: 'sends the bill of a visit of the own clinic',
    by: ownBilling,
  }),
  page({
    path: '/clinic/:clinic/statement',
    errand: 'own-clinic-statement',
    shows: 'nobody',
    does: 'what the own clinic billed and was paid in a month, to be printed',
    show: showOwnClinicStatement,
  }),
  page({
    path: '/association',
    errand: 'own-association',
    shows: 'nobody',
    does: 'leads an association to its own page',
    show: showOwnAssociations,
  }),
  page({
    path: '/association/:association',
    errand: 'own-association',
    shows: 'people',
    does: 'an association’s own page: who is in it and owes what, and what it paid last',
    show: showOwnAssociation,
  }),
  ...asks({
    path: '/association/:association/pay',
    errand: 'own-association-payment',
    act: 'own association pay',
    does: 'asks the own phone for what the members of the association owe',
    by: ownAssociationPaying,
  }),
  page({
    path: '/association/:association/statement',
    errand: 'own-association-statement',
    shows: 'people',
    does: 'what the own association paid in a month and each member’s part, to be printed',
    show: showOwnAssociationStatement,
  }),
]
