import { after, anyone, inMutual } from '../dialog/scene.ts'
import type { MutualScene } from '../dialog/scene.ts'
import { act, choice, end, pages, question } from '../dialog/screen.ts'
import type { Act, Go, Screen, Wrong } from '../dialog/screen.ts'
import type { Plan } from '../membership/plan.ts'
import { readPersonName } from '../person-name.ts'
import { foldName } from '../text/gsm7.ts'
import { readBirth } from './birth-year.ts'
import { helpLine } from './help.ts'
import type { Applicant, Applied } from './member-kinds.ts'

/** Somebody whose phone nobody has registered asks to become a member, or pays for one. */
export type JoinScreen =
  | 'join'
  | 'join.choose'
  | 'join.cost'
  | 'join.born'
  | 'join.sex'
  | 'join.size'
  | 'join.place'
  | 'join.asked'

/** People of one family, the applicant among them: more is a slip of a finger. */
const FAMILY_MAX = 40

const applied = after(inMutual, 'apply')

export const joinScreens: Readonly<Record<JoinScreen, Screen>> = {
  'join.choose': choice({
    needs: anyone,
    opening: true,
    title: ({ say }) => say('join.choose'),
    name: 'a mutual',
    items: ({ facts }) => Object.values(facts.mutuals),
    label: ({ name }) => foldName(name, 30),
    to: ['join'],
    pick: ({ code }) => ({ to: 'join', keep: { mutual: code } }),
  }),

  join: question({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: ({ say }) => [say('join.unknown-phone'), say('join.name')],
    name: 'the name',
    to: ['join.born'],
    read: (text, { say }) => {
      const name = readPersonName(text)
      return name
        ? { to: 'join.born', keep: { applicant: { name } } }
        : { wrong: say('join.letters') }
    },
    options: [
      { name: 'what it costs', to: 'join.cost', label: ({ say }) => say('join.costs') },
      { name: 'pay for a member', to: 'pay-for', label: ({ say }) => say('join.pay-for') },
    ],
  }),

  'join.cost': pages({
    needs: inMutual,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: (scene) => [...scene.mutual.plans.map(costOf(scene)), helpLine(scene)],
  }),

  'join.born': question({
    needs: inMutual,
    title: ({ say }) => say('join.born'),
    name: 'the year of birth',
    to: ['join.sex'],
    read: (text, { say, mutual, kept }) => {
      const birthDate = readBirth(text, mutual.today)
      if (!birthDate) return { wrong: say('join.year-unreadable') }
      return { to: 'join.sex', keep: { applicant: { ...kept.applicant, birthDate } } }
    },
  }),

  'join.sex': choice({
    needs: inMutual,
    title: ({ say }) => say('join.sex'),
    name: 'woman or man',
    items: () => ['F', 'M'] as const,
    label: (sex, { say }) => say(`join.${sex}`),
    to: ['join.size'],
    pick: (sex, { kept }) => ({ to: 'join.size', keep: { applicant: { ...kept.applicant, sex } } }),
  }),

  'join.size': question({
    needs: inMutual,
    title: ({ say }) => say('join.size'),
    name: 'how many',
    to: ['join.place'],
    read: (text, { say, kept }) => {
      const familySize = /^\d{1,2}$/.test(text) ? Number(text) : 0
      if (familySize < 1 || familySize > FAMILY_MAX) return { wrong: say('join.count-unreadable') }
      return { to: 'join.place', keep: { applicant: { ...kept.applicant, familySize } } }
    },
  }),

  'join.place': question({
    needs: inMutual,
    changes: true,
    title: ({ say }) => say('join.place'),
    name: 'village or association',
    to: ['join.asked', 'begin'],
    read: (text, scene) => readPlace(text, scene),
  }),

  'join.asked': end({
    needs: applied,
    title: (scene) => outcomeOf(scene),
    lines: (scene) => [helpLine(scene)],
  }),
}

function readPlace(
  text: string,
  { say, mutual, kept: { applicant } }: MutualScene,
): Act<'join.asked'> | Go<'begin'> | Wrong {
  const place = readPersonName(text)
  if (!place) return { wrong: say('join.letters') }
  if (!isComplete(applicant)) return { to: 'begin' }
  return act({ kind: 'apply', mutual: mutual.code, ...applicant, place }, () => ({
    to: 'join.asked',
  }))
}

function isComplete(applicant: Partial<Applicant> = {}): applicant is Applicant {
  const { name, birthDate, sex, familySize } = applicant
  return [name, birthDate, sex, familySize].every((answer) => answer !== undefined)
}

function outcomeOf({ say, outcome }: MutualScene & { readonly outcome: Applied }): string {
  if (outcome.kind !== 'refused') return say(`join.${outcome.kind}`)
  const { refusal } = outcome
  if (refusal.code === 'under-age') return say('join.under-age', { years: String(refusal.years) })
  return say('join.refused')
}

function costOf({ say, money }: MutualScene): (plan: Plan) => string {
  return ({ contribution, period, joiningFee }) => {
    const cost = { amount: money(contribution), each: say(`each.${period}`) }
    return joiningFee > 0
      ? say('join.contribution-and-fee', { ...cost, fee: money(joiningFee) })
      : say('join.contribution', cost)
  }
}
