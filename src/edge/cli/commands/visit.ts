import {
  type BillIn,
  visitBill,
  visitDecide,
  visitRefer,
  visitReverse,
} from '../../../app/acts/visits.ts'
import { type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import type { BillTable } from '../../../store/tables/visits.ts'
import type { Bill } from '../../../store/visits/bills.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'

const TYPED = { arguments: { code: 'CODE' }, json: JSON_OBJECT_WITH_MONEY } as const

export const visitBillCommand = actCommand(visitBill, {
  ...TYPED,
  examples: [
    'visit bill K7QR42-8 --mutual jappo --provider thiaroye --service consultation --amount 10000 --by "Khady Sarr"',
  ],
  print: ({ bill, currency }) => ({
    json: billJson(bill, currency),
    lines: billedLine(bill, currency),
  }),
})

export const visitReverseCommand = actCommand(visitReverse, {
  ...TYPED,
  examples: ['visit reverse K7QR42-8 --mutual jappo --by "Moussa Fall"'],
  print: (found) => printed(found, 'was reversed'),
})

export const visitDecideCommand = actCommand(visitDecide, {
  ...TYPED,
  examples: ['visit decide K7QR42-8 --mutual jappo --decision accepted --by "Moussa Fall"'],
  print: (found, { decision }) => printed(found, `was ${decision}`),
})

export const visitReferCommand = actCommand(visitRefer, {
  ...TYPED,
  examples: [
    'visit refer K7QR42-8 --mutual jappo --provider thiaroye --service surgery --by "Dr Sow"',
  ],
  print: ({
    visit_code: visitCode,
    service_code: service,
    valid_to: validTo,
    referred_by: by,
  }) => ({
    json: { visitCode, service, validTo, by },
    lines: `sent on for ${service} until ${validTo}`,
  }),
})

/** A bill as other programs read it. */
export function billJson(bill: BillTable | Bill, currency: Currency) {
  const decisions = 'decisions' in bill ? bill.decisions : []
  return {
    visitCode: bill.visit_code,
    provider: bill.provider_code,
    number: bill.number,
    ordinal: bill.ordinal,
    service: bill.service_code,
    on: bill.on_date,
    currency,
    amount: bill.amount,
    patient: bill.patient_amount,
    mutual: bill.mutual_amount,
    emergency: bill.emergency === 1,
    letter: bill.letter_number,
    by: bill.billed_by,
    decisions: decisions.map(({ kind, decided_on: on, decided_by: by }) => ({ kind, on, by })),
  }
}

function billedLine(bill: BillTable, currency: Currency): string {
  const money = (amount: Minor) => `${toDecimal(amount, currency)} ${currency}`
  const shares = `patient ${money(bill.patient_amount)}, mutual ${money(bill.mutual_amount)}`
  const pending = bill.emergency === 1 ? '; an emergency: the mutual has yet to decide' : ''
  return `${bill.visit_code}: ${money(bill.amount)}, ${shares}${pending}`
}

function printed({ bill, currency }: BillIn<Bill>, done: string): Printed {
  return { json: billJson(bill, currency), lines: `the bill on ${bill.visit_code} ${done}` }
}
