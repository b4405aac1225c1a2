import { COMPLAINT_KINDS, DAYS_BACK_MAX, isAboutClinic, isOnADay } from '../complaints/complaint.ts'
import type { ComplaintKind } from '../complaints/complaint.ts'
import { readDayTyped } from '../complaints/day-typed.ts'
import { foldWords, inLines, overOneSms } from '../complaints/words.ts'
import { formatDate, formatDayMonth, plusDays } from '../dates.ts'
import type { CivilDate } from '../dates.ts'
import { after, knowing } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import { act, choice, end, pages, question, type Go, type Screen, type Wrong } from './screen.ts'
import { kindText } from '../messages/complaint-sms.ts'
import { foldName } from '../text/gsm7.ts'
import { ofCaller, telephone } from './help.ts'
import type { HelpScene } from './help.ts'
import type { ComplaintTyped, OfMember } from './member-kinds.ts'
import type { ComplainScreen } from './screen-names.ts'

/**
 * A member complains: what happened, at which clinic, on which day, and at most one sentence. The
 * clinics are those of the mutual, the ones that asked about the household first, so that the
 * service PIN stands before them.
 */
type TypedScene = HelpScene & { readonly typed: ComplaintTyped }

/** Characters of a clinic's name. */
const CLINIC_LENGTH = 24

/** The first number of days that has no choice of its own. */
const DAYS_LEAST = 2

const withClinics = knowing(ofTyped, 'clinics', ownOf)
const withMine = knowing(ofCaller, 'own-complaints', ownOf)
const filed = after(ofCaller, 'file-complaint')

export const complainScreens: Readonly<Record<ComplainScreen, Screen>> = {
  complain: choice({
    needs: ofCaller,
    title: ({ say }) => say('complain.ask'),
    name: 'what happened',
    items: () => COMPLAINT_KINDS,
    label: (kind, { say }) => kindText(say, kind),
    to: ['complain.clinic', 'complain.day', 'complain.words'],
    pick: (kind) => ({ to: firstQuestion(kind), keep: { complaint: { kind } } }),
  }),

  'complain.clinic': choice({
    needs: withClinics,
    guarded: true,
    title: ({ say, clinics }) =>
      say(clinics.length > 0 ? 'complain.clinic' : 'complain.no-clinics'),
    name: 'a clinic',
    items: ({ clinics }) => clinics,
    label: ({ name }) => foldName(name, CLINIC_LENGTH),
    to: ['complain.day'],
    pick: ({ code, name }, { typed }) => ({
      to: 'complain.day',
      keep: { complaint: { ...typed, provider: code, clinic: name } },
    }),
  }),

  'complain.day': question({
    needs: ofTyped,
    title: ({ say, mutual }) => say('complain.day', { example: exampleDay(mutual.today) }),
    name: 'a date',
    to: ['complain.words'],
    read: (text, { say, mutual: { today }, typed }) => {
      const on = readDayTyped(text, today)
      if (!on) return { wrong: say('complain.day-unreadable', { example: exampleDay(today) }) }
      return wordsAfter(typed, on)
    },
    options: [
      {
        name: 'today',
        to: 'complain.words',
        label: ({ say }) => say('complain.today'),
        keep: ({ mutual, typed }) => ({ complaint: { ...typed, on: mutual.today } }),
      },
      {
        name: 'yesterday',
        to: 'complain.words',
        label: ({ say }) => say('complain.yesterday'),
        keep: ({ mutual, typed }) => ({ complaint: { ...typed, on: plusDays(mutual.today, -1) } }),
      },
      { name: 'before', to: 'complain.days', label: ({ say }) => say('complain.earlier') },
    ],
  }),

  'complain.days': question({
    needs: ofTyped,
    title: ({ say }) => say('complain.days', { most: String(DAYS_BACK_MAX) }),
    name: 'how many days ago',
    to: ['complain.words'],
    read: (text, { say, mutual, typed }) => {
      const days = /^\d{1,2}$/.test(text) ? Number(text) : 0
      if (days < DAYS_LEAST || days > DAYS_BACK_MAX) {
        return { wrong: say('complain.days-unreadable', { most: String(DAYS_BACK_MAX) }) }
      }
      return wordsAfter(typed, plusDays(mutual.today, -days))
    },
  }),

  'complain.words': question({
    needs: ofTyped,
    title: ({ say }) => say('complain.words'),
    name: 'a sentence',
    to: ['complain.confirm'],
    read: readWords,
    options: [
      {
        name: 'no words',
        to: 'complain.confirm',
        label: ({ say }) => say('complain.no-words'),
        when: ({ typed }) => typed.kind !== 'other',
        keep: ({ typed: { words: _, ...typed } }) => ({ complaint: typed }),
      },
    ],
  }),

  'complain.confirm': choice({
    needs: ofTyped,
    changes: true,
    title: ({ say, typed }) => kindText(say, typed.kind),
    lines: ({ typed: { clinic, on } }) =>
      [clinic && foldName(clinic, CLINIC_LENGTH), on && formatDate(on)].filter(
        (line): line is string => typeof line === 'string' && line !== '',
      ),
    name: 'send',
    items: () => ['send'],
    label: (_, { say }) => say('complain.send'),
    to: ['complain.filed'],
    pick: (_, scene) => {
      const { kind, provider = null, on = null, words = null } = scene.typed
      const asks = { ...ownOf(scene), what: kind, provider, on, words }
      return act({ kind: 'file-complaint', ...asks }, () => ({ to: 'complain.filed' }))
    },
  }),

  'complain.filed': end({
    needs: filed,
    title: ({ say, outcome }) =>
      outcome.kind === 'too-many'
        ? say('complain.too-many')
        : say(`complain.${outcome.kind}`, { code: outcome.code }),
    lines: (scene) => (scene.outcome.kind === 'too-many' ? telephone(scene) : []),
  }),

  'complain.mine': pages({
    needs: withMine,
    guarded: true,
    title: ({ say, 'own-complaints': own }) =>
      say(own.length > 0 ? 'complain.mine' : 'complain.none'),
    lines: ({ say, 'own-complaints': own }) =>
      own.flatMap(({ code, filedOn, kind, state, answer }) => [
        `${code} ${formatDayMonth(filedOn)} ${kindText(say, kind)}: ${say(`complain.state.${state}`)}`,
        ...(answer === null ? [] : inLines(answer)),
      ]),
  }),
}

function ofTyped(scene: Scene): Scoped<TypedScene> {
  const scoped = ofCaller(scene)
  if (scoped.kind !== 'scene') return scoped
  const { complaint: typed } = scene.kept
  return typed ? { kind: 'scene', scene: { ...scoped.scene, typed } } : { kind: 'lost' }
}

function ownOf({ mutual, number }: HelpScene): OfMember {
  return { mutual: mutual.code, number }
}

/** What is of no day is told in words. */
function firstQuestion(kind: ComplaintKind) {
  if (isAboutClinic(kind)) return 'complain.clinic'
  return isOnADay(kind) ? 'complain.day' : 'complain.words'
}

function wordsAfter(typed: ComplaintTyped, on: CivilDate): Go<'complain.words'> {
  return { to: 'complain.words', keep: { complaint: { ...typed, on } } }
}

function readWords(text: string, { say, typed }: TypedScene): Go<'complain.confirm'> | Wrong {
  const words = foldWords(text)
  if (words === null) return { wrong: say('complain.words-unreadable') }
  const over = overOneSms(words)
  if (over > 0) return { wrong: say('complain.words-long', { over: String(over) }) }
  return { to: 'complain.confirm', keep: { complaint: { ...typed, words } } }
}

/** Yesterday as one would type it: `0103`. */
function exampleDay(today: CivilDate): string {
  return formatDayMonth(plusDays(today, -1)).replace('/', '')
}
