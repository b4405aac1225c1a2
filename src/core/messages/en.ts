/**
 * English, the reference: a text missing elsewhere, or with other values in braces, does not
 * compile. All texts are GSM-7. Keys name the screen or message, then the part of it.
 */
export const en = {
  // Words that other texts are put together from.
  'language.name': 'English',
  'period.month': 'month',
  'period.year': 'year',

  // USSD: what every screen shares.
  'screen.back': 'Back',
  'screen.more': 'More',

  // SMS: receipts.
} as const
