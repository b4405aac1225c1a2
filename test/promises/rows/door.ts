import type { Proof } from '../kinds.ts'

const SMS = 'test/app/sms-limits.long.test.ts'

/** What strangers, forgers and too many callers do at the door. */
export const door: readonly Proof[] = [
  {
    promise: 'answered',
    fault: 'one phone calls without end',
    by: 'more turns in a minute than PHONE_TURNS_PER_MINUTE, while others call',
    test: 'test/edge/http/limits.test.ts',
    titled: 'reads so on a screen in every language',
  },
  {
    promise: 'answered',
    fault: 'more calls at once than can be answered in time',
    by: 'turns that do not end, up to the limit and beyond it',
    test: 'test/edge/http/gate.test.ts',
    titled: 'is full with as many under way as it takes',
  },
  {
    promise: 'answered',
    fault: 'one phone sends messages without end, and a NO and money among them',
    by: 'more messages in an hour than PHONE_SMS_PER_HOUR, on both engines',
    test: SMS,
    titled: 'is heard all the same when it stops something',
  },
  {
    promise: 'money',
    fault: 'somebody writes in the name of whoever takes cash',
    by: 'cash above the limit by SMS, with every word that says it again',
    test: 'test/app/cash-questions.long.test.ts',
    titled: 'is never confirmed by a message',
  },
  {
    promise: 'private',
    fault: 'a phone tries member numbers',
    by: 'numbers that nobody has, one after another, by SMS',
    test: SMS,
    titled: 'that tries numbers for money of its own',
  },
  {
    promise: 'private',
    fault:
      'marked phones, names, PINs, texts, keys and tokens come in by every door, whole and broken',
    by: 'every route with bodies of every kind, and carriers and operators that say all back',
    test: 'test/edge/privacy.long.test.ts',
    titled: 'comes out in no line of the log',
  },
  {
    promise: 'private',
    fault: 'the database fails and says all that it knows of the row',
    by: 'every write and read throws an error with phones, names and PINs beside it',
    test: 'test/edge/privacy.long.test.ts',
    titled: 'stays inside when the database fails',
  },
  {
    promise: 'private',
    fault: 'somebody who was a member asks to be forgotten',
    by: 'marked names, days, cards and words looked for in every table afterwards; books compared',
    test: 'test/app/persons.test.ts',
    titled: 'is not known any more once a manager says so',
  },
  {
    promise: 'coverage',
    fault: 'signs that look like digits and are none stand in a number',
    by: 'every character of Unicode that is decomposed into digits',
    test: 'test/core/text/input.test.ts',
    titled: 'are no raised, lowered, circled',
  },
]
