import type { Proof } from '../kinds.ts'

/** What thieves of phones do, and who has the database in hand. */
export const people: readonly Proof[] = [
  {
    promise: 'private',
    fault: 'the phone of a manager, collector or clinic is stolen',
    by: 'a colleague sends LOST; then messages, calls that are open and messages not yet read come from it',
    test: 'test/app/closed-phones.test.ts',
    titled: 'is closed by a colleague with one message, and nothing from it counts any more',
  },
  {
    promise: 'private',
    fault: 'somebody guesses the service PIN of the staff, many calls at once',
    by: 'eight calls in eight processes type eight PINs at the same moment',
    test: 'test/app/staff-pin.test.ts',
    titled: 'is counted and committed before it is compared, however many come at once',
  },
  {
    promise: 'books',
    fault: 'a journal is edited, taken out, put in or swapped in the database',
    by: 'SQL past triggers and keys, at the first, a middle and the last place',
    rounds: '21',
    test: 'test/app/tamper.long.test.ts',
    titled: 'shows who %s',
  },
  {
    promise: 'books',
    fault: 'the end of the books is cut off, and the head mended',
    by: 'SQL; then verify with the anchors kept, and with one that somebody holds',
    test: 'test/app/tamper.long.test.ts',
    titled: 'shows an end that was cut off through an anchor that was kept',
  },
]
