import { translation } from './translation.ts'

export const sw = translation({
  'language.name': 'Kiswahili',
  'period.month': 'mwezi',
  'period.year': 'mwaka',

  'screen.back': 'Rudi',
  'screen.more': 'Zaidi',
})
