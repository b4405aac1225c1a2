import type { Dialog } from './kept.ts'

const MINUTE_MS = 60_000

/** How long after it was cut a call can be gone on with. */
const RESUME_MS = 10 * MINUTE_MS

/** Whoever joins types five answers, and may have to find somebody who knows the year. */
const JOINING_MS = 24 * 60 * MINUTE_MS

/** The longest that any call can be gone on with. */
export const RESUME_MAX_MS = JOINING_MS

/** Whether a call whose last answer is so many milliseconds old may still be gone on with. */
export function isRecent(dialog: Dialog, age: number): boolean {
  if (dialog.cut) return isRecent(dialog.cut, age)
  const { who, applicant } = dialog.kept
  return age <= (applicant && !who ? JOINING_MS : RESUME_MS)
}
