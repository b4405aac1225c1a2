import type { OfficeWords } from '../en.ts'

export const associations: OfficeWords['associations'] = {
  title: 'Vikundi',
  none: 'Bado hakuna kikundi.',
  association: 'Kikundi',
  members: 'Wanachama',
  phone: 'Simu',
  noPhone: 'hakuna simu',
  until: 'hadi {day}',
  about:
    'Anachodaiwa kila mwanachama leo, kwa malipo ya familia na sehemu yake ya kile kikundi kilicholipa.',
  state: 'Hali',
  owed: 'Ya kulipa',
  paidThrough: 'Amelipa hadi',
  nothing: 'amelipa',
  noMembers: 'Hakuna mtu ndani yake.',
  payments: 'Malipo ya mwisho',
  noPayments: 'Bado hakijalipa chochote.',
  for: 'kwa wanachama {count}',
  notShared: 'bado hayajagawanywa',
  statement: 'Taarifa ya hesabu',
  statementOf: 'Taarifa ya hesabu ya {association}',
  noneInMonth: 'Hakikulipa chochote mwezi huu.',
  paid: 'Kilicholipwa mwezi huu',
  part: 'Sehemu',
  tooMany: 'kwa wanachama {count}: sehemu zao ziko kwenye ukurasa wa risiti',
  cards: 'Kadi za kuchapisha',
}
