import { after } from './scene.ts'
import { act, choice, end, type Screen } from './screen.ts'
import { withSubject } from './subject.ts'
import { WHO } from '../staff/office-role.ts'
import { numberAndName, ofAny } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { Subject } from './staff-kinds.ts'
import type { ResetPinScreen } from './screen-names.ts'

const afterReset = after(ofAny(WHO.register), 'reset-pin')

/** A manager takes away the service PIN of a member who forgot it or tried too often. */
export const resetPinScreens: Readonly<Record<ResetPinScreen, Screen>> = {
  'reset-pin': choice({
    needs: (scene) => {
      const manager = ofAny(WHO.register)(scene)
      return manager.kind === 'scene' ? withSubject(scene) : manager
    },
    guarded: true,
    changes: true,
    title: ({ say, subject }) =>
      say('pin.reset-ask', { member: subject ? numberAndName(subject) : '' }),
    lines: ({ say }) => [say('pin.reset-told')],
    name: 'confirm',
    items: ({ subject }): readonly Subject[] => (subject ? [subject] : []),
    label: (_, { say }) => say('pay.yes'),
    to: ['reset-pin.done'],
    pick: ({ number }, { of }: StaffScene) =>
      act({ kind: 'reset-pin', ...of, number }, () => ({ to: 'reset-pin.done' })),
  }),

  'reset-pin.done': end({
    needs: afterReset,
    title: ({ say, outcome }) => {
      if (outcome.ok) return say('pin.reset-done')
      return say(outcome.why === 'no-pin' ? 'pin.reset-none' : 'staff.no')
    },
  }),
}
