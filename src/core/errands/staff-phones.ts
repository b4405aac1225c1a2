import { actsText } from '../messages/phone-sms.ts'
import { shortName } from '../person-name.ts'
import { foldName } from '../text/gsm7.ts'
import { wordForLanguage } from './languages.ts'
import { after, knowing } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, choice, end, menu, type MenuOption, type Screen } from './screen.ts'
import type { StaffPhone } from './staff-kinds.ts'
import { WHO } from '../staff/office-role.ts'
import { isOf } from './office-scene.ts'
import { ofWorker } from './staff-pin.ts'
import type { StaffPhoneScreen } from './screen-names.ts'

const withPhones = knowing(ofWorker, 'staff-phones', ({ mutual }) => ({ mutual: mutual.code }))
const afterClosing = after(ofWorker, 'close-phone')
const afterAsking = after(ofWorker, 'open-phone')

/** Characters of a name beside its phone. */
const NAME_LENGTH = 14

type PhoneScene = MutualScene & { readonly phone: StaffPhone }

/** Somebody who works for a mutual closes the phone of a colleague as lost, at once. */
export const staffPhoneScreens: Readonly<Record<StaffPhoneScreen, Screen>> = {
  'office.other': menu({
    needs: ofWorker,
    title: ({ say }) => say('main.other'),
    options: [
      { name: 'service PIN', to: 'staff-pin', label: ({ say }) => say('other.pin') },
      {
        name: 'a phone was lost',
        to: 'phones',
        label: ({ say }) => say('office.phones'),
        when: ({ who }) => who?.role !== 'association',
      },
      {
        name: 'language',
        to: 'language',
        label: ({ mutual }) => wordForLanguage(mutual.languages),
        when: (scene) => isOf(WHO.reads, scene) && scene.mutual.languages.length > 1,
      },
      {
        name: 'sign in elsewhere',
        to: 'sign-in',
        label: ({ say }) => say('office.sign-in'),
      },
    ],
  }),

  phones: choice({
    needs: withPhones,
    title: (scene) => scene.say(scene['staff-phones'].length > 0 ? 'phones.which' : 'phones.none'),
    name: 'a phone',
    items: (scene) => scene['staff-phones'],
    label: whatOf,
    to: ['phones.one'],
    pick: ({ phone }, { kept: { office } }) => {
      return { to: 'phones.one', keep: { office: { ...office, phone } } }
    },
    // Whoever lost the own one may be calling from a colleague's.
    done: { name: 'the own phone', to: 'lost', label: ({ say }) => say('phones.mine') },
  }),

  'phones.one': choice({
    needs: ofPhone,
    changes: true,
    title: ({ say, phone }) =>
      say(phone.isClosed ? 'phones.is-closed' : 'phones.close', { what: whatOf(phone) }),
    name: 'close it, or ask to open it',
    items: ({ phone, who }) => (phone.isClosed ? (who?.role === 'manager' ? ['open'] : []) : ['close']), // prettier-ignore
    label: (what, { say }) => say(what === 'open' ? 'phones.open' : 'pay.yes'),
    to: ['phones.done', 'phones.asked'],
    pick: (what, { say, mutual, phone: { phone } }) => {
      const of = { mutual: mutual.code, phone }
      if (what === 'open') {
        return act({ kind: 'open-phone', ...of }, (gives) =>
          gives.ok ? { to: 'phones.asked' } : { wrong: say('staff.no') },
        )
      }
      return act({ kind: 'close-phone', ...of }, (gives) => {
        if (gives.ok) return { to: 'phones.done' }
        return { wrong: say(gives.why === 'closings-day' ? 'phones.too-many' : 'staff.no') }
      })
    },
  }),

  'phones.done': end({
    needs: afterClosing,
    title: ({ say }) => say('phones.closed'),
    lines: ({ outcome, ...scene }) => (outcome.ok ? [actsText(scene, outcome.acts)] : []),
  }),

  'phones.asked': end({
    needs: afterAsking,
    title: ({ say, outcome }) =>
      outcome.ok ? say('phones.asked', { proposal: `P${outcome.proposal}` }) : say('staff.no'),
  }),
}

/** `Juma A. 0733000002` */
function whatOf({ name, dialled }: StaffPhone): string {
  return `${foldName(shortName(name), NAME_LENGTH)} ${dialled}`
}

function ofPhone(scene: Scene): Scoped<PhoneScene> {
  const scoped = withPhones(scene)
  if (scoped.kind !== 'scene') return scoped
  const phones = scoped.scene['staff-phones']
  const phone = phones.find((one) => one.phone === scene.kept.office?.phone)
  return phone ? { kind: 'scene', scene: { ...scoped.scene, phone } } : { kind: 'lost' }
}

/** The way to the own PIN and to phones that were lost, from the menus of clinics, collectors and associations. */
export function otherFrom(digit: number): MenuOption<MutualScene> {
  return {
    name: 'service PIN and lost phones',
    digit,
    to: 'office.other',
    // Nobody calls about a colleague's phone for an association.
    label: ({ say, who }) => say(who?.role === 'association' ? 'main.other' : 'office.other'),
  }
}
