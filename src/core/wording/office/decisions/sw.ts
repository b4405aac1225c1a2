import type { OfficeWords } from '../en.ts'

export const decisions: OfficeWords['decisions'] = {
  title: 'Za kuamua',
  about: 'Aliyopendekeza mtu mmoja, na meneja mwingine anaamua.',
  none: 'Hakuna kinachosubiri uamuzi.',
  proposedBy: 'Imependekezwa na {name}, {day}',
  notYours: 'Kazi yako haiamui hili. Mwingine huamua.',
  own: 'Umependekeza mwenyewe: meneja mwingine anaamua.',
  reason: 'Sababu',
  amount: 'Kiasi',
  look: 'Angalia na uamue',
  check: 'Hakikisha kabla ya kuamua',
  then: 'Ukiidhinisha, inafanyika mara moja vitabuni, kwa majina yote mawili.',
  approve: 'Idhinisha',
  refuse: 'Kataa',
  why: 'Kwa nini hapana',
  whyHint: 'Maneno machache, herufi zisizozidi 80. Yanahitajika ili kukataa.',
  whyMissing: 'Andika kwa maneno machache kwa nini hapana',
  approved: 'Imeidhinishwa: {what}.',
  refused: 'Imekataliwa: {what}.',
  gone: 'Hii iliamuliwa kabla.',
  member: 'Mwanachama',
}
