import type { TextKey } from '../../text-key.ts'

/** What a phone tells its own member, where it is said of the member to somebody else. */
export const ofMember = {
  'state.active': 'Up to date',
  'state.grace': 'Late, but still covered',
  'standing.covered-until': 'Covered until {date}',
  'standing.credit': 'Paid ahead: {amount}',
  'standing.paid-through': 'Paid up to {date}',
  'standing.to-pay-by': 'To be paid by {date}: {amount}',
  'standing.stay-covered': 'Covered on only if it is paid by {date}',
  'standing.reopen': 'Covered again once what is owed is paid',
  'standing.begin': 'Begins once what is owed is paid',
} as const satisfies Partial<Record<TextKey, string>>
