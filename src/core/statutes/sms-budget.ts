/**
 * What a mutual's messages may use in a day: parts, or money as the carrier asks for it, in
 * ten-thousandths of the currency that is its unit.
 */
export type SmsBudget = { readonly unit: string; readonly most: number }

/** The unit of a budget, and of what was used, that counts parts. */
export const PARTS = 'parts'

/** Counts parts that may have gone out or still may, and whose price nobody has said. */
export const UNPRICED = 'unpriced parts'

/** Names the most that a carrier has asked for a part on a day, in a currency. */
export function perPartOf(currency: string): string {
  return `${currency} per part`
}

/** Kinds of messages by how soon they are wanted. */
export const SMS_KINDS = ['check', 'receipt', 'answer', 'alert', 'notice', 'reminder'] as const

export type SmsKind = (typeof SMS_KINDS)[number]

/** What a message does when the budget of the day is used up. */
type WhenUsedUp = 'goes' | 'waits' | 'dropped'

/**
 * Answers to clinics and receipts go: nobody is turned away and nobody doubts a payment over the
 * price of a message, and there are no more of them than checks of registered clinics and payments
 * that arrived. Notices and reminders wait for the next day. Another answer would come too late to
 * be one.
 */
export const WHEN_USED_UP: Readonly<Record<SmsKind, WhenUsedUp>> = {
  check: 'goes',
  receipt: 'goes',
  answer: 'dropped',
  alert: 'goes',
  notice: 'waits',
  reminder: 'waits',
}

/** What was used of a budget on a day, and what a part more would, in the budget's unit. */
export type BudgetUse = { readonly used: number; readonly perPart: number }

/** Whether a message of so many parts would go beyond the budget. */
export function isUsedUp(
  { most }: SmsBudget,
  { used, perPart }: BudgetUse,
  parts: number,
): boolean {
  return used + parts * perPart > most
}
