import { civilDateAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import { amountCell } from '../../../core/registers/csv.ts'
import { letterState } from '../../../core/visits/letter.ts'
import { billRows, checkRows, letterRows } from '../../../store/books/register-rows.ts'
import { letterFacts } from '../../../store/visits/letters.ts'
import type { Bill } from '../../../store/visits/bills.ts'
import { amounts, daysIn, members, texts, type Register } from './register.ts'

/** Questions about coverage, with the answers that were given. */
export const checksRegister: Register = {
  name: 'checks',
  describe: 'questions about coverage for a day of the span, and their answers',
  columns: () => [
    ...daysIn('asked on', 'for'),
    ...texts('provider'),
    ...members('number'),
    ...texts('person', 'service', 'answer', 'reason'),
    ...daysIn('until'),
    ...texts('visit code', 'by'),
  ],
  lines: async function* ({ tx, mutual, days }) {
    for await (const row of checkRows(tx, mutual.code, days)) {
      yield [
        civilDateAt(row.asked_at, mutual.timeZone),
        row.on_date,
        row.provider_code,
        row.number && formatMemberNumber(row.number),
        row.ordinal,
        row.service_code,
        row.answer,
        row.reason,
        row.valid_until,
        row.visit_code,
        row.channel,
      ]
    }
  },
}

/** The benefits register: bills of providers, and who pays what of them. */
export const benefitsRegister: Register = {
  name: 'benefits',
  describe: 'bills for care in the span, provider by provider, with the shares of each',
  columns: () => [
    ...texts('provider'),
    ...daysIn('on'),
    ...texts('visit code'),
    ...members('number'),
    ...texts('person', 'service'),
    ...amounts('amount', 'patient pays', 'mutual pays'),
    ...texts('letter', 'emergency', 'state'),
    ...daysIn('billed on'),
    ...texts('billed by'),
  ],
  lines: async function* ({ tx, mutual, days }) {
    const { currency, timeZone } = mutual
    for await (const bill of billRows(tx, mutual.code, days)) {
      yield [
        bill.provider_code,
        bill.on_date,
        bill.visit_code,
        formatMemberNumber(bill.number),
        bill.ordinal,
        bill.service_code,
        toDecimal(bill.amount, currency),
        amountCell(bill.patient_amount, currency),
        amountCell(bill.mutual_amount, currency),
        bill.letter_number,
        bill.emergency === 1 ? 'yes' : '',
        stateOf(bill),
        civilDateAt(bill.billed_at, timeZone),
        bill.billed_by,
      ]
    }
  },
}

/** The register of guarantee letters. */
export const lettersRegister: Register = {
  name: 'letters',
  describe: 'guarantee letters valid on a day of the span',
  columns: () => [
    ...texts('letter'),
    ...members('number'),
    ...texts('person', 'provider', 'service'),
    ...amounts('amount'),
    ...daysIn('from', 'to', 'issued on'),
    ...texts('issued by', 'approved by', 'withdrawn by', 'state'),
  ],
  lines: async function* ({ tx, mutual, days, today }) {
    for await (const row of letterRows(tx, mutual.code, days)) {
      yield [
        row.letter_number,
        formatMemberNumber(row.number),
        row.ordinal,
        row.provider_code,
        row.service_code,
        toDecimal(row.amount, mutual.currency),
        row.valid_from,
        row.valid_to,
        civilDateAt(row.issued_at, mutual.timeZone),
        row.issued_by,
        row.approved_by,
        row.withdrawn_by,
        letterState(letterFacts(row), today),
      ]
    }
  },
}

/** What became of a bill: an emergency's waits until somebody has decided it (R45). */
function stateOf({ emergency, decisions }: Bill): string {
  const kinds = decisions.map(({ kind }) => kind)
  if (kinds.includes('reversed')) return 'reversed'
  return kinds[0] ?? (emergency === 1 ? 'waits for a decision' : 'stands')
}
