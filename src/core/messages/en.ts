/**
 * English, the reference: a text missing elsewhere, or with other values in braces, does not
 * compile. All texts are GSM-7. Keys name the screen or message, then the part of it.
 */
export const en = {
  // Words that other texts are put together from.
  'language.name': 'English',
  'period.month': 'month',
  'period.year': 'year',

  // USSD: what every screen shares.
  'screen.back': 'Back',
  'screen.more': 'More',
  'screen.wrong': 'Please type one of the numbers.',
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

  // USSD: paying. The keys of periods end in the words of a plan.
  'one.week': 'One week',
  'one.month': 'One month',
  'one.quarter': 'One quarter',
  'one.half-year': 'Half a year',
  'one.year': 'One year',
  'pay.nothing-owed': 'Nothing is owed now.',
  'pay.all': 'All: {amount}',
  'pay.one': '{period}: {amount}',
  'pay.ahead': '{period} ahead: {amount}',
  'pay.other': 'Another amount',
  'pay.ask-amount': 'Type the amount, for example {example}',
  'pay.amount-unreadable': 'Digits only, please.',
  'pay.amount-small': 'At least {amount}.',
  'pay.amount-large': 'At most {amount}.',
  'pay.confirm': 'Pay {amount}',
  'pay.then-covered-until': 'Then covered until {date}',
  'pay.then-paid-through': 'Then paid through {date}',
  'pay.still-owed': 'Still owed then: {amount}, not covered yet',
  'pay.stays-closed': 'This does not reopen the membership',
  'pay.yes': 'Confirm',
  'pay.asked':
    'A request for {amount} will come to this phone. Enter your mobile-money PIN there. An SMS receipt follows: no SMS, not paid.',
  'pay.ended': 'This membership has ended.',

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
  'standing.pay-by': 'Pay by {date}',
  'standing.stay-covered': 'Pay by {date} to stay covered',
  'standing.reopen': 'Pay what is owed to be covered again',
  'standing.begin': 'Pay what is owed to begin',
  'standing.nothing-to-do': 'Nothing to pay now',
  'standing.pay': 'Pay',
  'standing.by-period': 'Owed by period',
  'help.call': 'Call {phone}',
  'help.visit': 'Ask at our office',

  // USSD: people with no membership, clinics, managers, groups.
  'each.week': 'a week',
  'each.month': 'a month',
  'each.quarter': 'a quarter',
  'each.half-year': 'half-yearly',
  'each.year': 'a year',
  'join.choose': 'Join which mutual?',
  'join.unknown-phone': 'This phone has no member yet.',
  'join.call': 'To join, call {phone}',
  'join.visit': 'To join, come to our office',
  'join.contribution': 'Contribution {amount} {each}',
  'join.fee': 'Joining fee {amount}',
  'clinic.check': 'How to check a patient',
  'clinic.by-sms': 'Check a patient by SMS',
  'clinic.number': 'Text us the number on the card, e.g. {number}',
  'clinic.family': 'Others in the family: {number}',
  'manager.sms': 'Managers are told by SMS on this phone.',
  'association.help': 'We help you pay for your group.',

  // SMS: receipts.
} as const
