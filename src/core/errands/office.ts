import { knowing } from './scene.ts'
import { menu, type Screen } from './screen.ts'
import { foldName } from '../text/gsm7.ts'
import { cashToConfirm } from './cash-questions.ts'
import { wordForLanguage } from './languages.ts'
import { WHO } from '../staff/office-role.ts'
import { isOf, ofAny } from './office-scene.ts'
import type { OfficeScreen } from './screen-names.ts'

const withWaiting = knowing(
  knowing(ofAny(WHO.reads), 'waiting', ({ of }) => of),
  'cash-asked',
  ({ of }) => of,
)

/** Where a manager begins, and whoever else sees all members: each finds what the role does. What waits is counted. */
export const officeScreens: Readonly<Record<OfficeScreen, Screen>> = {
  manager: menu({
    needs: withWaiting,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 24),
    options: [
      { name: 'who is behind', to: 'arrears', label: ({ say }) => say('manager.arrears') },
      {
        name: 'money in',
        to: 'money',
        label: ({ say }) => say('manager.money'),
        when: (scene) => isOf(WHO.readsMoney, scene),
      },
      { name: 'a member', to: 'subject.number', label: ({ say }) => say('manager.member') },
      {
        name: 'money not matched',
        to: 'unmatched',
        label: ({ say, waiting }) => counted(say('manager.unmatched'), waiting.unmatched),
        when: (scene) => isOf(WHO.money, scene),
      },
      {
        name: 'to decide',
        to: 'matters',
        label: ({ say, waiting }) => counted(say('manager.matters'), waiting.matters),
        when: (scene) => isOf(WHO.decides, scene),
      },
      {
        name: 'alerts',
        to: 'alerts',
        label: ({ say, waiting }) => counted(say('manager.alerts'), waiting.alerts),
        when: (scene) => isOf(WHO.decides, scene),
      },
      {
        name: 'my cash in hand',
        digit: 7,
        to: 'cash.hand',
        label: ({ say }) => say('cash.in-hand'),
        when: (scene) => isOf(WHO.cash, scene) && scene['cash-asked'].length === 0,
      },
      // In its place while it waits: what was not answered is not in hand yet.
      ...cashToConfirm(7),
      {
        name: 'language, service PIN and lost phones',
        digit: 8,
        to: 'office.other',
        label: ({ say, mutual }) =>
          mutual.languages.length > 1
            ? `${wordForLanguage(mutual.languages)}, PIN`
            : say('office.other'),
      },
    ],
  }),
}

/** What waits behind a choice, where something does. */
function counted(label: string, count: number): string {
  return count > 0 ? `${label}: ${count}` : label
}
