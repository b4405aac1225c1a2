import { describe, expect, it } from 'vitest'
import { checkCauses } from './causes.ts'
import type { Rows } from './rows.ts'

const NONE = { charge: [], receipt: [], wallet_outflow: [], operator_reversal: [], rhythm_end: [] }
const TOWN = { operator: { successes: [] }, slips: new Set() } as unknown as Parameters<
  typeof checkCauses
>[0]

/** Books with one journal; only what the check looks at. */
function check(source: string, ref: string, rows: object = {}): void {
  const journal = [{ source, source_ref: ref }]
  checkCauses(TOWN, { ...NONE, ...rows, journal } as unknown as Rows)
}

describe('the causes of journals in a simulated town', () => {
  const undone = { rhythm_end: [{ number: '87654367', receipt_id: 'r1' }] }
  const back = { operator_reversal: [{ reversal_id: 'v1', receipt_id: 'r1' }] }

  // Seen red: it was looked for among the receipts.
  it('are, of full prices that are owed again, a rhythm undone whose receipt was taken back', () => {
    expect(() => check('rhythm-end', '87654367/r1', { ...undone, ...back })).not.toThrow()
    expect(() => check('rhythm-end', '87654367/r1', undone)).toThrow()
    expect(() => check('rhythm-end', '87654367/r1', back)).toThrow()
  })

  it('are not of a source that these towns do not have', () => {
    expect(() => check('book', 'r1', { ...undone, ...back })).toThrow()
  })
})
