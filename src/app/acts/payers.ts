import { monthOf } from '../../core/dates.ts'
import { addPayer, readPayer, readPayers } from '../payers/payers.ts'
import { receiveFromPayer } from '../payers/receive.ts'
import { proposeSettlement } from '../payers/settle.ts'
import { proposePayerBack } from '../payers/take-back.ts'
import { type Act, reads, writes } from './act.ts'
import { type Field, optional, value, wrong } from './field.ts'
import { MONTH } from './month.ts'
import { amountField } from './mutual-fields.ts'
import {
  BY_PERSON,
  byField,
  choiceField,
  codeField,
  dayField,
  MUTUAL,
  referenceField,
  textField,
} from './plain-fields.ts'

/** Who pays a part of contributions for members, what they owe and what they pay (R37). */

const PAYER = codeField('the code of the payer, as plans name it')

/** The same of one that may be new: such that a plan can name it. */
const NEW_PAYER: Field<string> = {
  ...PAYER,
  read: (text) =>
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text ?? '')
      ? value(text ?? '')
      : wrong('must be small letters, digits and single dashes, as plans name it'),
}

export const payerAdd = writes({
  name: 'payer add',
  describe: 'adds who pays subsidies: the State, an organisation, a group abroad; or renames it',
  input: {
    payer: NEW_PAYER,
    mutual: MUTUAL,
    name: textField('as members and statements know it', 'name'),
    kind: choiceField('what it is', 'kind', ['state', 'ngo', 'diaspora', 'other']),
    by: BY_PERSON,
  },
  run: (desk, { payer: code, ...asked }) => addPayer(desk, { ...asked, code }),
})

export const payerList = reads({
  name: 'payer list',
  describe: 'who pays subsidies of a mutual, what they owe, paid, and what is left',
  input: { mutual: MUTUAL },
  run: (desk, { mutual }) => readPayers(desk, mutual),
})

export const payerShow = reads({
  name: 'payer show',
  describe: 'what a payer owes by the month, what it paid of it, and its receipts',
  input: { payer: PAYER, mutual: MUTUAL },
  run: (desk, { payer, mutual }) => readPayer(desk, mutual, payer),
})

export const payerReceive = writes({
  name: 'payer receive',
  describe: 'records what a payer of subsidies paid at the bank, or gives it a receipt in suspense',
  input: {
    payer: PAYER,
    mutual: MUTUAL,
    amount: optional(amountField('what came to the bank')),
    reference: optional(
      referenceField('its number on the bank’s paper; the same one is not recorded twice'),
    ),
    on: optional(dayField('the day of the bank (default: today)')),
    received: optional(
      codeField('a receipt in suspense that is the payer’s, by our number', 'receipt'),
    ),
    by: byField('the manager who says so: the name, or the phone'),
  },
  fits: ({ amount, reference, received, on }) => {
    const isBank = amount !== null && reference !== null
    const isNone = amount === null && reference === null && on === null
    if (received ? isNone : isBank) return []
    return [{ field: null, why: 'name {amount} and {reference} of the bank, or {received} alone' }]
  },
  run: receiveFromPayer,
})

export const payerGiveUp = settling(
  'payer give-up',
  'subsidy-given-up',
  'proposes to give up what a payer does not pay of a month; another one decides',
)

export const payerAskMembers = settling(
  'payer ask-members',
  'subsidy-asked',
  'proposes to ask members for their parts of what a payer does not pay; another one decides',
)

function settling(name: string, kind: 'subsidy-given-up' | 'subsidy-asked', describe: string) {
  return writes({
    name,
    describe,
    input: {
      payer: PAYER,
      mutual: MUTUAL,
      month: MONTH,
      amount: optional(amountField('how much (default: all that is left of the month)')),
      reason: textField('why'),
      by: byField('the manager or collector who proposes it: the name, or the phone'),
    },
    run: (desk, { month, ...asked }) =>
      proposeSettlement(desk, { ...asked, kind, month: monthOf(month) }),
  })
}

export const payerTakeBack = writes({
  name: 'payer take-back',
  describe:
    'proposes to take back money that was booked as a payer’s in error; another one decides. A receipt that was in suspense is there again',
  input: {
    payer: PAYER,
    mutual: MUTUAL,
    reference: referenceField('its number, as payer show has it'),
    reason: textField('why'),
    by: byField('the manager or collector who proposes it: the name, or the phone'),
  },
  run: proposePayerBack,
})

export const PAYER_ACTS: readonly Act[] = [
  payerAdd,
  payerList,
  payerShow,
  payerReceive,
  payerGiveUp,
  payerAskMembers,
  payerTakeBack,
]
