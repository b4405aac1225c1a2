import type { OfficeWords } from '../../spoken-language.ts'

/** Tazama Kiingereza. */
export const own: OfficeWords['own'] = {
  which: 'Kituo kipi?',
  whichAssociation: 'Kikundi kipi?',
  box: 'Namba au kadi',
  boxHint:
    'Kwa wengine wa familia ongeza tarakimu yao: 0412337-8/1. Skana inaweza kuandika kadi yenyewe.',
  service: 'Kwa huduma gani?',
  any: 'bado haijulikani',
  check: 'Je, mtu huyu ana bima?',
  today: 'Zilizoulizwa leo',
  none: 'Hakuna kilichoulizwa leo.',
  bill: 'Tuma bili',
  owed: 'Tunadai',
  statement: 'Taarifa ya mwezi',
  unreadable: 'Andika namba ya kadi, au namba ya simu.',
  one: 'Uliza kuhusu mtu mmoja kwa wakati mmoja.',
  notOurs: 'Kadi hii si ya chama hiki. Tazama namba iliyoandikwa, na upige simu ukiwa na shaka.',
  twoReadings: 'Tarakimu hizi ni namba ya mmoja na simu au kadi ya mwingine: omba namba ya kadi.',
  families: 'Familia kadhaa zinatumia simu hii: chagua mwisho wa namba ya kadi, kisha uliza tena.',
  familyEnds: 'Namba ya kadi inaishia na',
  manyFamilies: 'Familia nyingi hutumia simu hii: omba namba ya kadi.',
  billOf: 'Bili ya {code}',
  whole: 'Bili yote',
  patient: 'Mgonjwa analipa',
  share: 'Chama kinalipa',
  later: 'Ni dharura: chama kitaamua baadaye kama kitalipa.',
  then: 'Ikishatumwa, kodi haipokei bili nyingine.',
  above: 'Hii ni zaidi ya {limit}, iliyobaki au iliyokubaliwa: angalia kiasi tena.',
  below: 'Hii ni kidogo sana: angalia kiasi tena.',
  send: 'Tuma bili',
}
