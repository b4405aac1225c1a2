import { plusDays } from '../../core/dates.ts'
import type { Currency } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { Letter } from '../../store/visits/letters.ts'
import type { ReadDesk } from '../desk.ts'
import { approveLetter, issueLetter, withdrawLetter } from '../visits/letters.ts'
import { type LetterRow, type Listed, readLetters } from '../visits/read-visits.ts'
import { type Act, reads, writes } from './act.ts'
import { type Field, optional, value } from './field.ts'
import { amountField } from './mutual-fields.ts'
import { dayInMutual } from './mutual-day.ts'
import { beneficiaryField } from './person-fields.ts'
import { BY_PERSON, codeField, dayField, MUTUAL } from './plain-fields.ts'

/** A guarantee letter as it now is, in the mutual's money. */
export type LetterIn = { readonly letter: Letter; readonly currency: Currency }

export const letterIssue = writes({
  name: 'letter issue',
  describe: 'promises a clinic to pay one bill of a person up to an amount',
  input: {
    person: beneficiaryField('the member number; /1, /2 … for the dependants'),
    provider: codeField('the clinic'),
    service: codeField('the service'),
    amount: amountField('the most that is paid'),
    from: optional(dayField('the first day it is valid (default: today)')),
    to: dayField('the last day it is valid'),
    by: BY_PERSON,
  },
  run: async (desk, { person, by, ...asked }): Promise<Result<LetterIn>> => {
    const issued = await issueLetter(desk, { ...person, ...asked }, by)
    if (!issued.ok) return issued
    const mutual = await mutualOfNumber(desk.tx, person.number)
    return inCurrency(desk, mutual ?? '', issued)
  },
})

const LETTER: Field<string> = {
  ...codeField('the letter’s number, such as JP26-L000012'),
  read: (text) => value((text ?? '').toUpperCase()),
}

export const letterApprove = writes({
  name: 'letter approve',
  describe: 'approves a letter above the limit of the statutes; somebody else must have issued it',
  input: { letter: LETTER, mutual: MUTUAL, by: BY_PERSON },
  run: async (desk, { by, ...named }) =>
    inCurrency(desk, named.mutual, await approveLetter(desk, named, by)),
})

export const letterWithdraw = writes({
  name: 'letter withdraw',
  describe: 'takes back a letter that no bill has used',
  input: { letter: LETTER, mutual: MUTUAL, by: BY_PERSON },
  run: async (desk, { by, ...named }) =>
    inCurrency(desk, named.mutual, await withdrawLetter(desk, named, by)),
})

/** Days before and after today that a list shows when none is named. */
const DAYS_SHOWN = 30

export const letterList = reads({
  name: 'letter list',
  describe: 'the guarantee letters that are valid on any of some days',
  input: {
    mutual: MUTUAL,
    from: optional(dayField(`valid on or after (default: ${DAYS_SHOWN} days ago)`)),
    to: optional(dayField(`valid on or before (default: in ${DAYS_SHOWN} days)`)),
  },
  run: async (desk, { mutual: code, from, to }): Promise<Result<Listed<LetterRow>>> => {
    const today = await dayInMutual(desk, code)
    if (!today.ok) return today
    const last = to ?? plusDays(today.value, DAYS_SHOWN)
    return readLetters(desk, code, from ?? plusDays(today.value, -DAYS_SHOWN), last)
  },
})

async function inCurrency(
  { tx }: ReadDesk,
  code: string,
  letter: Result<Letter>,
): Promise<Result<LetterIn>> {
  if (!letter.ok) return letter
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  return done({ letter: letter.value, currency: books.mutual.currency })
}

export const LETTER_ACTS: readonly Act[] = [letterIssue, letterApprove, letterWithdraw, letterList]
