import type { Proof } from '../kinds.ts'

/** What thieves of phones do, and who has the database in hand. */
export const people: readonly Proof[] = [
  {
    promise: 'private',
    fault: 'the phone of a manager, collector or clinic is stolen',
    by: 'a colleague sends LOST; then messages, calls that are open and messages not yet read come from it',
    test: 'test/app/closed-phones.long.test.ts',
    titled: 'is closed by a colleague with one message, and nothing from it counts any more',
  },
  {
    promise: 'private',
    fault: 'somebody guesses the service PIN of the staff, many calls at once',
    by: 'eight calls in eight processes type eight PINs at the same moment',
    test: 'test/app/staff-pin.long.test.ts',
    titled: 'is counted and committed before it is compared, however many come at once',
  },
  {
    promise: 'private',
    fault: 'the phone of a manager who is signed in at a computer is stolen',
    by: 'a colleague closes it; then acts under its sign-in, and one that waits for its yes',
    test: 'test/app/sign-in.test.ts',
    titled: 'ends at once when its phone is closed as lost, and so does one that waits for it',
  },
  {
    promise: 'private',
    fault: 'somebody guesses a code to sign in, many at once, and asks for new ones meanwhile',
    by: 'nine wrong codes and three new ones at the same moment',
    test: 'test/app/sign-in-by-code.test.ts',
    titled: 'compares five at most of many that come at once, while more codes are asked for',
  },
  {
    promise: 'books',
    fault: 'one person at a shell wants to be both people of a decision',
    by: 'approves what the same sign-in proposed, and with another name after --by',
    test: 'test/edge/cli/sign-in.test.ts',
    titled: 'a decision takes two people, each signed in with a phone of their own',
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
