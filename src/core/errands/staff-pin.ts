import { after, hasOwnPin, inMutual, knowing } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, end, menu, question, type Act, type Go, type Screen, type Wrong } from './screen.ts'
import { hindranceToPin } from './pin.ts'
import type { StaffPinScreen } from './screen-names.ts'

const withPin = knowing(ofWorker, 'staff-pin', ({ facts }) => ({ phone: facts.caller.phone }))
const chosen = after(ofWorker, 'choose-pin')

/**
 * The service PIN of somebody who works for a mutual: it stands before what moves money on a call, and
 * its owner closes the phone with it from any other. One for a phone, whatever it works for.
 */
export const staffPinScreens: Readonly<Record<StaffPinScreen, Screen>> = {
  'staff-pin': menu({
    needs: withPin,
    guarded: true,
    title: (scene) => scene.say(scene['staff-pin'] ? 'pin.is-set' : 'staff-pin.about'),
    options: [
      {
        name: 'set or change',
        to: 'staff-pin.new',
        label: (scene) => scene.say(scene['staff-pin'] ? 'pin.change' : 'pin.set-one'),
      },
      {
        name: 'remove',
        to: 'staff-pin.removed',
        label: ({ say }) => say('pin.remove'),
        when: (scene) => scene['staff-pin'],
        request: ({ mutual }) => ({ kind: 'remove-staff-pin', mutual: mutual.code }),
      },
    ],
  }),

  'staff-pin.new': question({
    needs: ofWorker,
    guarded: true,
    changes: true,
    title: ({ say }) => say('pin.choose'),
    lines: ({ say }) => [say('pin.not-money')],
    name: 'digits',
    to: ['staff-pin.again'],
    read: (text, { say }): Act<'staff-pin.again'> | Wrong =>
      hindranceToPin(text, say) ??
      act({ kind: 'choose-pin', pin: text }, () => ({ to: 'staff-pin.again' })),
  }),

  'staff-pin.again': question({
    needs: chosen,
    guarded: true,
    changes: true,
    title: ({ say }) => say('pin.again'),
    name: 'the same digits',
    to: ['staff-pin.set'],
    read: (text, { say, outcome }) =>
      act(
        { kind: 'set-staff-pin', pin: text, chosen: outcome.hash },
        (came): Go<'staff-pin.set'> | Wrong =>
          came === 'set' ? { to: 'staff-pin.set' } : { wrong: say('pin.different') },
      ),
  }),

  'staff-pin.set': end({ needs: ofWorker, title: ({ say }) => say('staff-pin.now-set') }),
  'staff-pin.removed': end({ needs: ofWorker, title: ({ say }) => say('pin.now-removed') }),
}

/** Whoever calls for the work and not as a member. */
export function ofWorker(scene: Scene): Scoped<MutualScene> {
  const scoped = inMutual(scene)
  return scoped.kind === 'scene' && !hasOwnPin(scene) ? { kind: 'lost' } : scoped
}
