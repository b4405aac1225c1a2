import type { OfficeWords } from '../en.ts'

export const complaints: OfficeWords['complaints'] = {
  title: 'Simu na malalamiko',
  calls: 'Wanaotaka kupigiwa simu',
  noCalls: 'Hakuna anayesubiri kupigiwa.',
  called: 'Amepigiwa',
  doing: 'alikuwa kwenye: {what}',
  wasCalled: 'Imeondolewa kwenye orodha.',
  complaints: 'Malalamiko',
  noComplaints: 'Hakuna lalamiko linalosubiri.',
  filed: 'Lilitumwa',
  words: 'Kwa maneno ya mwanachama',
  about: 'Tunachojua',
  state: 'Hali',
  answer: 'Jibu',
  type: 'Jibu lako',
  typeHint: 'Linatumwa mara moja, kwa SMS moja.',
  send: 'Tuma jibu',
  answered: 'Jibu linatumwa kwa {phone}.',
  close: 'Funga lalamiko',
  closeThen: 'Kama hakuna la kufanya tena, lifunge. Mwanachama haambiwi.',
  closed: 'Lalamiko limefungwa.',
}
