import { knowing } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import { act, choice, type Screen } from './screen.ts'
import { doingText } from '../help/doing.ts'
import { formatMemberNumber } from '../member-number.ts'
import { shortName } from '../person-name.ts'
import { WHO } from '../staff/office-role.ts'
import { ofAny } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { WantedCall } from './staff-kinds.ts'
import type { CallScreen } from './screen-names.ts'

type WantedScene = StaffScene & { readonly wanted: WantedCall }

const withCalls = knowing(ofAny(WHO.register), 'calls', ({ of }) => of)

/** A manager sees who wants to be called and what they were doing, and says who was called. */
export const callScreens: Readonly<Record<CallScreen, Screen>> = {
  calls: choice({
    needs: withCalls,
    title: ({ say, calls }) =>
      calls.length === 0 ? say('calls.none') : say('calls.title', { count: String(calls.length) }),
    name: 'somebody',
    items: ({ calls }) => calls,
    label: ({ name, phone }) => [name && shortName(name), phone].filter(Boolean).join(' '),
    to: ['calls.one'],
    pick: ({ call }, { office }) => ({ to: 'calls.one', keep: { office: { ...office, call } } }),
  }),

  'calls.one': choice({
    needs: ofWanted,
    changes: true,
    title: ({ wanted: { name, phone } }) =>
      [name && shortName(name), phone].filter(Boolean).join(' '),
    lines: ({ say, wanted: { number, when, doing } }) => [
      ...(number ? [formatMemberNumber(number)] : []),
      say('calls.asked', { when }),
      say('calls.doing', { what: doingText(say, doing) }),
    ],
    name: 'called',
    items: ({ wanted }) => [wanted],
    label: (_, { say }) => say('calls.done'),
    to: ['calls'],
    pick: ({ call }, { of }) => act({ kind: 'call-done', ...of, call }, () => ({ to: 'calls' })),
  }),
}

function ofWanted(scene: Scene): Scoped<WantedScene> {
  const scoped = withCalls(scene)
  if (scoped.kind !== 'scene') return scoped
  const { calls, office } = scoped.scene
  const wanted = calls.find(({ call }) => call === office.call)
  return wanted ? { kind: 'scene', scene: { ...scoped.scene, wanted } } : { kind: 'lost' }
}
