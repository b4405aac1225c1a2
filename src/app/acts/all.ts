import type { Act } from './act.ts'
import { alertsDone, alertsList } from './alerts.ts'
import {
  applicationApprove,
  applicationList,
  applicationRefuse,
  applicationShow,
} from './applications.ts'
import { associationLeave, associationList, associationStatement } from './associations.ts'
import { bill, close, remindersReport, reportIndicators, reportMessages } from './books.ts'
import { callsDone, callsList } from './calls.ts'
import { cashDeposit, cashInHand, cashList, cashRecord } from './cash.ts'
import {
  complaintsAnswer,
  complaintsClose,
  complaintsList,
  complaintsReport,
  complaintsShow,
} from './complaints.ts'
import { coverage } from './coverage.ts'
import {
  correctRefund,
  correctReverse,
  decideApprove,
  decideList,
  decideRefuse,
} from './decisions.ts'
import { eventsDone, eventsDrop, eventsList, eventsPost, eventsReadAgain } from './events.ts'
import {
  householdAdd,
  householdAgeing,
  householdMove,
  householdPhone,
  householdRemove,
  householdShow,
} from './households.ts'
import { letterApprove, letterIssue, letterList, letterWithdraw } from './letters.ts'
import { membersReadmit, membersStrikeOff, membersWriteOff } from './member-decisions.ts'
import {
  membersAdd,
  membersDecease,
  membersHistory,
  membersNotice,
  membersResetPin,
  membersResign,
  membersStay,
  membersTransfer,
  standing,
} from './members.ts'
import { open, remindersList, remindersSend } from './reminders.ts'
import { staffAdd, staffEnd, staffList } from './staff.ts'
import { suspenseList, suspenseMatch } from './suspense.ts'
import { bankSweep, feeRecord, providerPay, providerStatement } from './treasury.ts'
import { visitBill, visitDecide, visitList, visitRefer, visitReverse } from './visits.ts'

/** Every act there is, for doors that find one by its name. */
export const ACTS: readonly Act[] = [
  standing,
  membersHistory,
  membersResetPin,
  membersResign,
  membersDecease,
  membersTransfer,
  membersStay,
  membersNotice,
  membersAdd,
  membersStrikeOff,
  membersReadmit,
  membersWriteOff,
  householdShow,
  householdAgeing,
  householdAdd,
  householdRemove,
  householdMove,
  householdPhone,
  associationList,
  associationLeave,
  associationStatement,
  applicationList,
  applicationShow,
  applicationApprove,
  applicationRefuse,
  decideList,
  decideApprove,
  decideRefuse,
  correctReverse,
  correctRefund,
  coverage,
  bill,
  close,
  reportMessages,
  remindersReport,
  reportIndicators,
  suspenseList,
  suspenseMatch,
  cashRecord,
  cashDeposit,
  cashInHand,
  cashList,
  providerPay,
  providerStatement,
  bankSweep,
  feeRecord,
  remindersList,
  remindersSend,
  open,
  alertsList,
  alertsDone,
  callsList,
  callsDone,
  complaintsList,
  complaintsShow,
  complaintsAnswer,
  complaintsClose,
  complaintsReport,
  staffList,
  staffAdd,
  staffEnd,
  visitBill,
  visitReverse,
  visitDecide,
  visitRefer,
  visitList,
  letterIssue,
  letterApprove,
  letterWithdraw,
  letterList,
  eventsList,
  eventsPost,
  eventsDrop,
  eventsReadAgain,
  eventsDone,
]
