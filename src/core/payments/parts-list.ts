import type { MemberNumber } from '../member-number.ts'
import type { Part } from './sharing.ts'

/** A line of a list of parts, read by itself. */
export type PartRow = { readonly line: number } & Part

/** What is wrong in a list, by the line of its file; line 0 is the file as a whole. */
export type PartFault = { readonly line: number; readonly field: string; readonly why: string }

/**
 * Reads a list of parts as the payer means it: members of the association, each once. Returns the
 * parts in the order of numbers, and every fault with its line. The sum is for the caller, who
 * knows the payment.
 */
export function checkParts(
  rows: readonly PartRow[],
  members: ReadonlySet<MemberNumber>,
): { readonly parts: readonly Part[]; readonly faults: readonly PartFault[] } {
  const faults: PartFault[] = []
  const seen = new Map<MemberNumber, number>()
  for (const { line, number } of rows) {
    const before = seen.get(number)
    if (before !== undefined) {
      faults.push({ line, field: 'number', why: `stands in line ${before} already` })
    } else if (!members.has(number)) {
      faults.push({ line, field: 'number', why: 'is not in the association' })
    }
    seen.set(number, before ?? line)
  }
  const parts = rows.map(({ number, amount }) => ({ number, amount }))
  return { parts: parts.sort((a, b) => (a.number < b.number ? -1 : 1)), faults }
}
