import { bankSweep, feeRecord, type OutflowIn } from '../../../app/acts/treasury.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'

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
