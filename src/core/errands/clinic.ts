import type { OfficeKept } from './office-kinds.ts'
import { after, inMutual, knowing } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import {
  act,
  choice,
  menu,
  pages,
  question,
  type Act,
  type Go,
  type Lacking,
  type Screen,
  type Wrong,
} from './screen.ts'
import { endingsOf } from '../coverage/shared-phone.ts'
import { formatMemberNumber, memberNumberFrom } from '../member-number.ts'
import { type CheckAnswer, checkLines } from '../messages/check-sms.ts'
import { exampleOf } from '../messages/command-sms.ts'
import { cardFrom, findPeople, type Found } from '../sms/people.ts'
import { tokenize } from '../sms/tokens.ts'
import type { Subject } from '../sms/understood.ts'
import { foldName } from '../text/gsm7.ts'
import type { ClinicAnswer, ClinicCheck, FamiliesShown, OfClinic } from './clinic-kinds.ts'
import { factOf } from './facts.ts'
import { otherFrom } from './staff-phones.ts'
import { wordForLanguage } from './languages.ts'
import type { ClinicScreen } from './screen-names.ts'

/** A screen of a clinic in its mutual. */
export type ClinicScene = MutualScene & { readonly clinic: OfClinic; readonly office: OfficeKept }

const EXAMPLE = formatMemberNumber(memberNumberFrom('0412337'))

/** People of one household have one digit on their card. */
const ORDINAL = /^[1-9]\d?$/

const afterCheck = after(ofClinic, 'check')

const withAnswer = knowing(afterCheck, 'clinic-services', ({ clinic }) => clinic)

const withServices = knowing(ofClinic, 'clinic-services', ({ clinic }) => clinic)

const withChecks = knowing(ofClinic, 'clinic-checks', ({ clinic }) => clinic)

/** A receptionist asks whether somebody is covered, and looks at what was asked today. */
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
      otherFrom(6),
    ],
  }),

  'clinic.number': question({
    needs: ofClinic,
    changes: true,
    title: ({ say }) => say('clinic.ask-number', { number: EXAMPLE }),
    name: 'a number',
    to: ['clinic.who', 'clinic.families', 'clinic.answer'],
    read: readPatient,
  }),

  'clinic.who': choice({
    needs: ofClinic,
    changes: true,
    title: ({ say, office }) => say('clinic.who', { number: patientText(office.patient) }),
    name: 'the member or somebody else of the card',
    items: () => ['member', 'another'] as const,
    label: (who, { say }) => say(`clinic.${who}`),
    to: ['clinic.person', 'clinic.families', 'clinic.answer'],
    pick: (who, scene) =>
      who === 'member' ? askAgain(person(scene.office.patient, 0), scene) : { to: 'clinic.person' },
  }),

  'clinic.families': choice({
    needs: withFamilies,
    changes: true,
    title: ({ say, families }) =>
      say('clinic.families', { count: String(families.numbers.length) }),
    name: 'one of the families',
    items: ({ families }) => families.numbers,
    label: (number, { families }) =>
      endingsOf(families.numbers)[families.numbers.indexOf(number)] ?? '',
    to: ['clinic.families', 'clinic.answer'],
    pick: (number, scene) => {
      const { ordinal } = scene.families
      return askAgain({ kind: 'number', number, ordinal, said: 'number' }, scene)
    },
  }),

  'clinic.person': question({
    needs: ofClinic,
    changes: true,
    title: ({ say }) => say('clinic.ask-person'),
    name: 'the number of a person',
    to: ['clinic.families', 'clinic.answer'],
    read: (text, scene) => {
      if (!ORDINAL.test(text)) return { wrong: scene.say('clinic.person-unreadable') }
      return askAgain(person(scene.office.patient, Number(text)), scene)
    },
  }),

  'clinic.answer': menu({
    needs: withAnswer,
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
      {
        name: 'for one service',
        to: 'clinic.service',
        label: ({ say }) => say('clinic.by-service'),
        when: ({ outcome, 'clinic-services': services }) =>
          outcome.person !== null && outcome.service === null && services.length > 1,
        keep: ({ office, outcome }) => ({ office: { ...office, ...patientOf(outcome) } }),
      },
    ],
  }),

  'clinic.service': choice({
    needs: withServices,
    changes: true,
    title: ({ say, office }) => say('clinic.which-service', { who: patientText(office.patient) }),
    name: 'a service',
    items: (scene) => scene['clinic-services'],
    label: (service) => foldName(service, 24),
    to: ['clinic.answer'],
    pick: (service, { clinic, office }) =>
      act({ kind: 'check', ...clinic, subject: office.patient ?? null, service }, () => ({
        to: 'clinic.answer',
      })),
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
    lines: ({ say, language }) => [
      say('clinic.number', { number: EXAMPLE }),
      say('clinic.family', { number: `${EXAMPLE}/1, /2` }),
      say('clinic.bill-how', { example: exampleOf('bill', language) }),
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
 * Whom the digits mean, read as by SMS: a member number, a phone or the number of an older card,
 * whoever has it. Whether anybody does is told by a check, which is recorded. Digits that are none
 * are recorded too: many of them are somebody guessing (R62).
 */
function readPatient(
  text: string,
  scene: ClinicScene,
): Go<'clinic.who'> | Act<'clinic.families' | 'clinic.answer'> | Wrong | Lacking {
  const { say, office } = scene
  const asked = findAsked(text, scene)
  if ('need' in asked) return asked
  switch (asked.kind) {
    case 'one': {
      const { subject } = asked
      const isPerson = subject.kind === 'card' || subject.ordinal !== null
      if (isPerson) return askAbout(subject, scene)
      return { to: 'clinic.who', keep: { office: { ...office, patient: subject } } }
    }
    case 'loose':
    case 'wrong':
      // No member number, but perhaps an older card's.
      return askAbout(cardFrom(asked), scene)
    case 'several':
      return { wrong: say('clinic.one-number') }
    case 'none':
      return { wrong: say('clinic.number-unreadable') }
  }
}

/** What digits mean, once every phone number that they may be has been read. */
function findAsked(text: string, { facts, mutual }: ClinicScene): Found | Lacking {
  let need: Lacking['need'] | null = null
  const found = findPeople(tokenize(text), (typed) => {
    const of = { mutual: mutual.code, typed }
    const phone = factOf(facts, 'phone', of)
    if (phone === undefined) need ??= { kind: 'phone', of }
    return phone ?? null
  })
  return need ? { need } : found
}

/** Asks at once; who is not found can be typed again. */
function askAbout(
  subject: Subject,
  { say, clinic, office }: ClinicScene,
): Act<'clinic.families' | 'clinic.answer'> {
  return act({ kind: 'check', ...clinic, subject, service: null }, ({ found, families }) => {
    if (families) return { to: 'clinic.families', keep: { office: { ...office, families } } }
    if (found === 'one') return { to: 'clinic.answer' }
    return { wrong: say(found === 'nobody' ? 'clinic.number-wrong' : `clinic.${found}`) }
  })
}

/** Asks about a person of those that were found; whoever shares a phone is chosen first. */
function askAgain(
  subject: Subject | null,
  { clinic, office }: ClinicScene,
): Act<'clinic.families' | 'clinic.answer'> {
  return act({ kind: 'check', ...clinic, subject, service: null }, ({ families }) => {
    if (!families) return { to: 'clinic.answer' }
    return { to: 'clinic.families', keep: { office: { ...office, families } } }
  })
}

/** For the choice between families, to which `0` leads back from the answer. */
function withFamilies(scene: Scene): Scoped<ClinicScene & { readonly families: FamiliesShown }> {
  const scoped = ofClinic(scene)
  if (scoped.kind !== 'scene') return scoped
  const { families } = scoped.scene.office
  return families ? { kind: 'scene', scene: { ...scoped.scene, families } } : { kind: 'lost' }
}

/** One person of those whom the digits stand for. */
function person(patient: Subject | undefined, ordinal: number): Subject | null {
  return !patient || patient.kind === 'card' ? null : { ...patient, ordinal }
}

/** The person of an answer, to be asked about again. */
function patientOf({ person: told }: CheckAnswer): Pick<OfficeKept, 'patient'> {
  return told ? { patient: { kind: 'number', number: told.number, ordinal: told.ordinal } } : {}
}

/** The number as it is written, or the phone that was typed. */
function patientText(patient: Subject | undefined): string {
  if (!patient || patient.kind === 'card') return patient?.text ?? ''
  if (patient.kind === 'phone') return patient.phone
  return formatMemberNumber(patient.number) + (patient.ordinal ? `/${patient.ordinal}` : '')
}

/** The words of the SMS, a line for each sentence. Who is not found is told nothing about (D2). */
function answerOf(scene: ClinicScene & { readonly outcome: ClinicAnswer }): {
  readonly opening: string
  readonly lines: readonly string[]
} {
  const { say, outcome } = scene
  const { answer, reason } = outcome.coverage
  if (answer === 'cannot-tell') return { opening: say('clinic.cannot'), lines: [] }
  if (outcome.found === 'several' || outcome.found === 'two-readings') {
    return { opening: say(`clinic.${outcome.found}`), lines: [] }
  }
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
