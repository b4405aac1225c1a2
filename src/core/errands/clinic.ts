import { inMutual } from '../dialog/scene.ts'
import { menu, pages } from '../dialog/screen.ts'
import type { Screen } from '../dialog/screen.ts'
import { formatMemberNumber, memberNumberFrom } from '../member-number.ts'
import { foldName } from '../text/gsm7.ts'
import { wordForLanguage } from './languages.ts'

/** A clinic that dials is told how to ask by SMS. */
export type ClinicScreen = 'clinic' | 'clinic.how'

const EXAMPLE = formatMemberNumber(memberNumberFrom('0412337'))

export const clinicScreens: Readonly<Record<ClinicScreen, Screen>> = {
  clinic: menu({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: ({ who }) => (who ? [foldName(who.name, 30)] : []),
    options: [
      { name: 'how to check a patient', to: 'clinic.how', label: ({ say }) => say('clinic.check') },
      {
        name: 'language',
        to: 'language',
        label: ({ mutual }) => wordForLanguage(mutual.languages),
        when: ({ mutual }) => mutual.languages.length > 1,
      },
    ],
  }),

  'clinic.how': pages({
    needs: inMutual,
    title: ({ say }) => say('clinic.by-sms'),
    lines: ({ say }) => [
      say('clinic.number', { number: EXAMPLE }),
      say('clinic.family', { number: `${EXAMPLE}/1, /2` }),
    ],
  }),
}
