import type { OfficeWords } from '../en.ts'

export const applications: OfficeWords['applications'] = {
  title: 'Maombi',
  about: 'Yaliyoombwa kwa simu ambayo bado hayajaamuliwa, ya zamani kwanza.',
  none: 'Hakuna kinachosubiri.',
  asked: 'Iliombwa',
  family: 'Watu katika familia',
  place: 'Kijiji au kikundi',
  known: 'Ameandikishwa tayari',
  approve: 'Kubali',
  refuse: 'Kataa',
  approved: 'Imekubaliwa',
  refused: 'Imekataliwa',
  reason: 'Kwa nini hapana',
  approveThen: 'Inafanyika mara moja, na SMS inaeleza kinachofuata.',
  isTwice: 'Mtu wa jina na kuzaliwa huku ameandikishwa tayari. Endelea tu kama ni mtu mwingine.',
  refuseThen: 'Simu iliyoomba inaarifiwa kwa upole. Sababu inaandikwa tu.',
  wasApproved: 'Imekubaliwa na kufanyika.',
  wasRefused: 'Imekataliwa, na mwombaji ameambiwa.',
}
