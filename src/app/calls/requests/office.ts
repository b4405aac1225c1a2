import type { OfficeRequestKinds } from '../../../core/errands/office-kinds.ts'
import type { Act } from './act.ts'
import { payForMembers } from './association.ts'
import { bill, check } from './clinic.ts'
import { answerAboutCash, takeCash } from './cash.ts'
import { answerComplaint, closeComplaint } from './complaints.ts'
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
export const officeActs: { readonly [K in keyof OfficeRequestKinds]: Act<K> } = {
  check,
  bill,
  'take-cash': takeCash,
  'answer-cash': answerAboutCash,
  match,
  remind,
  'note-call': noteCall,
  'reset-pin': removePin,
  decide,
  'alert-seen': seeAlert,
  'call-done': callDone,
  'answer-complaint': answerComplaint,
  'close-complaint': closeComplaint,
  'send-list': sendList,
  'pay-for-members': payForMembers,
}
