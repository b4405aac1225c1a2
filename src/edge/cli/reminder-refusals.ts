import type { Refusal, ReminderRefusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in ReminderRefusal['code']]: (
    refusal: Extract<ReminderRefusal, { code: Code }>,
  ) => string
}

/** Of reminding a member by hand. */
const TEXTS: Texts = {
  'nothing-to-remind': ({ number }) =>
    `member ${number} owes nothing now, so there is nothing to remind of`,
  'reminder-phoneless': ({ number }) =>
    `member ${number} has no phone: visit, or add one with household phone`,
  'reminders-stopped': ({ number }) => `member ${number} wants no reminders: call, or visit`,
  'reminded-recently': ({ number, on }) =>
    `member ${number} was reminded on ${on}, and reminders are days apart: wait, or call`,
  'unknown-alert': ({ alert }) => `there is no open alert ${alert}: alerts list shows them`,
  'unknown-complaint': ({ complaint }) =>
    `there is no complaint ${complaint}: complaints list shows them`,
  'complaint-closed': ({ complaint }) => `complaint ${complaint} is closed already`,
  'answer-empty': ({ complaint }) =>
    `the answer to ${complaint} has no words: write what the member should read`,
  'answer-too-long': ({ complaint, over }) =>
    `the answer to ${complaint} is too long for one SMS, by ${over} letters. Nothing was sent: write a shorter one`,
  'unknown-call': ({ call }) =>
    `nobody with the number ${call} waits for a call: calls list shows who does`,
}

export function isReminderRefusal(refusal: Refusal): refusal is ReminderRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function reminderRefusalText(refusal: ReminderRefusal): string {
  const text = TEXTS[refusal.code] as (refusal: ReminderRefusal) => string
  return text(refusal)
}
