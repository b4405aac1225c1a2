import type { Act } from './act.ts'
import { ALERT_ACTS } from './alerts.ts'
import { ANCHOR_ACTS } from './anchors.ts'
import { APPLICATION_ACTS } from './applications.ts'
import { ASSOCIATION_ACTS } from './associations.ts'
import { BOOKKEEPING_ACTS } from './bookkeeping.ts'
import { BOOKS_ACTS } from './books.ts'
import { CALL_ACTS } from './calls.ts'
import { CASH_ACTS } from './cash.ts'
import { CATEGORY_ACTS } from './categories.ts'
import { COMPLAINT_ACTS } from './complaints.ts'
import { COVERAGE_ACTS } from './coverage.ts'
import { DECISION_ACTS } from './decisions.ts'
import { EVENT_ACTS } from './events.ts'
import { HOUSEHOLD_ACTS } from './households.ts'
import { LETTER_ACTS } from './letters.ts'
import { MEMBER_DECISION_ACTS } from './member-decisions.ts'
import { MEMBER_ACTS } from './members.ts'
import { MONTH_ACTS } from './month.ts'
import { PAYER_ACTS } from './payers.ts'
import { PAYOUT_ACTS } from './payouts.ts'
import { PERSON_ACTS } from './persons.ts'
import { REMINDER_ACTS } from './reminders.ts'
import { SIGNING_ACTS } from './signing.ts'
import { STAFF_ACTS } from './staff.ts'
import { SUSPENSE_ACTS } from './suspense.ts'
import { TREASURY_ACTS } from './treasury.ts'
import { VISIT_ACTS } from './visits.ts'

/** Every act there is, for doors that find one by its name. */
export const ACTS: readonly Act[] = [
  ...MEMBER_ACTS,
  ...MEMBER_DECISION_ACTS,
  ...HOUSEHOLD_ACTS,
  ...CATEGORY_ACTS,
  ...PERSON_ACTS,
  ...ASSOCIATION_ACTS,
  ...APPLICATION_ACTS,
  ...DECISION_ACTS,
  ...COVERAGE_ACTS,
  ...BOOKS_ACTS,
  ...BOOKKEEPING_ACTS,
  ...MONTH_ACTS,
  ...SUSPENSE_ACTS,
  ...CASH_ACTS,
  ...TREASURY_ACTS,
  ...PAYER_ACTS,
  ...PAYOUT_ACTS,
  ...REMINDER_ACTS,
  ...ALERT_ACTS,
  ...CALL_ACTS,
  ...COMPLAINT_ACTS,
  ...STAFF_ACTS,
  ...SIGNING_ACTS,
  ...VISIT_ACTS,
  ...LETTER_ACTS,
  ...EVENT_ACTS,
  ...ANCHOR_ACTS,
]
