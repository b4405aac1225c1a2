/** Why something is not done, by the code of the refusal. What is not here has the words that phones are told. */
export const refused = {
  otherwise: 'This cannot be done now. Nothing was changed.',
  'not-in-role': 'Your role does not include this. Your try was recorded.',
  'not-staff': 'Nobody of this name or phone works for the mutual.',
  'several-staff': 'Several people have this name: give the phone.',
  'unknown-number': 'There is no such member in this mutual.',
  'unknown-person': 'There is no such person in this household.',
  'person-registered':
    'Somebody of this name and birth is registered already: {number}/{ordinal}. If it is another person, say so.',
  'card-taken': 'The card {card} belongs to {number}: check its number.',
  'not-born': 'Somebody born on {birthDate} cannot join on {on}: check both days.',
  'joins-too-early':
    'The first day is too early, since charges and closed days stay as they are. The earliest is {earliest}.',
  'joins-too-late': 'The first day lies too far ahead. The latest is {latest}.',
  'household-full': 'The household has used all its suffixes: register the person as a member.',
  'too-old-child':
    'Children are covered up to the age of {years}: register this person as a member.',
  'wrong-generation':
    'The ages do not fit: a child is younger than the member, a parent is older. Check the births.',
  'under-age': 'A member must be {years} or older: register an adult of the family as the member.',
  'unfit-birth_date':
    'The member would be too young on the first day. Check the birth and the day.',
  'unfit-joined_on':
    'The plan has no statutes on that first day, or it lies too far ahead: check the day.',
  'unfit-plan': 'The mutual has no such plan.',
  'unfit-association': 'The mutual has no such association.',
  'unfit-card': 'The card is somebody else’s: check its number.',
  'is-the-member':
    'This is the member: the membership itself ends, or somebody else becomes the member.',
  'left-before': 'This person left the household before. The last day was {leftOn}.',
  'leaves-too-early':
    'The last day is too early, since closed days and promised care stay as they are. The earliest is {earliest}.',
  'leaves-too-late': 'The last day lies too far ahead. The latest is {latest}.',
  'same-household': 'The person belongs to this household already: give another one.',
  'same-phone': 'The member has this phone already: give another one.',
  'phone-pending': 'The member gets another phone within a day already: wait, or stop that change.',
  'no-phone-pending': 'There is no change of phone that could be stopped.',
  'no-pin': 'The member has no service PIN.',
  'membership-over': 'The membership ended on {on}.',
  'end-too-far': 'That day is more than three months away: give an earlier one.',
  'day-closed': 'The books are closed through {closedThrough}: give a later day.',
  'end-before-joining': 'The member joined on {joinedOn}: give a later day.',
  'charged-beyond':
    'A period that begins on {charged} is charged already: give a later day. What nobody will pay can be written off.',
  'no-end-ahead': 'No end of this membership lies ahead.',
  'no-strike-off': 'The statutes do not say after how many unpaid periods a member is struck off.',
  'too-few-unpaid': '{unpaid} periods are unpaid, and the statutes ask for {needed}.',
  'notice-too-soon': 'The next notice can be given from {from} on.',
  'no-phone': 'The member has no phone that an SMS could reach.',
  'unknown-application': 'There is no such application.',
  'decided-application': 'This application was decided before.',
  'unknown-plan': 'No such plan is in force.',
  'same-person': 'Somebody else has to decide this.',
  'slip-taken':
    'A slip of this number was recorded for something else: receipt {receipt}. Check the number.',
  'unknown-visit-code': 'You have no visit with this code.',
  'visit-code-closed':
    'This code takes no bill now: it was billed, stopped by the member, or is over.',
  'not-covered': 'The mutual does not pay for this service on this visit.',
  'unusual-cash': 'This amount is not usual here: say that it is right.',
  'cash-day': 'Cash of {on} can no longer be recorded by one person. The nearest day is {nearest}.',
  'cash-differs': '{inHand} is in hand by the books, and {brought} was brought: check both.',
  'deposit-taken': 'A deposit of this number was recorded for something else: check the number.',
  'unknown-wallet': 'The mutual has no such account.',
  'later-than-today': 'That day has not come yet.',
  'unknown-receipt': 'There is no such receipt.',
  'not-in-suspense': 'This payment has its member already.',
  'open-proposal': 'This waits for a second manager already.',
  'already-paid': 'This number is recorded already: there is nothing more to do.',
  'request-open':
    '{request} was asked for {minutes} minutes ago already and is not answered: say that you ask once more.',
  'wallet-cannot': '{wallet} cannot ask this phone just now.',
  'wallet-limit': '{wallet} does not take this amount. The nearest is {amount}.',
  'amount-step': 'The wallet does not move this amount. The nearest are {below} and {above}.',
  'cash-only': 'This mutual asks nobody for money by phone.',
  'other-mutual': 'This member is of another mutual.',
} as const
