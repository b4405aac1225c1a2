import { after, hasOwnPin, inMutual, knowing, ofMember } from './scene.ts'
import type { MemberScene, MutualScene, Scene } from './scene.ts'
import { act, end, menu, question, type Act, type Go, type Screen, type Wrong } from './screen.ts'
import { isEasyPin, isPin } from '../membership/service-pin.ts'
import { helpFrom, helpLine } from './help.ts'
import type { MemberNumber } from '../member-number.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Say } from '../wording/text-key.ts'
import type { PinChecked } from './pin-checked.ts'
import { ownMembership } from './own.ts'
import type { PinScreen } from './screen-names.ts'

/**
 * The service PIN, which a member may set so that nobody else who holds the phone reads what is
 * private; the screen that asks for it asks those who work for a mutual for theirs as well. It has nothing to do with the mobile-money PIN, which no screen asks for (R19).
 */
const knowingPin = knowing(ofMember, 'pin', ownMembership)
const checked = (scene: Scene) => {
  const ofStaff = after(inMutual, 'check-staff-pin')(scene)
  return ofStaff.kind === 'scene' ? ofStaff : after(inMutual, 'check-pin')(scene)
}
const chosen = after(ofMember, 'choose-pin')

export const pinScreens: Readonly<Record<PinScreen, Screen>> = {
  pin: question({
    needs: inMutual,
    changes: true,
    title: ({ say }) => say('pin.ask'),
    lines: ({ say }) => [say('pin.not-money')],
    name: 'the service PIN',
    to: ['behind', 'pin.locked'],
    read: (text, scene) => readPin(text, scene),
  }),

  'pin.locked': end({
    needs: checked,
    title: ({ say, outcome }) =>
      say(`pin.locked.${outcome.kind === 'locked' ? outcome.lock : 'minutes'}`),
    lines: (scene) => [helpLine(scene)],
  }),

  'pin.menu': menu({
    needs: knowingPin,
    guarded: true,
    title: ({ say, pin }) => say(pin ? 'pin.is-set' : 'pin.about'),
    lines: ({ say }) => [say('pin.not-hidden')],
    options: [
      {
        name: 'set or change',
        to: 'pin.new',
        label: ({ say, pin }) => say(pin ? 'pin.change' : 'pin.set-one'),
      },
      {
        name: 'remove',
        to: 'pin.removed',
        label: ({ say }) => say('pin.remove'),
        when: ({ pin }) => pin,
        request: (scene) => ({ kind: 'remove-pin', ...ownMembership(scene) }),
      },
      helpFrom('pin'),
    ],
  }),

  'pin.new': question({
    needs: ofMember,
    guarded: true,
    changes: true,
    title: ({ say }) => say('pin.choose'),
    lines: ({ say }) => [say('pin.not-money')],
    name: 'digits',
    to: ['pin.again'],
    read: (text, scene) => choosePin(text, scene),
  }),

  'pin.again': question({
    needs: chosen,
    guarded: true,
    changes: true,
    title: ({ say }) => say('pin.again'),
    name: 'the same digits',
    to: ['pin.set'],
    read: (text, scene) => setPin(text, scene, scene.outcome.hash),
  }),

  'pin.set': end({ needs: ofMember, title: ({ say }) => say('pin.now-set') }),
  'pin.removed': end({ needs: ofMember, title: ({ say }) => say('pin.now-removed') }),
}

function readPin(pin: string, scene: MutualScene): Act<'behind' | 'pin.locked'> | Wrong {
  const { say, facts, mutual, who } = scene
  if (!isPin(pin)) return { wrong: say('pin.digits') }
  const lead =
    (unlocked: MemberNumber | PhoneNumber) =>
    (came: PinChecked): Go<'behind' | 'pin.locked'> | Wrong => {
      if (came.kind === 'right') return { to: 'behind', keep: { unlocked } }
      if (came.kind === 'locked') return { to: 'pin.locked' }
      return { wrong: say('pin.wrong', { left: String(came.left) }) }
    }
  if (hasOwnPin(scene)) return act({ kind: 'check-staff-pin', pin }, lead(facts.caller.phone))
  const number = who?.ref as MemberNumber
  return act({ kind: 'check-pin', mutual: mutual.code, number, pin }, lead(number))
}

function choosePin(text: string, { say }: MemberScene): Act<'pin.again'> | Wrong {
  const wrong = hindranceToPin(text, say)
  if (wrong) return wrong
  return act({ kind: 'choose-pin', pin: text }, () => ({ to: 'pin.again' }))
}

/** Why digits are no PIN that one may choose; null for those that are. */
export function hindranceToPin(text: string, say: Say): Wrong | null {
  if (!isPin(text)) return { wrong: say('pin.digits') }
  return isEasyPin(text) ? { wrong: say('pin.easy') } : null
}

function setPin(text: string, scene: MemberScene, hash: string): Act<'pin.set'> {
  const asks = { ...ownMembership(scene), pin: text, chosen: hash }
  return act({ kind: 'set-pin', ...asks }, (came): Go<'pin.set'> | Wrong =>
    came === 'set' ? { to: 'pin.set' } : { wrong: scene.say('pin.different') },
  )
}
