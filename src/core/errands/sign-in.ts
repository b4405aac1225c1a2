import { foldName } from '../text/gsm7.ts'
import { readDigits, showDigits } from '../staff/sign-in.ts'
import { after, knowing } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import { act, choice, end, menu, question, type Go, type Screen, type Wrong } from './screen.ts'
import { WHO } from '../staff/office-role.ts'
import { ofAny, type StaffScene } from './office-scene.ts'
import type { SignInScreen } from './screen-names.ts'

const ofSigner = ofAny(WHO.everybody)
const phoneOf = ({ facts }: Scene) => ({ phone: facts.caller.phone })
const withSignIns = knowing(knowing(ofSigner, 'staff-pin', phoneOf), 'sign-ins', phoneOf)
const answered = after(ofSigner, 'answer-sign-in')
const ended = after(ofSigner, 'end-sign-ins')

/** Characters of a name above the digits. */
const NAME_LENGTH = 15

/**
 * Whoever works for a mutual, or is a clinic or an association, signs in elsewhere with this phone: digits that a
 * screen shows are typed here, after the service PIN, and a yes to them. Whoever has no PIN chooses one first. Ending all takes
 * none: whoever holds the phone may do no harm with it.
 */
export const signInScreens: Readonly<Record<SignInScreen, Screen>> = {
  'sign-in': menu({
    needs: withSignIns,
    title: ({ say }) => say('sign-in.about'),
    options: [
      {
        name: 'type the digits',
        digit: 1,
        to: 'sign-in.digits',
        label: ({ say }) => say('sign-in.type'),
        when: (scene) => scene['staff-pin'],
      },
      {
        name: 'first choose a service PIN',
        digit: 1,
        to: 'staff-pin.new',
        label: ({ say }) => say('sign-in.pin-first'),
        when: (scene) => !scene['staff-pin'],
      },
      {
        name: 'end all sign-ins',
        digit: 2,
        to: 'sign-in.ended',
        label: (scene) => scene.say('sign-in.end-all', { count: String(scene['sign-ins']) }),
        when: (scene) => scene['sign-ins'] > 0,
        request: ({ of }) => ({ kind: 'end-sign-ins', ...of }),
      },
    ],
  }),

  'sign-in.digits': question({
    needs: withPin,
    guarded: true,
    changes: true,
    title: ({ say }) => say('sign-in.digits'),
    name: 'six digits',
    to: ['sign-in.confirm', 'sign-in.too-many'],
    read: (text, { say, of, office }) => {
      const digits = readDigits(text)
      if (digits === null) return { wrong: say('sign-in.not-six') }
      return act({ kind: 'find-sign-in', ...of, digits }, (came): Found => {
        if (came === 'too-many') return { to: 'sign-in.too-many' }
        if (came === 'none') return { wrong: say('sign-in.none') }
        return { to: 'sign-in.confirm', keep: { office: { ...office, digits } } }
      })
    },
  }),

  'sign-in.confirm': choice({
    needs: withDigits,
    guarded: true,
    changes: true,
    title: ({ say, who, digits }) =>
      say('sign-in.confirm', {
        name: foldName(who?.name ?? '', NAME_LENGTH),
        digits: showDigits(digits),
      }),
    lines: ({ say }) => [say('sign-in.warn')],
    name: 'yes or no',
    items: () => ['yes', 'no'] as const,
    label: (answer, { say }) => say(`sign-in.${answer}`),
    to: ['sign-in.done'],
    pick: (answer, { of, digits }) =>
      act({ kind: 'answer-sign-in', ...of, digits, answer }, () => ({ to: 'sign-in.done' })),
  }),

  'sign-in.done': end({ needs: answered, title: ({ say, outcome }) => say(`sign-in.${outcome}`) }),
  'sign-in.too-many': end({ needs: ofSigner, title: ({ say }) => say('sign-in.too-many') }),
  'sign-in.ended': end({
    needs: ended,
    title: ({ say, outcome }) => say('sign-in.ended', { count: String(outcome.count) }),
  }),
}

type Found = Go<'sign-in.confirm' | 'sign-in.too-many'> | Wrong

/** Nobody signs in without a service PIN. */
function withPin(scene: Scene): Scoped<StaffScene> {
  const scoped = withSignIns(scene)
  return scoped.kind === 'scene' && !scoped.scene['staff-pin'] ? { kind: 'lost' } : scoped
}

function withDigits(scene: Scene): Scoped<StaffScene & { readonly digits: string }> {
  const scoped = withPin(scene)
  if (scoped.kind !== 'scene') return scoped
  const { digits } = scoped.scene.office
  return digits ? { kind: 'scene', scene: { ...scoped.scene, digits } } : { kind: 'lost' }
}
