import type { Unusual } from '../states.ts'
import { after, knowing } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, choice, end, type Screen, type Wrong } from './screen.ts'
import type { Say } from '../wording/text-key.ts'
import { formatDayMonth } from '../dates.ts'
import type { Minor } from '../money.ts'
import type { Refusal } from '../refusals.ts'
import { type CashScene, ofCash } from './cash-scene.ts'
import { numberAndName, ofStaff } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { CashAsked } from './staff-kinds.ts'
import type { CashQuestionScreen } from './screen-names.ts'

const ANSWERS = ['yes', 'no'] as const

const withAsked = knowing(ofStaff, 'cash-asked', ({ of }) => of)
const withLimits = knowing(ofCash, 'cash-limits', ({ of }) => of)
const afterAnswer = after(ofStaff, 'answer-cash')

/** Cash that is not usual counts once somebody has said yes to it, typed here or sent by SMS. */
export const cashQuestionScreens: Readonly<Record<CashQuestionScreen, Screen>> = {
  'cash.unusual': choice({
    needs: withLimits,
    guarded: true,
    changes: true,
    title: ({ say, money, amount }) => say('cash.right', { amount: money(amount) }),
    lines: (scene) => {
      const { subject, amount, 'cash-limits': limits } = scene
      const [why, limit] = amount < limits.least ? (['below', limits.least] as const) : (['above', limits.most] as const) // prettier-ignore
      return [numberAndName(subject), usual(scene, why, limit)]
    },
    name: 'yes or no',
    items: () => ANSWERS,
    label: (answer, { say }) => say(`cash.${answer}`),
    to: ['cash.done', 'cash.amount'],
    pick: (answer, { of, subject, amount, say }) => {
      if (answer === 'no') return { to: 'cash.amount' }
      const cash = { ...of, number: subject.number, amount, isRight: true } as const
      return act({ kind: 'take-cash', ...cash }, (gives) =>
        gives.ok ? { to: 'cash.done' } : whyNot(gives.why, say),
      )
    },
  }),

  'cash.asked': choice({
    needs: withAsked,
    title: ({ say, 'cash-asked': asked }) => say('cash.asked', { count: String(asked.length) }),
    name: 'cash to confirm',
    items: (scene) => scene['cash-asked'],
    label: (cash, { money }) => `${money(cash.amount)} ${numberAndName(cash)}`,
    to: ['cash.asked.one'],
    pick: ({ slip }) => ({ to: 'cash.asked.one', keep: { office: { slip } } }),
  }),

  'cash.asked.one': choice({
    needs: ofAsked,
    guarded: true,
    changes: true,
    title: ({ say, money, cash }) => say('cash.right', { amount: money(cash.amount) }),
    lines: aboutAsked,
    name: 'yes or no',
    items: () => ANSWERS,
    label: (answer, { say }) => say(`cash.${answer}`),
    to: ['cash.asked.done'],
    pick: (answer, { of, cash: { slip }, say }) =>
      act({ kind: 'answer-cash', ...of, slip, answer }, (gives) =>
        gives.ok || gives.why === 'cash-answered'
          ? { to: 'cash.asked.done' }
          : whyNot(gives.why, say),
      ),
  }),

  'cash.asked.done': end({
    needs: afterAnswer,
    title: ({ say, money, outcome }) => {
      if (!outcome.ok) return say('cash.answered')
      const { recorded } = outcome
      if (!recorded) return say('cash.dropped')
      return say('cash.done', { receipt: recorded.receipt, total: money(recorded.inHand) })
    },
  }),
}

type AskedScene = StaffScene & { readonly cash: CashAsked }

/** Without it there is nothing to answer any more: it was answered by SMS, or a day has passed. */
function ofAsked(scene: Scene): Scoped<AskedScene> {
  const scoped = withAsked(scene)
  if (scoped.kind !== 'scene') return scoped
  const { 'cash-asked': asked, office } = scoped.scene
  const cash = asked.find(({ slip }) => slip === office.slip)
  return cash ? { kind: 'scene', scene: { ...scoped.scene, cash } } : { kind: 'lost' }
}

function whyAsked(scene: AskedScene): string {
  const { why, recorded, limit } = scene.cash
  if (recorded !== null) return scene.say('cash.recorded', { receipt: recorded })
  return why === 'twice' ? '' : usual(scene, why, limit)
}

function usual({ say, money }: MutualScene, why: Unusual, limit: Minor): string {
  return say(`cash.usual-${why}`, { limit: money(limit) })
}

/** The line that names the day of cash that was not paid today. */
export function dayPaid({ say, paidOn }: Pick<CashScene, 'say' | 'paidOn'>): string[] {
  return paidOn ? [say('cash.paid-on', { date: formatDayMonth(paidOn) })] : []
}

/** The choice of another day, where the statutes let cash be recorded later. */
export function otherDay(daysBack: number): readonly 'another-day'[] {
  return daysBack > 0 ? ['another-day'] : []
}

/** Whose cash, and of which day it is or why it is asked about: there is room for one of the two. */
function aboutAsked(scene: AskedScene): string[] {
  const { on, why } = scene.cash
  const day = why === 'twice' ? [] : dayPaid({ say: scene.say, paidOn: on })
  return [numberAndName(scene.cash), ...(day.length > 0 ? day : [whyAsked(scene)])]
}

/** Above the screen that is shown again. */
export function whyNot(why: Refusal['code'], say: Say): Wrong {
  if (why === 'cash-day') return { wrong: say('cash.wrong-day') }
  return { wrong: say(why === 'no-phone' ? 'cash.no-phone' : 'staff.no') }
}

/** What a menu offers while something waits for the caller's yes: the one, or the list. */
export function cashToConfirm(digit: number) {
  const label = ({ say, money, 'cash-asked': [first, ...more] }: WithAsked): string => {
    const what = more.length > 0 ? String(more.length + 1) : first ? money(first.amount) : ''
    return `${say('cash.to-confirm')}: ${what}`
  }
  return [
    {
      name: 'cash to confirm',
      digit,
      to: 'cash.asked.one',
      label,
      when: (scene: WithAsked) => scene['cash-asked'].length === 1,
      keep: ({ 'cash-asked': [first] }: WithAsked) => ({ office: { slip: first?.slip ?? '' } }),
    },
    {
      name: 'all cash to confirm',
      digit,
      to: 'cash.asked',
      label,
      when: (scene: WithAsked) => scene['cash-asked'].length > 1,
    },
  ] as const
}

type WithAsked = MutualScene & { readonly 'cash-asked': readonly CashAsked[] }
