/** What people asked for by phone, for somebody to decide. */
export const applications = {
  title: 'Applications',
  about: 'What people asked for by phone and nobody has decided yet, oldest first.',
  none: 'Nothing waits.',
  asked: 'Asked',
  family: 'People in the family',
  place: 'Village or association',
  known: 'Registered already',
  approve: 'Approve',
  refuse: 'Refuse',
  approved: 'Approved',
  refused: 'Refused',
  reason: 'Why not',
  approveThen: 'It is done at once, and an SMS tells what comes next.',
  isTwice:
    'Somebody of this name and birth is registered already. Go on only if it is another person.',
  refuseThen: 'The phone that asked is told kindly. The reason is only recorded.',
  wasApproved: 'It is approved and done.',
  wasRefused: 'It is refused, and the applicant was told.',
} as const
