import { inMutual } from '../dialog/scene.ts'
import { menu } from '../dialog/screen.ts'
import type { Screen } from '../dialog/screen.ts'
import { foldName } from '../text/gsm7.ts'
import { wordForLanguage } from './languages.ts'

/** Where a manager begins: what is looked at most comes first. */
export type OfficeScreen = 'manager'

export const officeScreens: Readonly<Record<OfficeScreen, Screen>> = {
  manager: menu({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 24),
    options: [
      { name: 'who is behind', to: 'arrears', label: ({ say }) => say('manager.arrears') },
      { name: 'money in', to: 'money', label: ({ say }) => say('manager.money') },
      { name: 'a member', to: 'subject.number', label: ({ say }) => say('manager.member') },
      { name: 'money not matched', to: 'unmatched', label: ({ say }) => say('manager.unmatched') },
      { name: 'to decide', to: 'matters', label: ({ say }) => say('manager.matters') },
      { name: 'my cash in hand', to: 'cash.hand', label: ({ say }) => say('cash.in-hand') },
      {
        name: 'language',
        to: 'language',
        label: ({ mutual }) => wordForLanguage(mutual.languages),
        when: ({ mutual }) => mutual.languages.length > 1,
      },
    ],
  }),
}
