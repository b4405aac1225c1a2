import { bankReceive, bankSweep, feeRecord, type OutflowIn } from '../../../app/acts/treasury.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'

export const bankReceiveCommand = actCommand(bankReceive, {
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'bank receive --mutual jappo --number 0412337-8 --amount 4500 --ref VIR-19 --by "Khady Sarr"',
    'bank receive --mutual jappo --amount 4500 --ref VIR-20 --on 2026-03-01 --by "Khady Sarr"',
  ],
  print: (
    { mutual: { currency }, receipt: row, isRepeat: repeat },
    { number, amount, reference },
  ) => {
    const { receipt_number: receipt, value_on: on, state } = row
    const sum = `${toDecimal(amount, currency)} ${currency}`
    const whose =
      state === 'suspense'
        ? 'in suspense'
        : number
          ? `for ${formatMemberNumber(number)}`
          : 'matched'
    const what = repeat ? 'was recorded before' : `${whose}, paid ${on}`
    return {
      json: { receipt, number, amount, currency, reference, on, state, repeat },
      lines: `${receipt}: ${sum} ${what}`,
    }
  },
})

export const bankSweepCommand = actCommand(bankSweep, {
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'bank sweep --mutual jappo --wallet sandbox --amount 250000 --ref VIR-18 --by "Khady Sarr"',
  ],
  print: (recorded, asked) => printed(recorded, asked, 'swept to the bank'),
})

export const feeRecordCommand = actCommand(feeRecord, {
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'fee record --mutual jappo --wallet sandbox --amount 350 --ref FEE-2026-02 --by "Khady Sarr"',
  ],
  print: (recorded, asked) => printed(recorded, asked, 'kept as a fee'),
})

type Asked = { readonly wallet: string; readonly amount: Minor; readonly reference: string }

function printed({ outflow, isNew, currency }: OutflowIn, asked: Asked, what: string): Printed {
  const { wallet, amount, reference } = asked
  const { kind, on_date: on, recorded_by: by } = outflow
  const text = `${wallet}: ${toDecimal(amount, currency)} ${currency} ${what} on ${on}, ${reference}`
  return {
    json: { kind, wallet, amount, currency, reference, on, by, isNew },
    lines: isNew ? text : `${text}; recorded before, by ${by}`,
  }
}
