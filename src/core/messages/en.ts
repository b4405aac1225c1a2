import type { SpokenLanguage } from './spoken-language.ts'

/**
 * English, the reference: a text missing elsewhere, or with other values in braces, does not
 * compile. All texts are GSM-7. Keys name the screen or message, then the part of it.
 */
const texts = {
  // Words that other texts are put together from.
  'language.name': 'English',
  'period.month': 'month',
  'period.year': 'year',

  // USSD: what every screen shares.
  'screen.back': 'Back',
  'screen.more': 'More',
  'screen.wrong': 'Choose a number.',
  'screen.too-many-wrong': 'That was wrong three times, so this call ends here. Please dial again.',
  'screen.cannot-now':
    'We cannot answer now. Nothing was charged. Please try again in a few minutes.',
  'screen.cannot-now-short': 'We cannot answer now. Nothing was charged.',
  'screen.no-mutual': 'This line is not in service yet.',

  // USSD: language, a cut call, who is calling.
  'language.word': 'Language',
  'resume.ask': 'Your last call was cut.',
  'resume.continue': 'Continue',
  'resume.again': 'Start again',
  'role.ask': 'You are calling as:',
  'role.clinic': 'Clinic {name}',
  'role.manager': 'Manager {name}',
  'role.association': 'Group {name}',

  // USSD: main menus.
  'main.pay': 'Pay',
  'main.standing': 'My standing',
  'main.family': 'My family',
  'main.visit': 'My visit',
  'main.receipts': 'Receipts',
  'main.other': 'Other services',
  'other.pin': 'Service PIN',
  'other.phone': 'Change my phone',

  // USSD: paying. The keys of periods end in the words of a plan.
  'one.week': 'One week',
  'one.month': 'One month',
  'one.quarter': 'One quarter',
  'one.half-year': 'Half a year',
  'one.year': 'One year',
  'one.season': 'One season',
  'pay.nothing-owed': 'Nothing is owed now.',
  'pay.all': 'All: {amount}',
  'pay.one': '{period}: {amount}',
  'pay.one-and-fee': '{period} + joining fee: {amount}',
  'pay.ahead': '{period} ahead: {amount}',
  'pay.other': 'Another amount',
  'pay.ask-amount': 'Type the amount, for example {example}',
  'pay.amount-unreadable': 'Digits only, please.',
  'pay.amount-small': 'At least {amount}.',
  'pay.amount-large': 'At most {amount}.',
  'pay.confirm': 'Pay {amount}',
  'pay.then-covered-until': 'Then covered until {date}',
  'pay.then-paid-through': 'Then paid through {date}',
  'pay.then-covered-between': 'Then covered {from} to {to}',
  'pay.still-owed': 'Still owed then: {amount}, not covered yet',
  'pay.rest': 'Still to pay then: {amount}',
  'pay.stays-closed': 'This does not reopen the membership',
  'pay.fees-mutual': 'The mutual pays the fee',
  'pay.fees-member': 'The operator adds its fee',
  'pay.yes': 'Confirm',
  'pay.asked':
    'A request for {amount} will come to this phone. Enter your mobile-money PIN there. An SMS receipt follows: no SMS, not paid.',
  'pay.ended': 'This membership has ended.',
  'pay.for-another': 'For another member',
  'pay.with-owed': 'With the {amount} owed',
  'pay.ahead-count': 'A number from 1 to {most}.',
  'several.week': 'Several weeks ahead',
  'several.month': 'Several months ahead',
  'several.quarter': 'Several quarters ahead',
  'several.half-year': 'Several half-years ahead',
  'several.year': 'Several years ahead',
  'several.season': 'Several seasons ahead',
  'ahead.week': 'How many weeks in advance? 1 to {most}',
  'ahead.month': 'How many months in advance? 1 to {most}',
  'ahead.quarter': 'How many quarters in advance? 1 to {most}',
  'ahead.half-year': 'How many half-years in advance? 1 to {most}',
  'ahead.year': 'How many years in advance? 1 to {most}',
  'ahead.season': 'How many seasons in advance? 1 to {most}',
  'pay-for.number': "Type the number on the member's card, e.g. {example}",
  'pay-for.unknown': 'No member has that number. Check it.',
  'pay-for.member': 'For {who}, no {number}',
  'pay-for.closed': 'Too many numbers from this phone today. Please try again tomorrow.',

  // USSD: my standing. The keys of states end in the words of a standing.
  'state.applicant': 'Not open yet',
  'state.waiting': 'In the waiting time',
  'state.active': 'Up to date',
  'state.grace': 'Late, but still covered',
  'state.suspended': 'Suspended, not covered now',
  'state.struck-off': 'Membership struck off',
  'state.resigned': 'Membership ended',
  'state.deceased': 'Membership ended',
  'state.transferred': 'Membership transferred',
  'standing.owed': 'Owed: {amount}',
  'standing.credit': 'Paid ahead: {amount}',
  'standing.paid-through': 'Paid through {date}',
  'standing.covered-until': 'Covered until {date}',
  'standing.waiting-until': 'Cover begins after {date}',
  'standing.joining-fee': 'Joining fee: {amount}',
  'standing.late-penalty': 'Late penalty: {amount}',
  'standing.pay-by': 'Pay by {date}',
  'standing.stay-covered': 'Pay by {date} to stay covered',
  'standing.reopen': 'Pay what is owed to be covered again',
  'standing.begin': 'Pay what is owed to begin',
  'standing.nothing-to-do': 'Nothing to pay now',
  'standing.pay': 'Pay',
  'standing.by-period': 'Owed by period',
  'help.call': 'Call {phone}',
  'help.visit': 'Ask at our office',

  // USSD: my family, my visit, my receipts.
  'family.title': 'Family: {count}',
  'family.covered-since': '{name}: since {date}',
  'family.covered-from': '{name}: from {date}',
  'family.covered-until': '{name}: {since} to {until} (age)',
  'family.too-old': '{name}: no more (age)',
  'family.people': 'Who is covered',
  'family.waits': '{name}: waits for the manager',
  'family.add-child': 'Add a child',
  'family.add-spouse': 'Add husband or wife',
  'family.name-child': "The child's full name?",
  'family.name-spouse': 'Full name of your husband or wife?',
  'family.born': 'Born when? Day, month, year as 04022026, or the year',
  'family.born-unreadable': 'This is no date of birth.',
  'family.add': 'Add {name}',
  'family.child-F': 'Girl',
  'family.child-M': 'Boy',
  'family.spouse-F': 'Wife',
  'family.spouse-M': 'Husband',
  'family.filed':
    'We have asked the manager to add {name}. You get the answer by SMS. Not covered before.',
  'family.repeat': '{name} waits for the manager already. You get the answer by SMS.',
  'family.too-old-child': '{name} is older than {years}: an own membership is needed.',
  'family.registered': '{name} is registered already.',
  'family.refused': '{name} cannot be added by phone.',
  'visit.open': 'Visit codes open',
  'visit.none': 'No visit code is open',
  'visit.code': '{code} {person}, {provider}, until {date}',
  'visit.who-asked': 'Who asked about us',
  'checks.title': 'Clinics that asked about you',
  'checks.none': 'No clinic has asked about you.',
  'checks.yes': '{person}: yes, covered',
  'checks.no': '{person}: no, not covered',
  'checks.cannot-tell': '{person}: no answer was possible',
  'checks.is-stopped': 'No bill is taken for this.',
  'checks.not-us': 'This was not us: stop it',
  'checks.stopped': 'Thank you. The request of {when} is stopped and we will look into it.',
  'receipts.title': 'Your last payments',
  'receipts.none': 'No payment yet.',
  'receipts.ref': 'Receipt {ref}',
  'receipts.cancelled': 'This payment was cancelled.',
  'receipts.send': 'Send it to me by SMS',
  'receipts.sent': 'The receipt {ref} comes to this phone by SMS.',

  // USSD: another phone.
  'phone.ask': 'Type the new phone number.',
  'phone.unreadable': 'This is no phone number.',
  'phone.confirm': 'New phone: {phone}',
  'phone.how': 'The manager decides. It counts a day later, and this phone can say no.',
  'phone.yes': 'Ask the manager',
  'phone.filed': 'We have asked the manager. This phone gets an SMS and has a day to say no.',
  'phone.repeat': 'A change of phone waits for the manager already.',
  'phone.refused': 'This phone cannot be changed like this.',

  // USSD: the service PIN.
  'pin.ask': 'Type your service PIN.',
  'pin.not-money': 'Never your mobile-money PIN.',
  'pin.digits': '4 to 6 digits.',
  'pin.wrong': 'Wrong PIN. Tries left: {left}.',
  'pin.locked.minutes': 'Three wrong PINs. You can try again in 15 minutes.',
  'pin.locked.day': 'Six wrong PINs. You can try again tomorrow.',
  'pin.locked.manager': 'Nine wrong PINs. Only the manager can remove the PIN now.',
  'pin.about': 'A service PIN hides your standing, family, visits and receipts from others.',
  'pin.is-set': 'Your service PIN is set.',
  'pin.set-one': 'Set a PIN',
  'pin.change': 'Change the PIN',
  'pin.remove': 'Remove the PIN',
  'pin.choose': 'Choose 4 to 6 digits.',
  'pin.easy': 'Too easy to guess.',
  'pin.again': 'Type the same digits again.',
  'pin.different': 'Not the same digits.',
  'pin.now-set':
    'The service PIN is set. We ask for it before we show what is private. If you forget it, the manager can remove it.',
  'pin.now-removed': 'The service PIN is removed. We do not ask for it any more.',

  // USSD: people with no membership, clinics, managers, groups.
  'each.week': 'a week',
  'each.month': 'a month',
  'each.quarter': 'a quarter',
  'each.half-year': 'half-yearly',
  'each.year': 'a year',
  'each.season': 'a season',
  'join.choose': 'Join which mutual?',
  'join.unknown-phone': 'This phone has no member yet.',
  'join.name': 'To join, type your full name.',
  'join.costs': 'What it costs',
  'join.pay-for': 'Pay for a member',
  'join.letters': 'Letters, please.',
  'join.born': 'In which year were you born? For example 1988',
  'join.year-unreadable': 'A year, for example 1988.',
  'join.sex': 'Are you a woman or a man?',
  'join.F': 'Woman',
  'join.M': 'Man',
  'join.size': 'How many people are in your family, with you?',
  'join.count-unreadable': 'A number from 1 to 40.',
  'join.place': 'Your village or association?',
  'join.filed': 'Thank you. A manager decides and we tell you by SMS. Pay nobody before that.',
  'join.repeat':
    'We have your request already. A manager decides and we tell you by SMS. Pay nobody before that.',
  'join.under-age': 'A member must be {years} or older.',
  'join.refused': 'We cannot take your request by phone.',
  'join.contribution': 'Contribution {amount} {each}',
  'join.contribution-and-fee': 'Contribution {amount} {each}, joining fee {fee}',
  'clinic.number': 'Text us the number on the card, e.g. {number}',
  'clinic.family': 'Others in the family: {number}',

  // USSD: a manager removes a service PIN.
  'pin.reset': 'Remove the PIN',
  'pin.reset-ask': 'Remove the service PIN of {member}?',
  'pin.reset-told': 'The member is told by SMS.',
  'pin.reset-done':
    'The service PIN is removed. The member hears it by SMS and can choose another by phone.',
  'pin.reset-none': 'This member has no service PIN.',

  // USSD: an association pays for its members.
  'group.owed': 'What our members owe',
  'group.payments': 'Last payments',
  'group.owing': '{count} of {members} members owe {amount}',
  'group.nobody': 'None of our {members} members owes anything.',
  'group.pay-all': 'Pay for all',
  'group.choose': 'Choose members',
  'group.choose-title': 'Choose who is paid for',
  'group.chosen': 'Chosen: {count}, {amount}',
  'group.pay-chosen': 'Pay',
  'group.confirm': 'Pay {amount}, members: {count}',
  'group.what-is-owed': 'It is what they owe today.',
  'group.asked':
    'A request for {amount} will come to this phone. Enter your mobile-money PIN there. Each member ({count}) gets an SMS: no SMS, not paid.',
  'group.not-asked': 'What is owed has changed.',
  'group.none-paid': 'No payment yet.',
  'group.payment': '{date} {amount}, members: {count}',
  'group.parts-missing': '{date} {amount}: tell us the parts',

  // USSD: a clinic checks and bills.
  'clinic.check': 'Check a patient',
  'clinic.bill': 'Bill a visit',
  'clinic.today': 'Checks of today',
  'clinic.by-sms': 'By SMS',
  'clinic.ask-number': "Type the number on the card, e.g. {number}, or the member's phone",
  'clinic.number-unreadable': 'We find no number in it.',
  'clinic.one-number': 'One number, please.',
  'clinic.several': 'Several members: type the number.',
  'clinic.two-readings': 'Type NUM or TEL before the digits.',
  'clinic.by-service': 'For one service',
  'clinic.which-service': '{who}: for which service?',
  'clinic.bill-how': 'To bill: {example}',
  'clinic.number-wrong': 'Unknown number or wrong digit.',
  'clinic.nothing-told': 'Check the card. No information given.',
  'clinic.cannot': 'We cannot check now. This is NOT a refusal. Try again in 5 minutes.',
  'clinic.who': 'Which patient of {number}?',
  'clinic.member': 'The member',
  'clinic.another': 'Another person',
  'clinic.ask-person': 'Type the number of the person after the member number on the card: 1, 2, 3',
  'clinic.person-unreadable': 'One number, please: 1, 2, 3',
  'clinic.bill-now': 'Bill this visit',
  'clinic.next': 'Next patient',
  'clinic.none-today': 'No checks today yet.',
  'clinic.count-today': 'Checks today: {count}',
  'clinic.today.unknown': 'unknown',
  'clinic.today.yes': 'YES',
  'clinic.today.no': 'NO',
  'clinic.today.cannot-tell': '?',
  'bill.which-visit': 'Which visit?',
  'bill.no-visit': 'No visit waits for a bill. Check the patient first.',
  'bill.other-code': 'Another code',
  'bill.ask-code': 'Type the code of the visit',
  'bill.code-wrong': 'Unknown or mistyped code.',
  'bill.code-closed': 'This code takes no more bills.',
  'bill.not-covered': 'Not covered: call the mutual.',
  'bill.no': 'This cannot be billed now.',
  'bill.which-service': 'Visit {code}. Which service?',
  'bill.ask-amount': '{service}: type the whole amount of the bill',
  'bill.confirm': 'Bill {amount}, {service}',
  'bill.patient': 'Patient pays {amount}',
  'bill.mutual': 'Mutual pays {amount}',
  'bill.emergency': 'Emergency: the mutual decides',
  'bill.of-code': 'Code {code}',
  'bill.done':
    'Billed on {date}. Take {patient} from the patient now. The mutual owes you {share} and pays with its next payment.',
  'bill.kept':
    'Kept. The mutual decides about this emergency and will tell you. Until then the patient pays {patient}.',

  // USSD: managers and collectors.
  'role.collector': 'Collector {name}',
  'manager.arrears': 'Who is behind',
  'manager.money': 'Money in',
  'manager.member': 'A member',
  'manager.unmatched': 'Money not matched',
  'manager.matters': 'To decide',
  'manager.alerts': 'Alerts',
  'staff.ask-number': 'Type the member number',
  'staff.number-unknown': 'Nobody here has this number.',
  'staff.no': 'This cannot be done now.',
  'arrears.count': '{count} of {members} members are behind.',
  'arrears.by-1': '1 period',
  'arrears.by-2': '2 periods',
  'arrears.by-3': '3+ periods',
  'arrears.next': 'Next members',
  'arrears.by-sms': 'List by SMS',
  'arrears.send': 'Send this list to this phone by SMS?',
  'arrears.yes': 'Send',
  'arrears.sent': 'The list comes by SMS, members in it: {count}. Dial again for the next ones.',
  'money.today': 'Today: {amount} ({count})',
  'money.week': '7 days: {amount} ({count})',
  'money.month': 'This month: {amount} ({count})',
  'money.cash': 'Cash',
  'money.taken-back': 'Taken back: {amount}',
  'subject.until': 'Covered until {date}',
  'remind.now': 'Remind by SMS',
  'remind.ask': 'Remind {member} by SMS?',
  'remind.done':
    'The reminder goes out now, or in the morning when it is night. Whoever pays before hears nothing.',
  'remind.recently':
    'This member had a reminder in the last 3 days. The next one can go after that.',
  'remind.stopped': 'This member wants no reminders. Please call instead.',
  'remind.no-phone': 'This member has no phone. Please visit instead.',
  'remind.nothing': 'Nothing is owed, so nothing was sent.',
  'cash.received': 'Cash received',
  'cash.in-hand': 'My cash in hand',
  'cash.ask-amount': 'Cash from {member}: type the amount',
  'cash.confirm': 'Cash received: {amount}',
  'cash.no-phone': 'No phone: record it at the office.',
  'cash.done':
    'Recorded, {receipt}. The member gets the receipt by SMS now: no SMS, not paid. In your hand: {total}.',
  'cash.hand': 'In your hand: {amount}',
  'cash.bring': 'Bring it to the bank or the office.',
  'unmatched.none': 'All money is matched.',
  'unmatched.count': 'Not matched: {count}',
  'unmatched.whose': '{amount}: type the number of the member it is for',
  'unmatched.typed': 'Payer typed {typed}',
  'unmatched.give': 'Count {amount} for:',
  'unmatched.proposed': 'Another manager has to decide first.',
  'unmatched.done': 'Done. The member and the payer hear of it by SMS.',
  'unmatched.waits':
    'Above the limit: proposal {proposal} waits until another manager approves it. Nothing is counted before.',
  'matters.none': 'Nothing waits for a decision.',
  'matters.count': 'To decide: {count}',
  'matters.kind.match': 'Money {about} to',
  'matters.kind.reversal': 'Take back {about}',
  'matters.kind.refund': 'Pay back from {about}',
  'matters.kind.join': '{about} wants to join',
  'matters.kind.person': 'Add {about} to',
  'matters.kind.phone': 'New phone for',
  'matters.kind.strike-off': 'Strike off',
  'matters.kind.readmission': 'Readmit',
  'matters.kind.write-off': 'Give up the debt of',
  'matters.family': 'family of {count}',
  'matters.by': 'Proposed by {name}',
  'matters.approved': 'Approve',
  'matters.refused': 'Refuse',
  'matters.same': 'Another manager decides this.',
  'matters.done': 'Decided. Whoever it is about hears of it by SMS.',

  // What managers are to look at, on the screen and by SMS.
  'alerts.title': 'Alerts: {count}',
  'alerts.none': 'No alerts.',
  'alerts.seen': 'Seen: take it off the list',
  'alert.suspense': 'Not matched: {count}, {amount}',
  'alert.difference': 'Statement differs: {count}',
  'alert.sms-failing': 'SMS that did not arrive: {count}',
  'alert.sms-falling': 'Fewer SMS arrive: {count}%',
  'alert.operator-silent': '{what} is silent, payments waiting: {count}',
  'alert.clinic-asks': '{what} asked about {count} numbers',
  'alert.not-me': 'Visit denied: {what}',
  'alert.two-providers': '{what} at two clinics',
  'alert.many-visits': '{what}: {count} visits in a month',
  'alert.applicants': 'To decide: {count}',
  'alert.budget': 'SMS budget used up',

  // SMS: sentences that several messages end with.
  'sms.dial': 'Dial {code}.',
  'sms.call': 'Call {phone}.',
  'sms.keep': 'Keep this SMS.',
  'sms.again': 'Sent again at your request.',
  'sms.pin-reset':
    '{mutual}: the manager removed the service PIN of No {number}. If you did not ask for it, tell us.',
  'sms.owed': 'Still to pay: {amount}.',
  'sms.owed-to-begin': 'Still to pay before cover begins: {amount}.',
  'sms.owed-to-reopen': 'Still to pay to be covered again: {amount}.',
  'sms.nothing-owed': 'Nothing to pay now.',
  'sms.covered-until': 'Covered until {date}.',
  'sms.covered-after': 'Cover begins after {date}.',
  'sms.suspended': 'Not covered now.',
  'sms.ended': 'This membership has ended.',

  // SMS: receipts, to the member, to another payer, to the member another paid for.
  'sms.receipt': '{mutual}: received {amount} {when}. Ref {ref}. No {number}.',
  'sms.receipt.payer': '{mutual}: received {amount} {when} for member {number}. Ref {ref}.',
  'sms.receipt.member': '{mutual}: {amount} was paid for you {when}. No {number}.',
  'sms.receipt.member-plain': '{mutual}: a contribution was paid for you {when}. No {number}.',

  // SMS: a payment for the members of an association, to its payer and to each of them.
  'sms.receipt.association':
    '{mutual}: received {amount} {when} for {association}, members: {count}. Ref {ref}.',
  'sms.receipt.part': '{mutual}: {amount} was paid for you. Ref {ref}. No {number}.',
  'sms.by-association': 'By {association} {when}.',
  'sms.suspense.shared':
    '{mutual}: {amount}, ref {ref}, is now counted for {association}, members: {count}.',
  'sms.suspense.parts':
    '{mutual}: received {amount} for {association}. It is kept safe until you tell us the part of each member. Ref {ref}',

  // SMS: a payment request that brought no money. The keys end in the reason.
  'sms.prompt.refused':
    '{mutual}: the payment of {amount} was refused on your phone. Nothing was paid.',
  'sms.prompt.no-funds': '{mutual}: not enough money on your phone for {amount}. Nothing was paid.',
  'sms.prompt.wrong-pin': '{mutual}: wrong PIN for the payment of {amount}. Nothing was paid.',
  'sms.prompt.limit':
    '{mutual}: {amount} is above the limit of your phone account. Nothing was paid.',
  'sms.prompt.unreachable':
    '{mutual}: the request for {amount} did not reach your phone. Nothing was paid.',
  'sms.prompt.expired':
    '{mutual}: no answer yet to the request for {amount}. If you did pay, a receipt will follow.',
  'sms.prompt.try-later':
    '{mutual}: {amount} could not be asked for now. Nothing was paid. Please try again later.',
  'sms.prompt.misconfigured':
    '{mutual}: {amount} could not be asked for now. Nothing was paid. We are looking into it.',

  // SMS: money without a member number.
  'sms.suspense':
    '{mutual}: received {amount} without a valid member number. It is kept safe. Reply with your member number. Ref {ref}',
  'sms.suspense.matched': '{mutual}: {amount}, ref {ref}, is now counted for member {number}.',
  'sms.suspense.unknown-number':
    '{mutual}: we do not find this member number. Check it and reply again. Your {amount} are kept safe. Ref {ref}',
  'sms.suspense.none': 'No payment from this phone waits for a member number.',

  // SMS: cash, to whoever took it or brought it away; money that was taken back or paid back.
  'sms.cash.taken':
    '{mutual}: cash {amount} recorded for member {number}, ref {ref}. In your hand: {total}.',
  'sms.cash.deposited': '{mutual}: deposit {ref} of {amount} recorded. In your hand: {total}.',
  'sms.reversed': '{mutual}: {amount}, ref {ref}, was cancelled. No {number}.',
  'sms.reversed.payer': '{mutual}: {amount} for member {number}, ref {ref}, was cancelled.',
  'sms.refunded': '{mutual}: {amount} was paid back, ref {ref}. No {number}.',
  'sms.refunded.payer': '{mutual}: {amount} for member {number} was paid back, ref {ref}.',

  // SMS: the life of a membership: its end, notices before it is struck off, readmission.
  'sms.life.ends': '{mutual}: membership {number} ends. Last day: {date}.',
  'sms.life.struck-off':
    '{mutual}: it was decided that membership {number} ends. Last day: {date}.',
  // SMS: who became a member, and people of a household.
  'sms.joined': '{mutual}: welcome. Your member number is {number}.',
  'sms.joined.pay': 'To begin, pay {amount}.',
  'sms.not-joined':
    '{mutual}: thank you for asking to join. We cannot register you now. Please talk to us.',
  'sms.person.added': '{mutual}: {person} is now in your family, no {number}.',
  'sms.person.waiting': 'Waiting time until {date}.',
  'sms.phone.changing':
    '{mutual}: from {when} messages for no {number} go to phone {phone}. If this is not your wish, reply NO before.',
  'sms.phone.new': '{mutual}: from {when} this phone is the one of member {number}.',
  'sms.phone.kept': '{mutual}: this phone stays the one of member {number}.',
  'sms.person.not-added': '{mutual}: we cannot add {person} to your family now. Please talk to us.',
  // SMS: reminders and notices of rights. What to dial or whom to call follows.
  'sms.remind.before-due': '{mutual}: contribution of {amount} due by {date}. No {number}.',
  'sms.remind.grace': '{mutual}: {amount} is late. Pay by {date} to keep your rights. No {number}.',
  'sms.remind.before-suspension':
    '{mutual}: pay {amount} by {date}, or your cover stops the day after. No {number}.',
  'sms.remind.cover-ends': '{mutual}: your cover ends on {date}. No {number}. Please ask us.',
  'sms.remind.suspended':
    '{mutual}: no cover since {date}. Pay {amount} to be covered again. No {number}.',
  'sms.remind.cover-stopped': '{mutual}: no cover since {date}. No {number}. Please ask us.',
  'sms.remind.reopened': '{mutual}: you are covered again since {date}. No {number}.',
  'sms.remind.ageing-out':
    '{mutual}: {person} is covered as a child until {date}. After that: join as a member. No {number}.',
  'sms.remind.applicant': '{mutual}: pay {amount} to begin your cover. No {number}.',
  'sms.remind.by-hand': '{mutual}: still to pay: {amount}. No {number}.',
  'sms.remind.stop': 'No reminders: STOP',
  'sms.remind.association':
    '{mutual}: members of {association} reminded to pay today: {count}. Owed: {amount}.',
  'sms.life.notice':
    '{mutual}: No {number} owes {amount} and may be struck off. You are heard: {hearing}. Paying stops it.',
  'sms.life.readmitted': '{mutual}: No {number}, you are a member again since {date}.',

  // SMS: answers to clinics. Nothing about money owed, nobody else of the household.
  'sms.check.yes': '{person}: YES.',
  'sms.check.yes-emergency': '{person}: YES, EMERGENCY.',
  'sms.check.no': '{person}: NO.',
  'sms.check.service': '{service}.',
  'sms.check.share': 'Patient pays {percent}%.',
  'sms.check.share-varies': 'Patient share by service.',
  'sms.check.left': 'Limit: {amount} left.',
  'sms.check.left-shared': 'Limit: {amount}, 1 more code open.',
  'sms.check.visits-left': 'Visits left: {count}.',
  'sms.check.code': 'Valid today {date}. Code {code}',
  'sms.check.code-closed': 'Code {code} takes no more bills today.',
  'sms.check.reason.B1': 'Membership not in force.',
  'sms.check.reason.W1': 'Waiting time until {date}.',
  'sms.check.reason.C1': 'Reason: contribution. Patient to call the mutual.',
  'sms.check.reason.S1': 'Service not covered.',
  'sms.check.reason.S2': 'Service not covered at this facility.',
  'sms.check.reason.S3': 'A referral is needed first.',
  'sms.check.reason.L1': 'Limit used up.',
  'sms.check.reason.G1': 'A guarantee letter is needed first.',
  'sms.check.unknown':
    '{asked}: unknown number or wrong digit. Check the card and send again. No information given.',
  'sms.check.cannot': '{asked}: cannot check now. This is NOT a refusal. Try again in 5 minutes.',
  'sms.check.not-registered': 'This phone is not registered to a clinic. No information given.',
  'sms.check.which':
    '{asked} can be a member number or a phone number. Send NUM {asked} or TEL {asked}',

  // SMS: to the member, that somebody asked.
  'sms.check.notice':
    '{mutual}: cover was asked for {person} on {when}. If you know nothing of it, reply NO.',
  'sms.not-me': '{mutual}: thank you. The request of {when} is stopped and we will look into it.',
  'sms.not-me.none': 'There is no recent request to stop.',

  // SMS: balance.
  'sms.balance': '{mutual}: No {number}.',
  'sms.balance.owed': 'To pay: {amount}.',

  // SMS: help, language, reminders.
  'sms.help': 'You can send: {commands}',
  'sms.help.check': '{example} (is the person covered)',
  'sms.help.bill': '{example} (bill a visit)',
  'sms.help.arrears': '{example} (who is behind)',
  'sms.help.total': '{example} (money in)',
  'sms.help.cash': '{example} (cash taken)',
  'sms.help.pay': '{example} (pay)',
  'sms.help.family': '{example} (who is covered)',
  'sms.help.receipt': '{example} (last receipt)',
  'sms.help.list': '{example} (who owes)',
  'sms.help.attribute': '{example} (whose payment it was)',
  'sms.help.balance': '{example} (what you owe)',
  'sms.help.language': '{example} (language)',
  'sms.help.stop': '{example} (no reminders)',
  'sms.language.changed': 'From now on we write to you in English.',
  'sms.language.ask': 'Send {choices}.',
  'sms.language.choice': 'LANG EN for English',
  'sms.stop':
    'No more reminders to this phone. Receipts still come. Send START to get reminders again.',
  'sms.start': 'You will get reminders again. Send STOP to end them.',

  // SMS: errands of members, clinics, managers and collectors.
  'sms.pay.asked':
    '{mutual}: a request for {amount} for member {number} comes to this phone. Answer it there. No receipt by SMS: not paid.',
  'sms.pay.open':
    '{mutual}: a request for {amount} is on this phone already. Answer it, or try again in 10 minutes.',
  'sms.pay.ahead': 'Nothing to pay now. To pay ahead send an amount: {example}',
  'sms.amount-missing': 'How much? Send for example {example}',
  'sms.amount-unreadable': 'We cannot read an amount. Send for example {example}',
  'sms.amount-between': 'The amount must be from {least} to {most}. Nothing was done.',
  'sms.unknown-member': 'We do not find the member number {number}. Please check it.',
  'sms.family.from': '{name} from {date}',
  'sms.family.too-old': '{name} (age: no longer)',
  'sms.and-more': '{list} +{count}.',
  // SMS: what members of an association owe, to its treasurer.
  'sms.group.owing': '{mutual}: {count} of {members} members of {association} owe {amount}.',
  'sms.group.nobody': '{mutual}: no member of {association} owes anything.',
  'sms.group.how': 'Send {pay} to pay for all, {list} to see who.',
  'sms.group.list': '{mutual}, {association}: {list}.',
  'sms.group.asked':
    '{mutual}: a request for {amount} for {count} members of {association} comes to this phone. Answer it. No receipt by SMS: not paid.',
  // SMS: the bills of clinics, and what staff ask.
  'sms.bill.taken':
    '{mutual}: bill {code}, {amount}, is recorded. Patient pays {patient}, we pay {share}.',
  'sms.bill.emergency':
    '{mutual}: emergency bill {code}, {amount}, is recorded. We decide on it and tell you.',
  'sms.bill.code':
    '{code}: unknown code or a wrong sign. Nothing was recorded. Check it and send again.',
  'sms.bill.again': 'We cannot read the service or the amount. Send for example {example}',
  'sms.bill.refused': 'Code {code}: nothing was recorded.',
  'sms.guarded': '{mutual}: this is guarded by your service PIN and is shown on the screen only.',
  'sms.receipt.none': '{mutual}: there is no payment of yours yet.',
  'sms.arrears':
    '{mutual} {date}: {behind} of {members} members behind. 1 period: {one}, 2: {two}, 3+: {three}. Owed {amount}.',
  'sms.arrears.none': '{mutual}: no member is behind.',
  'sms.details': 'Send {example}',
  'sms.list': '{mutual}, behind {periods}: {list}.',
  'sms.list.none': '{mutual}: nobody is behind by {periods}.',
  'sms.list.over': 'There is no list to go on with. Send for example {example}',
  'sms.more': 'More: {example}',
  'sms.total': '{mutual}: received today {today}, in 7 days {week}, this month {month}.',
  'sms.total.unmatched': 'Not matched: {count}, {amount}.',
  'sms.match.none': '{mutual}: no payment waits for a member.',
  'sms.match.list': '{mutual}, not matched ({count}): {list}.',
  'sms.match.waits':
    '{mutual}: {amount}, ref {ref}, for member {number} waits for a second manager: {example}',
  'sms.decide.none': '{mutual}: nothing waits for a decision.',
  'sms.decide.list': '{mutual}, to decide ({count}): {list}.',
  'sms.decide.approved': '{mutual}: {what} is approved.',
  'sms.decide.refused': '{mutual}: {what} is refused.',
  'sms.decide.which': 'There are two of this number. Send {one} or {other}',
  'sms.cash.twice':
    '{mutual}: cash {amount} of member {number} was recorded {when}, ref {ref}. If this is another one, send it again with {word}',
  'sms.refused': 'This cannot be done by SMS. Please ask at the office.',
  'sms.refused.receipt': 'We do not find this receipt. Please check its number.',
  'sms.refused.matched': 'This payment has its member already.',
  'sms.refused.proposed': 'This waits for a second manager already.',
  'sms.refused.same-person': 'Another manager has to decide this.',
  'sms.refused.nothing': 'Nothing of this number waits for a decision.',
  'sms.refused.decided': 'This was decided before.',
  'sms.refused.no-phone':
    'This member has no phone for the receipt. Nothing was recorded: no SMS, not paid.',

  // SMS: alerts to managers.
  'sms.alert.suspense':
    '{mutual}: {amount} received without a member ({count}). Match it, or ask the payer.',
  'sms.alert.difference':
    "{mutual}: differences with the operator's statement for more than a day: {count}.",
  'sms.alert.sms-failing': '{mutual}: {count} SMS of the last day did not arrive.',
  'sms.alert.sms-falling':
    '{mutual}: only {count}% of the SMS of the last day arrived, fewer than before.',
  'sms.alert.operator-silent':
    '{mutual}: {what} is silent. Payments that wait for its word: {count}.',
  'sms.alert.clinic-asks':
    '{mutual}: clinic {what} asked about {count} numbers in an hour and gets no answers for now.',
  'sms.alert.not-me': '{mutual}: a member says a visit is not theirs: {what}. Its code is stopped.',
  'sms.alert.two-providers': '{mutual}: {what} was at two clinics today.',
  'sms.alert.many-visits': '{mutual}: {what} had {count} visits this month.',
  'sms.alert.applicants': '{mutual}: Applications that wait for a decision: {count}.',
  'sms.alert.budget':
    '{mutual}: the budget for SMS of {date} is used up. Reminders wait until tomorrow. Receipts and answers to clinics still go.',

  // SMS: the week, to managers.
  'sms.digest':
    '{mutual}: {members} members. Late 1: {one}, 2: {two}, 3+: {three}. Due {due}. 7 days in: {received}.',
  'sms.digest.alerts': 'Alerts: {count}.',
  'sms.alerts.list': '{mutual}, alerts ({count}): {list}.',
  'sms.alerts.none': '{mutual}: no alerts.',

  // SMS: what could not be done.
  'sms.unknown': 'We did not understand. Send HELP to see what you can ask.',
  'sms.stranger': '{mutual}: this phone has no member here. To join, or to pay for a member:',
  'sms.unknown.nearest':
    'We did not understand. Did you mean {example}? Send HELP to see what you can ask.',
  'sms.incomplete': 'The member number is missing. Send for example {example}',
  'sms.incomplete.other': 'This is not complete or cannot be read. Send for example {example}',
  'sms.one-at-a-time':
    'Please send one member number at a time. For another person of the family: {example}/2',
  'sms.wrong-number':
    '{asked} has a wrong or missing digit. Please check the number and send it again.',
  'sms.not-allowed': 'This cannot be asked from this phone. Send HELP to see what you can ask.',
} as const

/** What the other languages are checked against. */
export type Texts = typeof texts

export const en: SpokenLanguage = {
  name: 'English',
  thousands: ',',
  texts,
  names: { en: ['ENG', 'ENGLISH'], fr: ['FRENCH'], sw: ['SWAHILI'] },
  words: {
    polite: [
      'PLEASE',
      'PLS',
      'PLZ',
      'KINDLY',
      'HI',
      'HELLO',
      'DEAR',
      'SIR',
      'MADAM',
      'THANKS',
      'THANK',
      'YOU',
      'OK',
      'GOOD',
      'MORNING',
      'AFTERNOON',
    ],
    fillers: ['FOR', 'OF', 'TO', 'FROM', 'THE', 'IS', 'NUMBER', 'MEMBER', 'PERIOD', 'PERIODS'],
    phone: ['TEL', 'TELEPHONE', 'TELE', 'PHONE', 'FONE', 'MOBILE', 'CEL', 'CELL', 'GSM'],
    number: ['NUM'],
    card: ['CARD'],
    person: ['PERSON', 'CHILD', 'DEPENDANT', 'BENEFICIARY', 'SUFFIX'],
    money: ['SHILLING', 'SHILLINGS'],
    all: ['ALL', 'EVERYBODY', 'EVERYONE'],
    again: ['AGAIN'],
  },
  commands: {
    check: {
      keywords: ['COVER', 'CHECK', 'VERIFY', 'COVERAGE'],
      misspelt: ['COVR', 'COVERD', 'CHEK', 'CHEKC'],
      examples: ['COVER 0412337-8', '04123378', 'please check 0412337-8 thanks', '04123378/2'],
    },
    balance: {
      keywords: ['BALANCE', 'STATUS', 'BAL', 'STANDING'],
      misspelt: ['BALLANCE', 'BALANS', 'BALENCE'],
      examples: ['BALANCE', 'my balance please', 'BALANCE 0412337-8'],
    },
    attribute: {
      keywords: ['PAID'],
      misspelt: ['PAYED'],
      examples: ['PAID 0412337-8', '0412337-8', 'no 0412337-8'],
    },
    help: {
      keywords: ['HELP', 'INFO', 'MENU'],
      misspelt: ['HLP', 'HEPL'],
      examples: ['HELP', 'help me please'],
    },
    language: {
      keywords: ['LANG', 'LANGUAGE', 'ENGLISH', 'FRENCH', 'SWAHILI'],
      misspelt: ['LANGUGE'],
      examples: ['LANG FR', 'english', 'LANG EN'],
    },
    stop: {
      keywords: ['STOP', 'UNSUBSCRIBE', 'QUIT'],
      misspelt: ['STOPP', 'STPO'],
      examples: ['STOP', 'please stop'],
    },
    start: {
      keywords: ['START', 'SUBSCRIBE'],
      misspelt: ['STRAT', 'STAR'],
      examples: ['START'],
    },
    'not-me': {
      keywords: ['NO', 'NOT ME', 'WASNT ME', 'WASN T ME'],
      misspelt: ['NOO', 'NOTME'],
      examples: ['NO', 'it was not me'],
    },
    bill: {
      keywords: ['BILL', 'INVOICE'],
      misspelt: ['BIL'],
      examples: ['BILL K7QR42-8 consultation 3000', 'bill K7QR428 3,000 consultation'],
    },
    pay: {
      keywords: ['PAY'],
      misspelt: [],
      examples: ['PAY', 'PAY 500', 'pay 0412337-8', 'PAY 0412337-8 1,500'],
    },
    family: {
      keywords: ['FAMILY'],
      misspelt: ['FAMILI', 'FAMILY S', 'FAMYLY'],
      examples: ['FAMILY', 'family please'],
    },
    receipt: {
      keywords: ['RECEIPT', 'RECEIPTS'],
      misspelt: ['RECIEPT', 'RECEIT', 'RECIPT'],
      examples: ['RECEIPT', 'receipt please'],
    },
    arrears: {
      keywords: ['ARREARS', 'BEHIND', 'LATE'],
      misspelt: ['ARREAR', 'AREARS'],
      examples: ['ARREARS', 'arrears please'],
    },
    list: {
      keywords: ['LIST'],
      misspelt: ['LISTS'],
      examples: ['LIST 3', 'LIST', 'list 1'],
    },
    next: {
      keywords: ['NEXT', 'MORE'],
      misspelt: ['NXT', 'NEKST'],
      examples: ['NEXT', 'next please'],
    },
    total: {
      keywords: ['TOTAL', 'INCOME', 'MONEY', 'MONEY IN'],
      misspelt: ['TOTALS', 'TOTL'],
      examples: ['TOTAL'],
    },
    alerts: {
      keywords: ['ALERTS', 'ALERT', 'WARNINGS'],
      misspelt: ['ALARTS', 'ALERS'],
      examples: ['ALERTS', 'alerts please'],
    },
    member: {
      keywords: ['MEMBER'],
      misspelt: [],
      examples: ['MEMBER 0412337-8', 'member 0412 337 8'],
    },
    match: {
      keywords: ['MATCH', 'UNMATCHED'],
      misspelt: ['MACH', 'MATCHE'],
      examples: ['MATCH JP26-0038114 0412337-8', 'MATCH', 'match jp260038114 04123378'],
    },
    applicants: {
      keywords: ['APPLICANTS', 'APPLICATIONS'],
      misspelt: ['APPLICANT', 'APLICANTS'],
      examples: ['APPLICANTS'],
    },
    approve: {
      keywords: ['APPROVE', 'ACCEPT'],
      misspelt: ['APROVE'],
      examples: ['APPROVE A12', 'approve 12', 'accept P3'],
    },
    refuse: {
      keywords: ['REFUSE', 'REJECT'],
      misspelt: [],
      examples: ['REFUSE A12', 'reject p3'],
    },
    cash: {
      keywords: ['CASH'],
      misspelt: ['KASH'],
      examples: ['CASH 0412337-8 1500', 'cash 1,500 from 0412337-8', 'CASH 0412337-8 500 AGAIN'],
    },
  },
}
