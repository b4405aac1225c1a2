import { after, ofMember } from './scene.ts'
import type { MemberScene, Scene, Scoped } from './scene.ts'
import { end, menu, question, type Go, type Lacking, type Screen, type Wrong } from './screen.ts'
import type { PhoneNumber } from '../phone-number.ts'
import { factOf } from './facts.ts'
import { helpLine } from './help.ts'
import type { Applied } from './member-kinds.ts'
import { ownMembership } from './own.ts'
import type { PhoneScreen } from './screen-names.ts'

/** Characters of a phone number with everything people put into it. */
const TYPED_MAX = 30

type NewPhoneScene = MemberScene & { readonly newPhone: PhoneNumber }

const asked = after(ofMember, 'change-phone')

/** A member asks to be reached on another phone, which a manager decides, with a day's hold (R64). */
export const phoneScreens: Readonly<Record<PhoneScreen, Screen>> = {
  phone: question({
    needs: ofMember,
    guarded: true,
    title: ({ say }) => say('phone.ask'),
    name: 'a phone number',
    to: ['phone.confirm'],
    read: (text, scene) => readNewPhone(text, scene),
  }),

  'phone.confirm': menu({
    needs: ofNewPhone,
    guarded: true,
    title: ({ say, newPhone }) => say('phone.confirm', { phone: newPhone }),
    lines: ({ say }) => [say('phone.how')],
    options: [
      {
        name: 'ask the manager',
        to: 'phone.asked',
        label: ({ say }) => say('phone.yes'),
        request: (scene) => ({
          kind: 'change-phone',
          ...ownMembership(scene),
          newPhone: scene.newPhone,
        }),
      },
    ],
  }),

  'phone.asked': end({
    needs: asked,
    title: (scene) => outcomeOf(scene),
    lines: (scene) => [helpLine(scene)],
  }),
}

function ofNewPhone(scene: Scene): Scoped<NewPhoneScene> {
  const scoped = ofMember(scene)
  if (scoped.kind !== 'scene') return scoped
  const { newPhone } = scene.kept
  return newPhone ? { kind: 'scene', scene: { ...scoped.scene, newPhone } } : { kind: 'lost' }
}

function readNewPhone(
  text: string,
  { facts, say, mutual }: MemberScene,
): Go<'phone.confirm'> | Wrong | Lacking {
  if (text.length > TYPED_MAX || !/\d/.test(text)) return { wrong: say('phone.unreadable') }
  const of = { mutual: mutual.code, typed: text }
  const newPhone = factOf(facts, 'phone', of)
  if (newPhone === undefined) return { need: { kind: 'phone', of } }
  if (!newPhone) return { wrong: say('phone.unreadable') }
  return { to: 'phone.confirm', keep: { newPhone } }
}

function outcomeOf({ say, outcome }: MemberScene & { readonly outcome: Applied }): string {
  return say(`phone.${outcome.kind}`)
}
