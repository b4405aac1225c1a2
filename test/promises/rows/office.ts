import type { Proof } from '../kinds.ts'

const CUT = 'test/app/opening-cut.long.test.ts'
const BROKEN = 'test/app/opening-corruptions.long.test.ts'
const SHEET = 'test/edge/cli/cash-days.test.ts'
const PAYERS = 'test/app/payers.test.ts'
const BANK = 'test/app/bank-below.test.ts'

const DOORS = 'test/edge/office/doors.test.ts'
const DRAFTS = 'test/edge/office/drafts.long.test.ts'
const FUZZ = 'test/edge/office/fuzz.long.test.ts'

/** What happens to an office's work: an opening, sheets of cash, payers of subsidies, other money. */
export const office: readonly Proof[] = [
  {
    promise: 'kept',
    fault: 'the machine stops while the books of a mutual are opened',
    by: 'a kill at each write of 510 households; then the same command in another process',
    rounds: '6',
    test: CUT,
    titled: 'at its write %i goes on with the same command',
  },
  {
    promise: 'kept',
    fault: 'the machine stops while an opening is taken back',
    by: 'a kill at each write of it; the opening stands or is away, and then goes on',
    rounds: '3',
    test: CUT,
    titled: 'taken back and cut at its write %i stands or is away, and goes on',
  },
  {
    promise: 'money',
    fault: 'an opening was wrong, and members have paid since',
    by: 'taken back and opened again; held against a town that was opened rightly at once',
    test: 'test/app/opening-back.long.test.ts',
    titled: 'and opening the right file gives what that file alone would have given',
  },
  {
    promise: 'books',
    fault: 'what an opening brought is changed in the database',
    by: 'SQL past triggers and keys',
    rounds: '12',
    test: BROKEN,
    titled: 'is noticed: %s',
  },
  {
    promise: 'books',
    fault: 'an opening that was taken back is changed in the database',
    by: 'SQL past triggers and keys',
    rounds: '10',
    test: BROKEN,
    titled: 'is noticed of one that was taken back: %s',
  },
  {
    promise: 'money',
    fault: 'a sheet of cash has a wrong line',
    by: 'a slip twice, a number of nobody, a day too long ago or to come, an unusual amount, none',
    rounds: '5',
    test: SHEET,
    titled: 'does nothing when a line is wrong: %s',
  },
  {
    promise: 'money',
    fault: 'a sheet of cash comes twice',
    by: 'the same file once more: each slip counts once',
    test: SHEET,
    titled: 'records every line with its own day, and once',
  },
  {
    promise: 'coverage',
    fault: 'somebody is ill, and has the cash of today written down for last week',
    by: 'a check at a clinic, and cash of a day before it',
    test: 'test/app/cash-days.test.ts',
    titled: 'is not before a check of the household, and on its day it is',
  },
  {
    promise: 'money',
    fault: 'what a payer of subsidies paid is recorded twice',
    by: 'the same number once more, and with another amount',
    test: PAYERS,
    titled: 'owes by the month, pays in parts, once under a number, and ahead',
  },
  {
    promise: 'books',
    fault: 'one person lets a payer of subsidies off',
    by: 'more than is open, and the approval of who proposed it',
    test: PAYERS,
    titled: 'is let off what it does not pay, by two people',
  },
  {
    promise: 'books',
    fault: 'one person takes out of the bank what is not in it',
    by: 'rent and a charge of the bank, to the last cent and one more',
    test: BANK,
    titled: 'is booked by two people, to the last cent by one',
  },
  {
    promise: 'kept',
    fault: 'a form of the office is sent twice, or again on a line that died',
    by: 'the same form three times, two of them at the same moment',
    test: DOORS,
    titled: 'acts once on a form that is sent twice',
  },
  {
    promise: 'kept',
    fault: 'a form acted, its answer was lost, and it is sent again after the sign-in ran out',
    by: 'the same form 31 minutes later',
    test: DRAFTS,
    titled: 'that acted before is not kept to act once more',
  },
  {
    promise: 'private',
    fault: 'another person signs in where a form was kept for somebody',
    by: 'another manager in the same browser, the same one in another browser, another page, a day',
    test: DRAFTS,
    titled: 'is not shown to anybody else',
  },
  {
    promise: 'private',
    fault: 'somebody has a computer on which a sign-in was ended, and sends a form',
    by: 'a form under a token that was ended, that is nobody’s, and one that is too large',
    test: DRAFTS,
    titled: 'is not kept where somebody ended the sign-in',
  },
  {
    promise: 'private',
    fault: 'somebody opens a page of the office, or sends a form, that the role does not include',
    by: 'every page and form of the table of routes with every role',
    test: 'test/edge/office/routes.test.ts',
    titled: 'is for those whom a table names',
  },
  {
    promise: 'private',
    fault: 'somebody reads of a member and nobody is to know',
    by: 'every page of the table of routes; the row must be there before the page leaves',
    test: 'test/edge/office/routes.test.ts',
    titled: 'keeps who looked at whom',
  },
  {
    promise: 'private',
    fault: 'another site has a form that leads to the office, in the browser of a manager',
    by: 'forms with each of what browsers say of where they come from, and without an id',
    test: DOORS,
    titled: 'does nothing on a form that came from elsewhere',
  },
  {
    promise: 'private',
    fault: 'people type whatever there is into every page and form of the office',
    by: 'hostile texts, numbers out of range, keys twice, and ids of another mutual, by each role',
    rounds: '8 of each route',
    test: FUZZ,
    titled: 'shows, changes and logs nothing of another mutual',
  },
  {
    promise: 'private',
    fault: 'somebody opens things of another mutual by their ids',
    by: 'each page with each id that stands in a table of the other mutual',
    test: FUZZ,
    titled: 'has tried what there is',
  },
]
