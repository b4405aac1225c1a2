import { translation } from './translation.ts'

export const fr = translation({
  'language.name': 'Francais',
  'period.month': 'mois',
  'period.year': 'an',

  'screen.back': 'Retour',
  'screen.more': 'Suite',
})
