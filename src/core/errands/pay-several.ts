import { inMutual } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, choice, question, type Screen } from './screen.ts'
import type { MemberNumber } from '../member-number.ts'
import { formatMemberNumber, readMemberNumber } from '../member-number.ts'
import { formatMoney, type Minor, minor, times, wholeUnit } from '../money.ts'
import { shareOldestFirst } from '../payments/sharing.ts'
import { plainTerms } from '../payments/terms.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { factOf } from './facts.ts'
import { forAnother } from './for-another.ts'
import type { Payee } from './member-kinds.ts'
import { afterAsking } from './pay-again.ts'
import { typedAmount } from './typed-amount.ts'
import type { PaySeveralScreen } from './screen-names.ts'
import { beyondHint, confirmTitle } from './ways.ts'

/** More households than are paid for on a call; a message takes more, and a group has its association. */
const HOUSEHOLDS_MAX = 5

/** Those whom one payment is for: nothing is told of them but the first letters of their names (R15). */
type SeveralScene = MutualScene & {
  readonly payees: readonly [Payee, ...Payee[]]
  readonly pays: (amount: Minor) => string
}
type SumScene = SeveralScene & { readonly amount: Minor }

/** One payment for several households: their numbers, and one amount that is shared equally. */
export const paySeveralScreens: Readonly<Record<PaySeveralScreen, Screen>> = {
  'pay-for.more': question({
    needs: ofSeveral,
    changes: true,
    title: ({ say }) => say('pay-for.next', { example: EXAMPLE }),
    name: 'another member number',
    to: ['pay-for.several', 'pay-for.closed'],
    read: (text, scene) => {
      const { facts, say, mutual, payees } = scene
      const number = readMemberNumber(text)
      if (!number) return { wrong: say('pay-for.unknown') }
      if (payees.some((one) => one.number === number)) return { wrong: say('pay-for.twice') }
      const payee = factOf(facts, 'payee', { number })
      if (payee === undefined) return { need: { kind: 'payee', of: { number } } }
      const tried = { kind: 'try-number', mutual: mutual.code, found: payee !== null } as const
      const more = [...payees.slice(1).map((one) => one.number), number]
      return act(tried, (gives) => {
        if (gives === 'too-many') return { to: 'pay-for.closed' }
        if (!payee) return { wrong: say('pay-for.unknown') }
        return payee.mutual === payees[0].mutual
          ? { to: 'pay-for.several', keep: { more } }
          : { wrong: say('pay-for.other-mutual') }
      })
    },
  }),

  'pay-for.several': question({
    needs: ofSeveral,
    title: ({ say, payees }) => say('pay-for.several', { count: String(payees.length) }),
    lines: ({ say, payees }) => [whoIs(say, payees.at(-1) ?? payees[0])],
    name: 'an amount for all of them',
    to: ['pay-for.sum'],
    options: [
      {
        name: 'another member too',
        digit: 2,
        to: 'pay-for.more',
        label: ({ say }) => say('pay-for.more'),
        when: ({ payees }) => payees.length < HOUSEHOLDS_MAX,
      },
    ],
    read: (text, scene) => {
      const { say, pays: money, payees } = scene
      const [{ currency, terms }] = payees
      const typed = typedAmount(text, currency, { say, money }, limitsOf(payees))
      if ('wrong' in typed) return typed
      const hint = beyondHint({ say, money }, terms, typed.amount)
      return hint ? { wrong: hint } : { to: 'pay-for.sum', keep: typed }
    },
  }),

  'pay-for.sum': choice({
    needs: ofSum,
    changes: true,
    title: (scene) => {
      const { payees, pays, amount } = scene
      return confirmTitle(scene, payees[0].terms?.title ?? null, pays(amount), sumLines(scene))
    },
    lines: (scene) => sumLines(scene),
    name: 'confirm',
    items: () => ['confirm'],
    label: (_, { say }) => say('pay.yes'),
    to: ['pay-for.asked', 'pay.open', 'pay.not-now', 'begin'],
    pick: (_, { payees: [{ mutual, number }, ...others], amount }) => {
      const more = others.map((one) => one.number)
      const asks = { mutual, number, amount, more, again: false }
      return act({ kind: 'collect', ...asks }, (gives) => ({
        to: afterAsking(gives, 'pay-for.asked'),
      }))
    },
  }),
}

/** A number as it stands on a card. */
const EXAMPLE = '0412337-8'

/** What each of them may get, as often as there are households. */
function limitsOf(payees: SeveralScene['payees']) {
  const all = payees.map(({ plan, currency, terms }) => {
    return forAnother(plan, currency, terms ?? plainTerms(minor(1)))
  })
  const least = minor(Math.max(...all.map((one) => one.least)))
  const most = minor(Math.min(...all.map((one) => one.most)))
  const step = payees[0].terms?.step ?? minor(1)
  return { step, least: times(least, payees.length), most: times(most, payees.length) }
}

/** For how many, and what each gets where that is the same for all. */
function sumLines({ say, payees, amount, pays }: SumScene): readonly string[] {
  const sharers = payees.map(({ number }) => ({ number, debts: [] }))
  const parts = shareOldestFirst(amount, sharers, wholeUnit(payees[0].currency))
  const [first] = parts
  const isEqual = first && parts.every((part) => part.amount === first.amount)
  const count = say('pay-for.count', { count: String(payees.length) })
  return isEqual ? [count, say('pay-for.each', { amount: pays(first.amount) })] : [count]
}

function whoIs(say: MutualScene['say'], { initials, number }: Payee): string {
  return say('pay-for.member', { who: initials, number: formatMemberNumber(number) })
}

function ofSeveral(scene: Scene): Scoped<SeveralScene> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { payee: first, more = [] } = scene.kept
  if (first === undefined) return { kind: 'lost' }
  const payees: Payee[] = []
  for (const number of [first, ...more] satisfies readonly MemberNumber[]) {
    const payee = factOf(scene.facts, 'payee', { number })
    if (payee === undefined) return { kind: 'need', need: { kind: 'payee', of: { number } } }
    if (!payee) return { kind: 'lost' }
    payees.push(payee)
  }
  const [one, ...others] = payees
  if (!one) return { kind: 'lost' }
  const pays = (amount: Minor): string =>
    formatMoney(amount, one.currency, LANGUAGES[scene.language].thousands)
  return { kind: 'scene', scene: { ...scoped.scene, payees: [one, ...others], pays } }
}

function ofSum(scene: Scene): Scoped<SumScene> {
  const scoped = ofSeveral(scene)
  if (scoped.kind !== 'scene') return scoped
  const { amount } = scene.kept
  if (amount === undefined) return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, amount } }
}
