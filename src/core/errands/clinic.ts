import type { OfficeKept } from './office-kinds.ts'
import { after, inMutual, knowing } from '../dialog/scene.ts'
import type { MutualScene, Scene, Scoped } from '../dialog/scene.ts'
import { act, menu, pages, question } from '../dialog/screen.ts'
import type { Act, Go, Lacking, Screen, Wrong } from '../dialog/screen.ts'
import { formatMemberNumber, memberNumberFrom, readMemberNumber } from '../member-number.ts'
import { type CheckAnswer, checkLines } from '../messages/check-sms.ts'
import { foldName } from '../text/gsm7.ts'
import type { ClinicCheck, OfClinic } from './clinic-kinds.ts'
import { wordForLanguage } from './languages.ts'

/** A receptionist asks whether somebody is covered, and looks at what was asked today. */
export type ClinicScreen =
  | 'clinic'
  | 'clinic.number'
  | 'clinic.who'
  | 'clinic.person'
  | 'clinic.answer'
  | 'clinic.today'
  | 'clinic.how'

/** A screen of a clinic in its mutual. */
export type ClinicScene = MutualScene & { readonly clinic: OfClinic; readonly office: OfficeKept }

const EXAMPLE = formatMemberNumber(memberNumberFrom('0412337'))

/** People of one household have one digit on their card. */
const ORDINAL = /^[1-9]\d?$/

const afterCheck = after(ofClinic, 'check')

const withChecks = knowing(ofClinic, 'clinic-checks', ({ clinic }) => clinic)

export const clinicScreens: Readonly<Record<ClinicScreen, Screen>> = {
  clinic: menu({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: ({ who }) => (who ? [foldName(who.name, 30)] : []),
    options: [
      { name: 'check a patient', to: 'clinic.number', label: ({ say }) => say('clinic.check') },
      { name: 'bill a visit', to: 'bill.visit', label: ({ say }) => say('clinic.bill') },
      { name: 'checks of today', to: 'clinic.today', label: ({ say }) => say('clinic.today') },
      { name: 'by SMS', to: 'clinic.how', label: ({ say }) => say('clinic.by-sms') },
      {
        name: 'language',
        to: 'language',
        label: ({ mutual }) => wordForLanguage(mutual.languages),
        when: ({ mutual }) => mutual.languages.length > 1,
      },
    ],
  }),

  'clinic.number': question({
    needs: ofClinic,
    changes: true,
    title: ({ say }) => say('clinic.ask-number', { number: EXAMPLE }),
    name: 'a number',
    to: ['clinic.who'],
    read: readNumber,
  }),

  'clinic.who': menu({
    needs: ofClinic,
    title: ({ say, office }) => say('clinic.who', { number: askedNumber(office) }),
    options: [
      {
        name: 'the member',
        to: 'clinic.answer',
        label: ({ say }) => say('clinic.member'),
        request: (scene) => ({
          kind: 'check',
          ...scene.clinic,
          number: askedOf(scene),
          ordinal: 0,
        }),
      },
      {
        name: 'somebody else of the card',
        to: 'clinic.person',
        label: ({ say }) => say('clinic.another'),
      },
    ],
  }),

  'clinic.person': question({
    needs: ofClinic,
    changes: true,
    title: ({ say }) => say('clinic.ask-person'),
    name: 'the number of a person',
    to: ['clinic.answer'],
    read: (text, scene) => {
      if (!ORDINAL.test(text)) return { wrong: scene.say('clinic.person-unreadable') }
      const asked = { ...scene.clinic, number: askedOf(scene), ordinal: Number(text) }
      return act({ kind: 'check', ...asked }, () => ({ to: 'clinic.answer' }))
    },
  }),

  'clinic.answer': menu({
    needs: afterCheck,
    title: (scene) => answerOf(scene).opening,
    lines: (scene) => answerOf(scene).lines,
    options: [
      {
        name: 'bill this visit',
        to: 'bill.service',
        label: ({ say }) => say('clinic.bill-now'),
        when: ({ outcome }) => outcome.visitCode !== null && outcome.codeOpen,
        keep: ({ office, outcome }) => ({ office: { ...office, visit: outcome.visitCode ?? '' } }),
      },
      { name: 'another patient', to: 'clinic.number', label: ({ say }) => say('clinic.next') },
    ],
  }),

  'clinic.today': pages({
    needs: withChecks,
    title: ({ say, 'clinic-checks': checks }) =>
      checks.length === 0
        ? say('clinic.none-today')
        : say('clinic.count-today', { count: String(checks.length) }),
    lines: (scene) => scene['clinic-checks'].map((check) => checkLine(check, scene)),
  }),

  'clinic.how': pages({
    needs: inMutual,
    title: ({ say }) => say('clinic.by-sms'),
    lines: ({ say }) => [
      say('clinic.number', { number: EXAMPLE }),
      say('clinic.family', { number: `${EXAMPLE}/1, /2` }),
    ],
  }),
}

/** For screens of a clinic: whoever calls must be one in this mutual today. */
export function ofClinic(scene: Scene): Scoped<ClinicScene> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { who, mutual } = scoped.scene
  if (who?.role !== 'clinic') return { kind: 'lost' }
  const clinic = { mutual: mutual.code, provider: who.ref }
  return { kind: 'scene', scene: { ...scoped.scene, clinic, office: scene.kept.office ?? {} } }
}

/**
 * A number whose check digit is right, whoever has it: whether anybody does is told by a check,
 * which is recorded. Digits that are none are recorded too: many of them are somebody guessing
 * (R62).
 */
function readNumber(
  text: string,
  { say, clinic, office }: ClinicScene,
): Go<'clinic.who'> | Act<'clinic.who'> | Wrong | Lacking {
  const number = readMemberNumber(text)
  if (number) return { to: 'clinic.who', keep: { office: { ...office, number } } }
  if (!/\d/.test(text)) return { wrong: say('clinic.number-unreadable') }
  const wrong = { wrong: say('clinic.number-wrong') }
  return act({ kind: 'check', ...clinic, number: null, ordinal: 0 }, () => wrong)
}

function askedOf({ office }: ClinicScene) {
  return office.number ?? null
}

function askedNumber({ number }: OfficeKept): string {
  return number ? formatMemberNumber(number) : ''
}

/** The words of the SMS, a line for each sentence. Who is not found is told nothing about (D2). */
function answerOf(scene: ClinicScene & { readonly outcome: CheckAnswer }): {
  readonly opening: string
  readonly lines: readonly string[]
} {
  const { say, outcome } = scene
  const { answer, reason } = outcome.coverage
  if (answer === 'cannot-tell') return { opening: say('clinic.cannot'), lines: [] }
  const unknown = reason === 'P1' || reason === 'N1' || reason === 'N2'
  if (!outcome.person || unknown) {
    return { opening: say('clinic.number-wrong'), lines: [say('clinic.nothing-told')] }
  }
  return checkLines(scene, outcome, outcome.person)
}

function checkLine({ time, asked, answer, visitCode }: ClinicCheck, { say }: Scene): string {
  const what = asked ?? say('clinic.today.unknown')
  return [time, what, say(`clinic.today.${answer}`), visitCode].filter(Boolean).join(' ')
}
