import type { MutualsTables } from './tables/mutuals.ts'
import type { AssociationsTables } from './tables/associations.ts'
import type { MembershipTables } from './tables/membership.ts'
import type { ApplicationsTables } from './tables/applications.ts'
import type { StaffTables } from './tables/staff.ts'
import type { SignInTables } from './tables/sign-in.ts'
import type { OfficeTables } from './tables/office.ts'
import type { BooksTables } from './tables/books.ts'
import type { OpeningsTables } from './tables/openings.ts'
import type { PaymentsTables } from './tables/payments.ts'
import type { PayersTables } from './tables/payers.ts'
import type { PayoutsTables } from './tables/payouts.ts'
import type { OperatorsTables } from './tables/operators.ts'
import type { CoverageTables } from './tables/coverage.ts'
import type { VisitsTables } from './tables/visits.ts'
import type { CashTables } from './tables/cash.ts'
import type { DecisionsTables } from './tables/decisions.ts'
import type { CallsTables } from './tables/calls.ts'
import type { MessagesTables } from './tables/messages.ts'
import type { RemindersTables } from './tables/reminders.ts'
import type { AlertsTables } from './tables/alerts.ts'
import type { HelpTables } from './tables/help.ts'
import type { ComplaintsTables } from './tables/complaints.ts'
import type { JobsTables } from './tables/jobs.ts'

/**
 * The tables as `migrations/` makes them; what a column means is said there. A column has the type of
 * what it holds, brand included, and a query gives it without a check: only our own code writes here,
 * it cannot write anything else into such a column, and a door has checked what came from outside.
 * What is no more than text, such as the sender of an SMS, is a `string`.
 */
export type Schema = MutualsTables &
  AssociationsTables &
  MembershipTables &
  ApplicationsTables &
  StaffTables &
  SignInTables &
  OfficeTables &
  BooksTables &
  OpeningsTables &
  PaymentsTables &
  OperatorsTables &
  PayoutsTables &
  PayersTables &
  CoverageTables &
  VisitsTables &
  CashTables &
  DecisionsTables &
  CallsTables &
  MessagesTables &
  RemindersTables &
  AlertsTables &
  HelpTables &
  ComplaintsTables &
  JobsTables
