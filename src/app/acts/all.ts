import type { Act } from './act.ts'
import { alertsDone, alertsList } from './alerts.ts'
import { callsDone, callsList } from './calls.ts'
import { cashDeposit, cashInHand, cashList, cashRecord } from './cash.ts'
import {
  complaintsAnswer,
  complaintsClose,
  complaintsList,
  complaintsReport,
  complaintsShow,
} from './complaints.ts'
import {
  householdAdd,
  householdAgeing,
  householdMove,
  householdPhone,
  householdRemove,
  householdShow,
} from './households.ts'
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
import { suspenseList, suspenseMatch } from './suspense.ts'

/** Every act there is, for doors that find one by its name. */
export const ACTS: readonly Act[] = [
  alertsList,
  alertsDone,
  callsList,
  callsDone,
  cashRecord,
  cashDeposit,
  cashInHand,
  cashList,
  complaintsList,
  complaintsShow,
  complaintsAnswer,
  complaintsClose,
  complaintsReport,
  suspenseList,
  suspenseMatch,
  standing,
  membersHistory,
  membersResetPin,
  membersResign,
  membersDecease,
  membersTransfer,
  membersStay,
  membersNotice,
  membersStrikeOff,
  membersReadmit,
  membersWriteOff,
  membersAdd,
  householdShow,
  householdAgeing,
  householdAdd,
  householdRemove,
  householdMove,
  householdPhone,
]
