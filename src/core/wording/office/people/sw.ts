import type { OfficeWords } from '../en.ts'

export const people: OfficeWords['people'] = {
  title: 'Tafuta',
  results: '“{text}”',
  nothing: 'Hakuna mtu wala kitu kilichopatikana',
  nothingWhy:
    'Jaribu mwanzo wa jina, namba nzima ya simu, namba ya mwanachama, kadi, kodi ya matibabu au namba ya risiti.',
  tooShort: 'Andika angalau herufi au tarakimu mbili.',
  mistyped: 'Inafanana na namba ya mwanachama, lakini tarakimu moja imekosewa.',
  several: 'Huenda ni watu kadhaa',
  more: 'Kuna wengine. Andika zaidi ya jina.',
  born: 'alizaliwa {when}',
  left: 'aliondoka {when}',
  byCard: 'kadi {card}',
  receipt: 'Risiti {receipt}',
  visit: 'Matibabu {code}',
  behindTitle: 'Wanaodaiwa',
  behindAbout: 'Wanachama wenye michango iliyochelewa, kwa mpangilio wa namba zao.',
  all: 'Wote',
  one: 'Kipindi kimoja',
  two: 'Vipindi viwili',
  three: 'Vitatu au zaidi',
  owes: 'Anadaiwa',
  call: 'Piga {phone}',
  nobodyBehind: 'Hakuna anayedaiwa.',
  ownPeople: 'Hawa ni watu wako: wanachama waliokupa pesa taslimu mara ya mwisho.',
  short: 'Huenda kuna wengine.',
}
