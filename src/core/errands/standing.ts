import { type CivilDate, formatDate, formatDayMonth, monthOf, plusDays } from '../dates.ts'
import { ofMember } from './scene.ts'
import type { MemberScene } from './scene.ts'
import type { MutualFacts } from './facts.ts'
import { menu, pages, type Screen } from './screen.ts'
import type { Charge } from '../contributions/charges.ts'
import { amountAsked } from '../membership/asked.ts'
import type { Standing } from '../membership/standing.ts'
import { subtract } from '../money.ts'
import { isPayable, planOf } from './amounts.ts'
import { helpFrom, helpLine } from './help.ts'
import type { StandingScreen } from './screen-names.ts'

/** A member reads what is owed, until when the family is covered, and what to do next. */
export const standingScreens: Readonly<Record<StandingScreen, Screen>> = {
  standing: menu({
    needs: ofMember,
    guarded: true,
    title: standingTitle,
    lines: standingLines,
    options: [
      {
        name: 'pay',
        to: 'pay',
        label: ({ say }) => say('standing.pay'),
        when: ({ standing }) => isPayable(standing),
      },
      {
        name: 'owed by period',
        to: 'standing.owed',
        label: ({ say, member }) => say(`by.${planOf(member).period}`),
        when: ({ standing }) => standing.owed > 0,
      },
      helpFrom('standing'),
    ],
  }),

  'standing.owed': pages({
    needs: ofMember,
    guarded: true,
    title: ({ say, money, standing }) => say('standing.owed', { amount: money(standing.owed) }),
    lines: (scene) => unpaid(scene.standing).map((charge) => chargeLine(charge, scene)),
  }),
}

/** What a standing is told by, on a phone and wherever the same words stand. */
type StandingScene = Pick<MemberScene, 'say' | 'money' | 'standing'> & {
  readonly mutual: Pick<MutualFacts, 'helpPhone'>
}

/** "Up to date" above what is still to pay would contradict it: then the cover is the title. */
export function standingTitle({ say, standing }: StandingScene): string {
  return coverIsTitle(standing)
    ? say('standing.covered-until', { date: formatDate(standing.coveredUntil) })
    : say(`state.${standing.state}`)
}

/** Until when the family is covered, what there is to pay, and the one thing to do. */
export function standingLines(scene: StandingScene): readonly string[] {
  return [...datesOf(scene), ...moneyOf(scene), ...nextStep(scene)]
}

function coverIsTitle(
  standing: Standing,
): standing is Standing & { readonly coveredUntil: CivilDate } {
  return standing.state === 'active' && standing.owed > 0 && standing.coveredUntil !== null
}

function datesOf({ say, standing }: StandingScene): readonly string[] {
  const { coveredUntil, waitingUntil, paidThrough, state } = standing
  return [
    ...(waitingUntil ? [say('standing.waiting-until', { date: formatDate(waitingUntil) })] : []),
    ...(coveredUntil && !waitingUntil && state !== 'grace' && !coverIsTitle(standing)
      ? [say('standing.covered-until', { date: formatDate(coveredUntil) })]
      : []),
    ...(paidThrough ? [say('standing.paid-through', { date: formatDate(paidThrough) })] : []),
  ]
}

function moneyOf(scene: StandingScene): readonly string[] {
  const { say, money, standing } = scene
  const { owed, credit } = standing
  return [
    ...(owed > 0 ? [toPay(scene)] : []),
    ...(credit > 0 ? [say('standing.credit', { amount: money(credit) })] : []),
  ]
}

/** What is owed, with its day while that lies ahead. */
function toPay({ say, money, standing }: StandingScene): string {
  const amount = money(amountAsked(standing))
  const [oldest] = unpaid(standing)
  const isAhead = standing.state === 'active' || standing.state === 'waiting'
  return isAhead && oldest
    ? say('standing.to-pay-by', { date: formatDate(oldest.dueOn), amount })
    : say('standing.owed', { amount })
}

/** The one thing to do now. */
function nextStep(scene: StandingScene): readonly string[] {
  const { say, standing } = scene
  switch (standing.state) {
    case 'applicant':
      return [say('standing.begin')]
    case 'suspended':
      // By a subsidy whose decision is over: there is nothing to pay, somebody has to be asked.
      return standing.owed > 0 ? [say('standing.reopen')] : [helpLine(scene)]
    case 'grace':
      return standing.coveredUntil
        ? [say('standing.stay-covered', { date: formatDate(standing.coveredUntil) })]
        : []
    case 'waiting':
    case 'active':
      return standing.owed > 0 ? [] : [say('standing.nothing-to-do')]
    case 'struck-off':
    case 'resigned':
    case 'deceased':
    case 'transferred':
      return [helpLine(scene)]
  }
}

function unpaid({ charges }: Standing): readonly Standing['charges'][number][] {
  return charges.filter(({ amount, paid }) => paid < amount)
}

function chargeLine(charge: Standing['charges'][number], { say, money }: MemberScene): string {
  const amount = money(subtract(charge.amount, charge.paid))
  if (charge.kind !== 'contribution') return say(`standing.${charge.kind}`, { amount })
  return `${periodName(charge)}: ${amount}`
}

/** `03/2026`, `2026`, or the first and last day where neither fits. */
function periodName({ startsOn, endsOn }: Pick<Charge, 'startsOn' | 'endsOn'>): string {
  const year = startsOn.slice(0, 4)
  if (startsOn === `${year}-01-01` && endsOn === `${year}-12-31`) return year
  const sameMonth = monthOf(startsOn) === monthOf(endsOn)
  const wholeMonth = startsOn.endsWith('-01') && plusDays(endsOn, 1).endsWith('-01')
  if (sameMonth && wholeMonth) return `${startsOn.slice(5, 7)}/${year}`
  return `${formatDayMonth(startsOn)}-${formatDate(endsOn)}`
}
