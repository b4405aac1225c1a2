import type { Screen } from './screen.ts'
import type { ScreenName } from './screen-names.ts'
import { alertScreens } from './alerts.ts'
import { arrearsScreens } from './arrears.ts'
import { associationScreens } from './association.ts'
import { billScreens } from './bill.ts'
import { callScreens } from './calls.ts'
import { cashScreens } from './cash.ts'
import { cashQuestionScreens } from './cash-questions.ts'
import { clinicScreens } from './clinic.ts'
import { complainScreens } from './complain.ts'
import { complaintScreens } from './complaints.ts'
import { familyScreens } from './family.ts'
import { helpScreens } from './help.ts'
import { groupAgainScreens } from './group-again.ts'
import { joinScreens } from './join.ts'
import { memberScreens } from './member.ts'
import { newPhoneScreens } from './new-phone.ts'
import { officeScreens } from './office.ts'
import { openingScreens } from './opening.ts'
import { payAgainScreens } from './pay-again.ts'
import { payForScreens } from './pay-for.ts'
import { paySeveralScreens } from './pay-several.ts'
import { payScreens } from './pay.ts'
import { phoneScreens } from './phone.ts'
import { pinScreens } from './pin.ts'
import { receiptsScreens } from './receipts.ts'
import { resetPinScreens } from './reset-pin.ts'
import { lostPhoneScreens } from './lost-phone.ts'
import { signInScreens } from './sign-in.ts'
import { staffPhoneScreens } from './staff-phones.ts'
import { staffPinScreens } from './staff-pin.ts'
import { standingScreens } from './standing.ts'
import { subjectScreens } from './subject.ts'
import { visitsScreens } from './visits.ts'
import { unmatchedScreens } from './unmatched.ts'

/** What callers come to do, in the order of the documents. */
export const ERRANDS: Readonly<Record<string, Readonly<Partial<Record<ScreenName, Screen>>>>> = {
  opening: openingScreens,
  join: joinScreens,
  member: memberScreens,
  pay: payScreens,
  'pay again': payAgainScreens,
  'pay for another': payForScreens,
  'pay for several': paySeveralScreens,
  standing: standingScreens,
  family: familyScreens,
  visits: visitsScreens,
  receipts: receiptsScreens,
  'service PIN': pinScreens,
  'another phone': phoneScreens,
  'a new phone': newPhoneScreens,
  help: helpScreens,
  'a complaint': complainScreens,
  clinic: clinicScreens,
  bill: billScreens,
  arrears: arrearsScreens,
  'one member': subjectScreens,
  cash: cashScreens,
  'cash to confirm': cashQuestionScreens,
  'reset a service PIN': resetPinScreens,
  'a service PIN of the staff': staffPinScreens,
  'phones of the staff': staffPhoneScreens,
  'a sign-in': signInScreens,
  'the own phone is lost': lostPhoneScreens,
  unmatched: unmatchedScreens,
  alerts: alertScreens,
  'who wants a call': callScreens,
  complaints: complaintScreens,
  office: officeScreens,
  association: { ...associationScreens, ...groupAgainScreens },
}

export const SCREENS: Readonly<Record<ScreenName, Screen>> = {
  ...openingScreens,
  ...joinScreens,
  ...memberScreens,
  ...payScreens,
  ...payAgainScreens,
  ...payForScreens,
  ...paySeveralScreens,
  ...standingScreens,
  ...familyScreens,
  ...visitsScreens,
  ...receiptsScreens,
  ...pinScreens,
  ...phoneScreens,
  ...newPhoneScreens,
  ...helpScreens,
  ...complainScreens,
  ...clinicScreens,
  ...billScreens,
  ...arrearsScreens,
  ...subjectScreens,
  ...cashScreens,
  ...cashQuestionScreens,
  ...resetPinScreens,
  ...staffPinScreens,
  ...staffPhoneScreens,
  ...signInScreens,
  ...lostPhoneScreens,
  ...unmatchedScreens,
  ...alertScreens,
  ...callScreens,
  ...complaintScreens,
  ...officeScreens,
  ...associationScreens,
  ...groupAgainScreens,
}
