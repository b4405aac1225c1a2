/** What a clinic sees of itself: it asks, bills, and reads what it is owed. */
export const own = {
  which: 'Which clinic?',
  whichAssociation: 'Which association?',
  box: 'Number or card',
  boxHint: 'For others of the family add their number: 0412337-8/1. A scanner may type the card.',
  service: 'For which service?',
  any: 'not known yet',
  check: 'Is this person covered?',
  today: 'Asked today',
  none: 'Nothing was asked today.',
  bill: 'Bill',
  owed: 'We are owed',
  statement: 'Statement of the month',
  unreadable: 'Type the number of the card, or a phone number.',
  one: 'Ask about one person at a time.',
  notOurs:
    'This card is not one of this mutual. Look at the number on it, and call if you doubt it.',
  twoReadings:
    'These digits are the number of one and the phone or card of another: ask for the number of the card.',
  families:
    'Several families use this phone: choose how the number on the card ends, and ask again.',
  familyEnds: 'The number on the card ends in',
  manyFamilies: 'Many families use this phone: ask for the number of the card.',
  billOf: 'Bill for {code}',
  whole: 'The whole bill',
  patient: 'The patient pays',
  share: 'The mutual pays',
  later: 'It is an emergency: the mutual decides later whether it pays.',
  then: 'Once it is sent, the code takes no other bill.',
  above: 'This is more than {limit}, which is left or agreed: look at the amount again.',
  below: 'This is very little: look at the amount again.',
  send: 'Send the bill',
} as const
