import { expect } from 'vitest'
import type { Rows } from './rows.ts'
import type { Town } from './town.ts'

/** I3: nothing is in the books without a charge, or money that the operator knows of or took back. */
export function checkCauses(
  { operator, slips }: Pick<Town, 'operator' | 'slips'>,
  rows: Rows,
): void {
  const { receipt, journal } = rows
  const known = new Set([...operator.successes.map((success) => success.receipt), ...slips])
  const unknown = receipt.filter((row) => !known.has(row.operator_receipt))
  expect(unknown).toEqual([])
  const causes = causesIn(rows)
  const causeless = journal.filter(({ source, source_ref: ref }) => !causes.get(source)?.has(ref))
  expect(causeless).toEqual([])
}

/** What a journal of each source may be about: in these towns there are no others. */
function causesIn(rows: Rows): ReadonlyMap<string, ReadonlySet<string>> {
  const { charge, receipt, wallet_outflow: outflow, operator_reversal: taken } = rows
  const receipts = new Set(receipt.map((row) => row.receipt_id))
  const back = new Set(taken.map((row) => row.receipt_id))
  const undone = rows.rhythm_end.filter((row) => back.has(row.receipt_id))
  return new Map([
    ['charge', new Set(charge.map((row) => `${row.number}/${row.kind}/${row.starts_on}`))],
    ['receipt', receipts],
    ['match', receipts],
    ['operator-reversal', new Set(taken.map((row) => row.reversal_id))],
    ['rhythm-end', new Set(undone.map((row) => `${row.number}/${row.receipt_id}`))],
    ['wallet-outflow', new Set(outflow.map((row) => row.outflow_id))],
  ])
}
