import type { OfficeRequestKinds } from '../../../core/errands/office-kinds.ts'
import type { Act, AnySlowAct } from './act.ts'
import { payForMembers } from './association.ts'
import { bill, check } from './clinic.ts'
import { answerAboutCash, takeCash } from './cash.ts'
import { answerComplaint, closeComplaint } from './complaints.ts'
import { answerDigits, endSignIns, findDigits } from './sign-in.ts'
import { askToOpen, closeColleague, closeOwn } from './staff-phones.ts'
import { checkStaffPin, removeStaffPin, setStaffPin } from './staff-pin.ts'
import {
  callDone,
  decide,
  match,
  noteCall,
  remind,
  removePin,
  seeAlert,
  sendList,
} from './staff.ts'

/** What screens of clinics, managers, collectors and associations may ask to be done. */
export const officeActs: {
  readonly [K in keyof OfficeRequestKinds]: Act<K> | AnySlowAct<K>
} = {
  check,
  bill,
  'take-cash': takeCash,
  'answer-cash': answerAboutCash,
  match,
  remind,
  'note-call': noteCall,
  'reset-pin': removePin,
  'close-phone': closeColleague,
  'open-phone': askToOpen,
  'close-own': closeOwn,
  'check-staff-pin': checkStaffPin,
  'set-staff-pin': setStaffPin,
  'remove-staff-pin': removeStaffPin,
  'find-sign-in': findDigits,
  'answer-sign-in': answerDigits,
  'end-sign-ins': endSignIns,
  decide,
  'alert-seen': seeAlert,
  'call-done': callDone,
  'answer-complaint': answerComplaint,
  'close-complaint': closeComplaint,
  'send-list': sendList,
  'pay-for-members': payForMembers,
}
