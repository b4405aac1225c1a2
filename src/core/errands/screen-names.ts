// The screens of each errand by name. An errand may lead to a screen of any other.

export type OpeningScreen =
  'language' | 'resume' | 'role' | 'too-many-wrong' | 'wrong-kept' | 'no-mutual'

export type JoinScreen =
  | 'join'
  | 'join.choose'
  | 'join.waits'
  | 'join.call'
  | 'join.called'
  | 'join.cost'
  | 'join.number'
  | 'join.born'
  | 'join.sex'
  | 'join.size'
  | 'join.place'
  | 'join.asked'

export type MemberScreen = 'main' | 'other'

export type PayScreen =
  'pay' | 'pay.amount' | 'pay.ahead' | 'pay.confirm' | 'pay.asked' | 'pay.not-now'

export type PayAgainScreen = 'pay.open' | 'pay.wait' | 'pay.again'

export type PayForScreen =
  | 'pay-for'
  | 'pay-for.closed'
  | 'pay-for.cash'
  | 'pay-for.amount'
  | 'pay-for.confirm'
  | 'pay-for.asked'

export type PaySeveralScreen = 'pay-for.more' | 'pay-for.several' | 'pay-for.sum'

export type StandingScreen = 'standing' | 'standing.owed'

export type FamilyScreen =
  'family' | 'family.people' | 'family.name' | 'family.born' | 'family.sex' | 'family.asked'

export type VisitsScreen =
  'visit' | 'checks' | 'checks.one' | 'checks.stopped' | 'prices' | 'prices.one'

export type ReceiptsScreen = 'receipts' | 'receipts.one' | 'receipts.sent'

export type PinScreen =
  'pin' | 'pin.locked' | 'pin.menu' | 'pin.new' | 'pin.again' | 'pin.set' | 'pin.removed'

export type PhoneScreen = 'phone' | 'phone.confirm' | 'phone.asked'

export type NewPhoneScreen = 'claim' | 'claim.letters' | 'claim.asked'

export type HelpScreen = 'help' | 'help.noted'

export type ComplainScreen =
  | 'complain'
  | 'complain.clinic'
  | 'complain.day'
  | 'complain.days'
  | 'complain.words'
  | 'complain.confirm'
  | 'complain.filed'
  | 'complain.mine'

export type ClinicScreen =
  | 'clinic'
  | 'clinic.number'
  | 'clinic.who'
  | 'clinic.person'
  | 'clinic.families'
  | 'clinic.answer'
  | 'clinic.service'
  | 'clinic.today'
  | 'clinic.how'

export type BillScreen =
  'bill.visit' | 'bill.code' | 'bill.service' | 'bill.amount' | 'bill.confirm' | 'bill.done'

export type ArrearsScreen = 'arrears' | 'arrears.list' | 'arrears.send' | 'arrears.sent' | 'money'

export type SubjectScreen = 'subject.number' | 'own.number' | 'subject' | 'remind' | 'remind.done' | 'note-call' | 'note-call.done' // prettier-ignore

export type CashScreen =
  'collector' | 'cash.amount' | 'cash.confirm' | 'cash.day' | 'cash.done' | 'cash.hand'

export type CashQuestionScreen =
  'cash.unusual' | 'cash.asked' | 'cash.asked.one' | 'cash.asked.done'

export type ResetPinScreen = 'reset-pin' | 'reset-pin.done'

export type UnmatchedScreen = 'unmatched' | 'unmatched.number' | 'unmatched.confirm' | 'unmatched.done' | 'matters' | 'matters.one' | 'matters.done' // prettier-ignore

export type AlertScreen = 'alerts' | 'alerts.one'

export type StaffPinScreen =
  'staff-pin' | 'staff-pin.new' | 'staff-pin.again' | 'staff-pin.set' | 'staff-pin.removed'

export type StaffPhoneScreen =
  'office.other' | 'phones' | 'phones.one' | 'phones.done' | 'phones.asked'

export type SignInScreen =
  | 'sign-in'
  | 'sign-in.digits'
  | 'sign-in.confirm'
  | 'sign-in.done'
  | 'sign-in.too-many'
  | 'sign-in.ended'

export type LostPhoneScreen = 'lost' | 'lost.pin' | 'lost.done'

export type CallScreen = 'calls' | 'calls.one'

export type ComplaintScreen =
  'complaints' | 'complaints.one' | 'complaints.answer' | 'complaints.answered' | 'complaints.close'

export type OfficeScreen = 'manager'

export type AssociationScreen =
  | 'association'
  | 'group'
  | 'group.choose'
  | 'group.confirm'
  | 'group.asked'
  | 'group.not-now'
  | 'group.payments'

export type GroupAgainScreen = 'group.open' | 'group.wait'

/** Every screen there is: a destination that is none of these does not compile. */
export type ScreenName =
  | OpeningScreen
  | JoinScreen
  | MemberScreen
  | PayScreen
  | PayAgainScreen
  | PayForScreen
  | PaySeveralScreen
  | StandingScreen
  | FamilyScreen
  | VisitsScreen
  | ReceiptsScreen
  | PinScreen
  | PhoneScreen
  | NewPhoneScreen
  | HelpScreen
  | ComplainScreen
  | ClinicScreen
  | BillScreen
  | ArrearsScreen
  | SubjectScreen
  | CashScreen
  | CashQuestionScreen
  | ResetPinScreen
  | UnmatchedScreen
  | AlertScreen
  | StaffPinScreen
  | StaffPhoneScreen
  | SignInScreen
  | LostPhoneScreen
  | CallScreen
  | ComplaintScreen
  | OfficeScreen
  | AssociationScreen
  | GroupAgainScreen
