/** The accounts, one account, and the chain that holds the journals together. */
export const accounts = {
  title: 'Accounts',
  about:
    'What stands on every account on the evening of a day. Debit and credit come to the same: every journal puts as much on one side as on the other.',
  on: 'On the evening of',
  onHint: 'A day up to today, such as 31/03/2026',
  show: 'Show',
  notADay: 'That is not a day up to today. Write it as 31/03/2026.',
  closed: 'Closed: nothing of it changes any more.',
  large:
    'Since the last closing there are too many journals to add up here. This is the evening of that closing, {day}.',
  tooLarge:
    'There are too many journals to add up here, and no month is closed yet. Close the months, then they are here.',
  account: 'Account',
  debit: 'Debit',
  credit: 'Credit',
  all: 'Both sides',
  ofKind: '{account}, one by one',
  now: 'Now',
  ever: 'Ever put on it',
  journals: 'Journals',
  none: 'No journal of this part of the books is on it.',
  older: 'Older',
  newest: 'Back to the latest',
  kindLink: 'All accounts of {code}',
  chain: 'Chain of the books',
  chainAbout:
    'Each journal carries a hash, a kind of seal, that is made of what it says and of the hash before it. Whoever changes an old journal changes every hash after it, so the last one stands for all of them.',
  headNow: 'The last one now',
  keep: 'Write this line down, or have it sent by SMS, and keep it away from this computer. The line of a day shows later whether anything up to that day was changed.',
  check: 'Check a line that somebody kept',
  line: 'The line',
  lineHint: 'As it was written down or came by SMS: {example}',
  compare: 'Compare',
  agrees: 'It agrees: up to journal {seq} the books are those of that day.',
  differs:
    'It does not agree: journal {seq} is not the one of that day. Somebody changed the books, or the line was copied wrongly. Look at it again, then tell whoever looks after the service.',
  gone: 'It does not agree: the books end at journal {last}, so journals are missing. Tell whoever looks after the service.',
  otherMutual: 'That line is of another mutual.',
  unreadable: 'That is no such line. It has the mutual, the last journal, and digits of its hash.',
  whole:
    'This compares one journal. Whoever looks after the service has every journal computed anew with: {command}',
  kept: 'Lines that the books keep themselves',
  keptAbout: 'One for each day, for whoever compares them with paper.',
} as const
