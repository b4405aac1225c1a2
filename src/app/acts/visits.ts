import { plusDays } from '../../core/dates.ts'
import type { Currency } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { BillTable } from '../../store/tables/visits.ts'
import type { Bill } from '../../store/visits/bills.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Desk } from '../desk.ts'
import { billVisitIn } from '../visits/bill-visit.ts'
import { type BillOfCode, decideEmergency, reverseBill } from '../visits/decide-bill.ts'
import { type Listed, readVisits, type VisitRow } from '../visits/read-visits.ts'
import { referVisit } from '../visits/refer-visit.ts'
import { type Act, alone, reads, writes } from './act.ts'
import { optional } from './field.ts'
import { amountField } from './mutual-fields.ts'
import { dayInMutual } from './mutual-day.ts'
import { BY_PERSON, choiceField, codeField, dayField, MUTUAL, switchField } from './plain-fields.ts'

const CODE = codeField('the visit code, such as K7QR42-8')
const PROVIDER = codeField('the clinic that opened the visit')

/** A bill as it now is, in the mutual's money. */
export type BillIn<B extends BillTable = BillTable> = {
  readonly bill: B
  readonly currency: Currency
}

export const visitBill = writes({
  name: 'visit bill',
  describe: 'takes a clinic’s bill for a visit, says who pays what, and closes the code',
  input: {
    code: CODE,
    mutual: MUTUAL,
    provider: PROVIDER,
    service: codeField('the service that was given'),
    amount: amountField('the whole bill, such as 10000'),
    right: switchField('the amount is right although it is more than is left to pay'),
    by: BY_PERSON,
  },
  run: async (desk, asked): Promise<Result<BillIn>> => {
    const { code: visitCode, right: isRight, by, ...bill } = asked
    const billed = await billVisitIn(
      desk,
      { ...bill, visitCode, isRight },
      { by, actor: desk.actor },
    )
    return billed.ok ? inCurrency(desk.tx, asked.mutual, billed.value) : billed
  },
})

export const visitReverse = writes({
  name: 'visit reverse',
  describe:
    'takes a bill back, so that the code takes a corrected one; somebody else must have entered it',
  input: { code: CODE, mutual: MUTUAL, by: BY_PERSON },
  run: (desk, { by, ...asked }) =>
    decided(desk, asked, (bill) => reverseBill(desk, bill, { by, actor: desk.actor })),
})

export const visitDecide = writes({
  name: 'visit decide',
  describe: 'accepts or refuses the bill of an emergency; somebody else must have entered it',
  input: {
    code: CODE,
    mutual: MUTUAL,
    decision: choiceField('whether the mutual pays its share', 'word', ['accepted', 'refused']),
    by: BY_PERSON,
  },
  run: (desk, { by, decision, ...asked }) =>
    decided(desk, asked, (bill) =>
      decideEmergency(desk, bill, decision, { by, actor: desk.actor }),
    ),
})

export const visitRefer = alone('write', {
  name: 'visit refer',
  describe: 'a clinic sends its patient on for a service that needs a referral',
  input: {
    code: CODE,
    mutual: MUTUAL,
    provider: PROVIDER,
    service: codeField('what the patient is sent for'),
    by: BY_PERSON,
  },
  run: ({ ports, actor }, { by, code: visitCode, ...asked }) =>
    referVisit(ports, { ...asked, visitCode }, { by, actor }),
})

/** Days before today that a list shows when none is named. */
const DAYS_SHOWN = 30

export const visitList = reads({
  name: 'visit list',
  describe: 'visits that clinics opened, with their codes and bills',
  input: {
    mutual: MUTUAL,
    from: optional(dayField(`opened from this day (default: ${DAYS_SHOWN} days ago)`)),
    to: optional(dayField('opened up to this day (default: today)')),
    provider: optional(codeField('only visits at this clinic')),
  },
  run: async (desk, { mutual: code, from, to, provider }): Promise<Result<Listed<VisitRow>>> => {
    const today = await dayInMutual(desk, code)
    if (!today.ok) return today
    const last = to ?? today.value
    const found = await readVisits(desk, code, from ?? plusDays(last, -DAYS_SHOWN), last)
    if (!found.ok) return found
    const { mutual, rows } = found.value
    const shown = rows.filter(({ visit }) => !provider || visit.provider_code === provider)
    return done({ mutual, rows: shown })
  },
})

async function decided(
  { tx }: Desk,
  { mutual, code: visitCode }: { readonly mutual: string; readonly code: string },
  decide: (bill: BillOfCode) => Promise<Result<Bill>>,
): Promise<Result<BillIn<Bill>>> {
  const bill = await decide({ mutual, visitCode })
  return bill.ok ? inCurrency(tx, mutual, bill.value) : bill
}

async function inCurrency<B extends BillTable>(
  tx: ReadTx,
  mutual: string,
  bill: B,
): Promise<Result<BillIn<B>>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  return done({ bill, currency: books.mutual.currency })
}

export const VISIT_ACTS: readonly Act[] = [
  visitBill,
  visitReverse,
  visitDecide,
  visitRefer,
  visitList,
]
