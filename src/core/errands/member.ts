import { inMutual } from './scene.ts'
import { menu, type Screen } from './screen.ts'
import { foldName } from '../text/gsm7.ts'
import { helpFrom } from './help.ts'
import { lostFrom } from './lost-phone.ts'
import { wordForLanguage } from './languages.ts'
import type { MemberScreen } from './screen-names.ts'

/** The menu of a member; what is wanted most stands first. */
export const memberScreens: Readonly<Record<MemberScreen, Screen>> = {
  main: menu({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: ({ who }) => (who ? [foldName(who.name)] : []),
    options: [
      { name: 'pay', to: 'pay', label: ({ say }) => say('main.pay') },
      { name: 'my standing', to: 'standing', label: ({ say }) => say('main.standing') },
      { name: 'my family', to: 'family', label: ({ say }) => say('main.family') },
      { name: 'my visit', to: 'visit', label: ({ say }) => say('main.visit') },
      { name: 'receipts', to: 'receipts', label: ({ say }) => say('main.receipts') },
      { name: 'other', to: 'other', label: ({ say }) => say('main.other') },
      {
        name: 'language',
        to: 'language',
        label: ({ mutual }) => wordForLanguage(mutual.languages),
        when: ({ mutual }) => mutual.languages.length > 1,
      },
      helpFrom('menu'),
    ],
  }),

  other: menu({
    needs: inMutual,
    title: ({ say }) => say('main.other'),
    options: [
      { name: 'service PIN', to: 'pin.menu', label: ({ say }) => say('other.pin') },
      { name: 'another phone', to: 'phone', label: ({ say }) => say('other.phone') },
      lostFrom(3),
      helpFrom('menu'),
    ],
  }),
}
