import type { Coverage } from './coverage.ts'

/** How the answers about a member turned: some yes became a no, some no a yes, or neither did. */
export type Turn = 'lost' | 'gained' | 'other'

/** What became of one answer; null when it is the same. */
export function turnOf(before: Coverage, after: Coverage): Turn | null {
  if (before.answer !== after.answer) return after.answer === 'yes' ? 'gained' : 'lost'
  const fields = ['reason', 'until', 'patientPercent', 'left', 'visitsLeft', 'emergency'] as const
  return fields.some((field) => before[field] !== after[field]) ? 'other' : null
}
