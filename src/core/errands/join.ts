import { contributionFor } from '../contributions/people.ts'
import { formatDate } from '../dates.ts'
import { after, inMutual } from './scene.ts'
import { anyone } from '../dialog/screen.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import {
  act,
  choice,
  end,
  menu,
  pages,
  question,
  type Act,
  type Go,
  type Screen,
  type Wrong,
} from './screen.ts'
import { ageGroup } from '../membership/age-group.ts'
import { hindranceToApply } from '../membership/application.ts'
import { readMemberNumber } from '../member-number.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Plan } from '../plans/plan.ts'
import { readPersonName } from '../person-name.ts'
import { foldName } from '../text/gsm7.ts'
import { readBirth } from './birth-year.ts'
import { factOf } from './facts.ts'
import { cashLines, helpLine } from './help.ts'
import type { Applicant, Applied, Payee } from './member-kinds.ts'
import { tryPayee } from './pay-for.ts'
import type { JoinScreen } from './screen-names.ts'

/** People of one family, the applicant among them: more is a slip of a finger. */
const FAMILY_MAX = 40

/** Characters of the mutual's name beside two lines and three choices. */
const TITLE_MAX = 18

/** Digits, as on a card, where a name was asked for. */
const A_NUMBER = /^[\d\s.\-/]{5,20}$/

type NumberScene = MutualScene & {
  readonly claimed: string
  readonly number: MemberNumber | null
  readonly payee: Payee | null
}

const applied = after(inMutual, 'apply')
const called = after(inMutual, 'call-back')

/** Somebody whose phone nobody has registered asks to become a member, or pays for one. */
export const joinScreens: Readonly<Record<JoinScreen, Screen>> = {
  'join.choose': choice({
    needs: anyone,
    opening: true,
    title: ({ say }) => say('join.choose'),
    name: 'a mutual',
    items: ({ facts }) => Object.values(facts.mutuals),
    label: ({ name }) => foldName(name, 30),
    to: ['join', 'join.waits'],
    pick: ({ code, waitsSince }) => ({
      to: waitsSince ? 'join.waits' : 'join',
      keep: { mutual: code },
    }),
  }),

  join: question({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, TITLE_MAX),
    lines: ({ say }) => [say('join.unknown-phone'), say('join.name')],
    name: 'the name',
    to: ['join.born', 'join.number'],
    read: (text, { say }) => {
      if (A_NUMBER.test(text)) return { to: 'join.number', keep: { claimed: text } }
      const name = readPersonName(text)
      return name
        ? { to: 'join.born', keep: { applicant: { name } } }
        : { wrong: say('join.not-name') }
    },
    options: [
      { name: 'what it costs', to: 'join.cost', label: ({ say }) => say('join.costs') },
      { name: 'pay for a member', to: 'pay-for', label: ({ say }) => say('join.pay-for') },
      { name: 'my number changed', to: 'claim', label: ({ say }) => say('join.changed') },
    ],
  }),

  'join.waits': menu({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, TITLE_MAX),
    lines: (scene) => {
      const { say, mutual } = scene
      const date = formatDate(mutual.waitsSince ?? mutual.today)
      return [say('join.waits', { date }), helpLine(scene)]
    },
    options: [
      { name: 'what it costs', to: 'join.cost', label: ({ say }) => say('join.costs') },
      { name: 'pay for a member', to: 'pay-for', label: ({ say }) => say('join.pay-for') },
      { name: 'my number changed', to: 'claim', label: ({ say }) => say('join.changed') },
      {
        name: 'call me',
        to: 'join.call',
        label: ({ say }) => say('join.call-me'),
      },
    ],
  }),

  'join.call': menu({
    needs: inMutual,
    title: ({ say }) => say('join.call-ask'),
    options: [
      {
        name: 'call me',
        to: 'join.called',
        label: ({ say }) => say('join.call-me'),
        request: ({ mutual }) => ({
          kind: 'call-back',
          ...{ mutual: mutual.code, number: null, doing: 'join' },
        }),
      },
    ],
  }),

  'join.called': end({
    needs: called,
    title: ({ say, outcome: { kind, when } }) =>
      kind === 'repeat' ? say('help.noted-before', { when }) : say('join.called'),
    lines: (scene) => [helpLine(scene)],
  }),

  'join.cost': pages({
    needs: inMutual,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: (scene) => [...scene.mutual.plans.flatMap(costOf(scene)), ...howLines(scene)],
  }),

  'join.number': choice({
    needs: withNumber,
    changes: true,
    title: ({ say, claimed }) => say('join.number', { number: claimed }),
    name: 'what about this number',
    items: () => ['changed', 'pay'] as const,
    label: (what, { say }) => say(`join.number-${what}`),
    to: ['claim.letters', 'pay-for', 'pay-for.amount', 'pay-for.closed', 'pay-for.cash'],
    pick: (what, scene) => {
      if (what === 'changed') return { to: 'claim.letters' }
      const { number, payee } = scene
      if (!number) return { to: 'pay-for' }
      return tryPayee(number, payee, scene, { to: 'pay-for' })
    },
  }),

  'join.born': question({
    needs: inMutual,
    title: ({ say }) => say('join.born'),
    name: 'the year of birth',
    to: ['join.sex'],
    read: (text, { say, mutual, kept }) => {
      const birthDate = readBirth(text, mutual.today)
      if (!birthDate) return { wrong: say('join.year-unreadable') }
      const { plans, today } = mutual
      const refusal = hindranceToApply({ birthDate }, plans, today)
      if (refusal?.code === 'under-age')
        return { wrong: say('join.under-age', { years: String(refusal.years) }) }
      return { to: 'join.sex', keep: { applicant: { ...kept.applicant, birthDate } } }
    },
  }),

  'join.sex': choice({
    needs: inMutual,
    title: (scene) => scene.say(isYoung(scene) ? 'join.sex-young' : 'join.sex'),
    name: 'woman or man',
    items: () => ['F', 'M'] as const,
    label: (sex, scene) => scene.say(isYoung(scene) ? YOUNG[sex] : `join.${sex}`),
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
    lines: (scene) => priceOf(scene),
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

const YOUNG = { F: 'join.girl', M: 'join.boy' } as const

/** Statutes may take members who are not of age. */
function isYoung({ mutual, kept: { applicant } }: MutualScene): boolean {
  const born = applicant?.birthDate
  return born !== undefined && ageGroup(born, mutual.today) !== 'adult'
}

/** What was typed instead of a name, and who has that number if it is one of a member. */
function withNumber(scene: Scene): Scoped<NumberScene> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { claimed } = scene.kept
  if (!claimed) return { kind: 'lost' }
  const number = readMemberNumber(claimed)
  const payee = number && factOf(scene.facts, 'payee', { number })
  if (number && payee === undefined)
    return { kind: 'need', need: { kind: 'payee', of: { number } } }
  return { kind: 'scene', scene: { ...scoped.scene, claimed, number, payee: payee ?? null } }
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

/** Whom to ask; and to pay, where that is in cash. */
function howLines(scene: MutualScene): readonly string[] {
  const cash = cashLines(scene, scene.mutual)
  return cash.length > 0 ? cash : [helpLine(scene)]
}

/**
 * What the family that was just counted pays, where there is one plan that it can come under and its
 * number says enough: with a rate for children nobody has said yet how many they are.
 */
function priceOf({ say, money, mutual: { plans }, kept }: MutualScene): string[] {
  const [plan, other] = plans
  const people = kept.applicant?.familySize
  if (!plan || other || people === undefined || plan.childContribution !== null) return []
  const amount = money(contributionFor(plan, { adults: people, children: 0 }))
  return [say('join.total', { count: String(people), amount, each: say(`each.${plan.period}`) })]
}

/** What a plan costs and for whom; its name where there are several. */
function costOf({ say, money, mutual: { plans } }: MutualScene): (plan: Plan) => string[] {
  return (plan) => {
    const { code, contribution, period, unit, extraPeople, joiningFee, joiningFeePer } = plan
    const { childContribution, familyMaximum } = plan
    const cost = { amount: money(contribution), each: say(`each.${period}`) }
    const some = extraPeople && {
      count: String(extraPeople.above),
      more: money(extraPeople.contribution),
    }
    const whom =
      unit === 'person'
        ? say('join.for-person', cost)
        : some
          ? say('join.for-some', { ...cost, ...some })
          : say('join.for-family', cost)
    const fee = { fee: money(joiningFee) }
    return [
      plans.length > 1 ? `${foldName(code, 20)}: ${whom}` : whom,
      ...(childContribution === null
        ? []
        : [
            say('join.for-child', {
              amount: money(childContribution),
              years: String(plan.adultAge),
            }),
          ]),
      ...(familyMaximum === null
        ? []
        : [say('join.family-most', { amount: money(familyMaximum) })]),
      ...(joiningFee > 0
        ? [say(joiningFeePer === 'person' ? 'join.fee-person' : 'join.fee', fee)]
        : []),
    ]
  }
}
