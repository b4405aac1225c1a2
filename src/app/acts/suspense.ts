import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { proposeReceived } from '../bookkeeping/book-received.ts'
import { matchByStaffIn } from '../payments/match-receipt.ts'
import { type Kept, loadSuspense, matchSuspenseIn } from '../payments/suspense.ts'
import { type Act, reads, writes } from './act.ts'
import { optional } from './field.ts'
import { memberNumberField } from './member-fields.ts'
import { byField, codeField, MUTUAL, textField } from './plain-fields.ts'

type Suspense = { readonly mutual: Mutual; readonly receipts: readonly Kept[] }

export const suspenseList = reads({
  name: 'suspense list',
  describe: 'money of a mutual that belongs to no member yet, oldest first',
  input: { mutual: MUTUAL },
  run: async ({ tx }, { mutual: code }): Promise<Result<Suspense>> => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done({ mutual: books.mutual, receipts: await loadSuspense(tx, code) })
  },
})

/** A receipt that was given to a member, or the proposal under which that waits. */
type ReceiptGiven = { readonly receipt: ReceiptTable; readonly proposal: string | null }

export const suspenseMatch = writes({
  name: 'suspense match',
  describe: 'gives a receipt to a member of the same mutual; it keeps the day it was paid',
  input: {
    receipt: codeField('the receipt’s number, as suspense list shows it'),
    number: memberNumberField(),
    mutual: optional(codeField('the mutual (default: the member’s)')),
    by: optional(
      codeField(
        'the manager who says so, by name or phone; above the mutual’s limit another one has to approve',
        'manager',
      ),
    ),
  },
  run: async (desk, asked): Promise<Result<ReceiptGiven>> => {
    const { receipt, number, by } = asked
    const mutual = asked.mutual ?? (await mutualOfNumber(desk.tx, number))
    if (by && mutual) return matchByStaffIn(desk, { mutual, receipt, number, by })
    const matched = await matchSuspenseIn(desk, receipt, number)
    return matched.ok ? done({ receipt: matched.value, proposal: null }) : matched
  },
})

export const suspenseBook = writes({
  name: 'suspense book',
  describe:
    'proposes to book a receipt as what it is, if it is no member’s: a grant, a gift, interest; another one decides',
  input: {
    receipt: codeField('the receipt’s number, as suspense list shows it'),
    mutual: MUTUAL,
    account: codeField('the account that it is booked on, as in book accounts', 'number'),
    centre: optional(codeField('the cost centre that it belongs to')),
    what: textField('what it is, in a few words', 'words'),
    by: byField('the manager or collector who proposes it: the name, or the phone'),
  },
  run: (desk, asked) => proposeReceived(desk, asked),
})

export const SUSPENSE_ACTS: readonly Act[] = [suspenseList, suspenseMatch, suspenseBook]
