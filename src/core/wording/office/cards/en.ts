/** Membership cards, ten on a sheet or one by one. */
export const cards = {
  title: 'Membership cards',
  about: 'Ten on a sheet of A4, without margins: print with “actual size”.',
  association: 'Association',
  all: 'all members',
  since: 'New since',
  sinceHint: 'Empty: everybody.',
  show: 'Show',
  none: 'Nobody fits that.',
  next: 'Next sheet',
  one: 'Card of {name}',
  card: 'Card',
  toPrint: 'to be printed',
  photo: 'Photo',
  number: 'Member number',
  dial: 'Dial {code}',
  help: 'Help {phone}',
} as const
