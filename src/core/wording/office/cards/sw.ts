import type { OfficeWords } from '../en.ts'

export const cards: OfficeWords['cards'] = {
  title: 'Kadi za uanachama',
  about: 'Kumi kwa karatasi ya A4, bila pambizo: chapisha kwa “ukubwa halisi”.',
  association: 'Kikundi',
  all: 'wanachama wote',
  since: 'Wapya tangu',
  sinceHint: 'Ikiachwa wazi: wote.',
  show: 'Onyesha',
  none: 'Hakuna anayefaa.',
  next: 'Karatasi inayofuata',
  one: 'Kadi ya {name}',
  card: 'Kadi',
  toPrint: 'ya kuchapisha',
  photo: 'Picha',
  number: 'Namba ya mwanachama',
  dial: 'Piga {code}',
  help: 'Msaada {phone}',
}
