import type { SmsKind } from '../../core/statutes/sms-budget.ts'

/**
 * What leaves the outbox first: a clinic waits at a counter, a payer with the phone in hand. The
 * urgency of an SMS says what kind it is, for the budget and the report.
 */
export const PRIORITY = {
  prompt: 0,
  check: 1,
  receipt: 2,
  answer: 3,
  alert: 4,
  notice: 5,
  reminder: 6,
} as const

/**
 * What leaves although the clock is doubted: what somebody waits for and what tells that it is. What
 * would leave by itself, reminders, notices and prompts, waits.
 */
export const LEAVE_IN_DOUBT: readonly number[] = [
  PRIORITY.check,
  PRIORITY.receipt,
  PRIORITY.answer,
  PRIORITY.alert,
]

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY]

/** The kind of an SMS with this urgency. */
export function kindOf(priority: number): SmsKind {
  const [name] = Object.entries(PRIORITY).find(([, value]) => value === priority) ?? ['notice']
  return name === 'prompt' ? 'answer' : (name as SmsKind)
}
