import { isPin } from '../membership/service-pin.ts'
import { after, inMutual } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, end, question, type MenuOption, type Screen } from './screen.ts'
import type { LostPhoneScreen } from './screen-names.ts'

/** Characters of a phone number or a name with everything people put into it. */
const TYPED_MAX = 40

const closed = after(inMutual, 'close-own')

/**
 * Somebody who works for a mutual has lost the phone and calls from any other: its number, or the
 * name, and the service PIN close it at once. What nobody has and what does not match read the same,
 * and tries are counted, for the phone that is called from and for the one that is named.
 */
export const lostPhoneScreens: Readonly<Record<LostPhoneScreen, Screen>> = {
  lost: question({
    needs: inMutual,
    title: ({ say }) => say('lost.whose'),
    name: 'a phone number or name',
    to: ['lost.pin'],
    read: (text, { say }) =>
      text.length <= TYPED_MAX && /[\p{L}\d]/u.test(text)
        ? { to: 'lost.pin', keep: { lost: text } }
        : { wrong: say('phone.unreadable') },
  }),

  'lost.pin': question({
    needs: ofLost,
    changes: true,
    title: ({ say }) => say('pin.ask'),
    lines: ({ say }) => [say('pin.not-money')],
    name: 'the service PIN',
    to: ['lost.done'],
    read: (pin, { say, mutual, lost }) => {
      if (!isPin(pin)) return { wrong: say('pin.digits') }
      return act({ kind: 'close-own', mutual: mutual.code, whose: lost, pin }, (gives) =>
        gives === 'no-match' ? { wrong: say('lost.no-match') } : { to: 'lost.done' },
      )
    },
  }),

  'lost.done': end({
    needs: closed,
    title: ({ say, outcome }) => say(outcome === 'closed' ? 'lost.closed' : 'lost.too-many'),
  }),
}

function ofLost(scene: Scene): Scoped<MutualScene & { readonly lost: string }> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { lost } = scene.kept
  return lost ? { kind: 'scene', scene: { ...scoped.scene, lost } } : { kind: 'lost' }
}

/** The way there from a phone of a member, an association or a stranger. */
export function lostFrom<S extends Scene>(digit?: number): MenuOption<S> {
  return {
    name: 'a phone of the staff was lost',
    ...(digit === undefined ? {} : { digit }),
    to: 'lost',
    label: ({ say }) => say('lost.staff'),
  }
}
