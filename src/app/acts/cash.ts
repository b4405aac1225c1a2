import { BANK_NAME } from '../../core/ledger/treasury.ts'
import { done } from '../../core/refusals.ts'
import { depositCash } from '../cash/deposit-cash.ts'
import { proposeCash } from '../cash/propose-cash.ts'
import { readCashEntries, readCashInHand } from '../cash/read-cash.ts'
import { recordCashIn } from '../cash/record-cash.ts'
import { type Act, alone, writes } from './act.ts'
import { optional } from './field.ts'
import { memberNumberField } from './member-fields.ts'
import { amountField } from './mutual-fields.ts'
import { byField, codeField, dayField, MUTUAL, switchField, textField } from './plain-fields.ts'

const BY = byField('the manager or collector who does this: the name, or the phone')

export const cashRecord = writes({
  name: 'cash record',
  describe: 'records cash that a member paid; the member’s own phone gets the receipt',
  input: {
    number: memberNumberField(),
    amount: amountField('what was taken'),
    by: BY,
    slip: textField('the number of the paper slip; recording it again changes nothing'),
    withoutSms: switchField('the member has no phone for the receipt; managers only'),
    right: switchField('the amount is right although it is not usual here'),
    on: optional(dayField('the day on which it was paid (default: today)')),
  },
  run: (desk, { right: isRight, ...taken }) => recordCashIn(desk, { ...taken, isRight }),
})

export const cashPropose = writes({
  name: 'cash propose',
  describe: 'proposes cash of a day on which one person may not record it; another one decides',
  input: {
    number: memberNumberField(),
    amount: amountField('what was taken'),
    on: dayField('the day on which it was paid'),
    by: BY,
    slip: textField('the number of the paper slip; the same one counts once'),
    withoutSms: switchField('the member has no phone for the receipt; managers only'),
    reason: textField('why it is recorded so late'),
  },
  run: proposeCash,
})

export const cashDeposit = writes({
  name: 'cash deposit',
  describe: 'records that somebody brought all their cash to the bank or to a wallet',
  input: {
    mutual: MUTUAL,
    amount: amountField('what was brought'),
    by: BY,
    reference: textField(
      'the number of the bank’s slip or transfer; the same one is not recorded twice',
    ),
    of: optional(codeField('whose cash it was (default: of the person who does this)', 'name')),
    to: optional(codeField(`${BANK_NAME}, which is the default, or a wallet`, 'account')),
    part: switchField('only a part was brought; the rest stays in hand'),
  },
  run: (desk, { to, ...brought }) => depositCash(desk, { ...brought, to: to ?? BANK_NAME }),
})

export const cashInHand = alone('read', {
  name: 'cash in-hand',
  describe: 'how much cash each person has in hand, by the books',
  input: { mutual: MUTUAL },
  run: ({ ports }, { mutual }) => readCashInHand(ports, mutual),
})

export const cashList = alone('read', {
  name: 'cash list',
  describe: 'every movement of cash in hand, in the order of the books',
  input: {
    mutual: MUTUAL,
    cash: optional(codeField('only the cash of one person, by the code that cash in-hand shows')),
  },
  run: async ({ ports }, { mutual: code, cash }) => {
    const found = await readCashEntries(ports, code)
    if (!found.ok) return found
    const { mutual, entries } = found.value
    return done({ mutual, entries: entries.filter(({ box }) => cash === null || box === cash) })
  },
})

export const CASH_ACTS: readonly Act[] = [
  cashRecord,
  cashPropose,
  cashDeposit,
  cashInHand,
  cashList,
]
