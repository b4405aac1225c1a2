import { plainAmount } from '../amount.ts'
import { inMutual, knowing } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import {
  act,
  choice,
  end,
  question,
  type Act,
  type Destination,
  type Go,
  type Lacking,
  type Screen,
  type Wrong,
} from './screen.ts'
import { formatMemberNumber, memberNumberFrom, readMemberNumber } from '../member-number.ts'
import type { MemberNumber } from '../member-number.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { formatMoney, minor } from '../money.ts'
import type { Minor } from '../money.ts'
import { fits, plainTerms } from '../payments/terms.ts'
import { foldName } from '../text/gsm7.ts'
import { leastAmount } from './amounts.ts'
import { factOf } from './facts.ts'
import { forAnother, onePeriodOf } from './for-another.ts'
import type { ForAnother } from './for-another.ts'
import { helpFrom, helpLine } from './help.ts'
import type { Payee } from './member-kinds.ts'
import { afterAsking, askedTitle, ofAsked } from './pay-again.ts'
import { typedAmount } from './typed-amount.ts'
import type { PayForScreen } from './screen-names.ts'
import { beyondHint, canAsk, confirmTitle, otherWays } from './ways.ts'

/**
 * Somebody pays for another member, a mother perhaps: the number and the name's first letters are
 * confirmed, and nothing else is told of that member (R15). One period of the plan is offered, and
 * any amount may be typed. A phone tries so many numbers a day.
 */
type PayeeScene = MutualScene & {
  readonly payee: Payee
  readonly pays: (amount: Minor) => string
  readonly may: ForAnother
}
type ConfirmedScene = PayeeScene & { readonly amount: Minor }

/** A number as it stands on a card. */
export const EXAMPLE = formatMemberNumber(memberNumberFrom('0412337'))

export const payForScreens: Readonly<Record<PayForScreen, Screen>> = {
  'pay-for': question({
    needs: inMutual,
    changes: true,
    title: ({ say }) => say('pay-for.number', { example: EXAMPLE }),
    name: 'a member number',
    to: ['pay-for.amount', 'pay', 'pay-for.closed', 'pay-for.cash'],
    read: (text, scene) => readPayee(text, scene),
  }),

  'pay-for.closed': end({
    needs: inMutual,
    title: ({ say }) => say('pay-for.closed'),
    lines: (scene) => [helpLine(scene)],
  }),

  'pay-for.cash': end({
    needs: ofPayee,
    title: ({ say, payee }) => say('pay-for.member', whoIs(payee)),
    lines: (scene) => [foldName(scene.payee.mutualName, 30), ...waysOf(scene)],
  }),

  'pay-for.amount': question({
    needs: ofPayee,
    title: ({ say, payee }) => say('pay-for.member', whoIs(payee)),
    lines: (scene) => [howMuch(scene)],
    options: [
      {
        name: 'one period of the plan',
        digit: 1,
        to: 'pay-for.confirm',
        label: ({ say, pays, payee, may }) =>
          say('pay.one', {
            period: onePeriodOf(payee.plan, say),
            amount: pays(may.offered ?? may.least),
          }),
        when: ({ may, payee: { terms } }) =>
          may.offered !== null && (terms === null || fits(terms, may.offered)),
        keep: ({ may }) => ({ amount: may.offered ?? may.least }),
      },
      {
        name: 'another member too',
        digit: 2,
        to: 'pay-for.more',
        label: ({ say }) => say('pay-for.more'),
      },
      helpFrom('pay'),
    ],
    name: 'an amount',
    to: ['pay-for.confirm'],
    read: (text, scene) => readAmount(text, scene),
  }),

  'pay-for.confirm': choice({
    needs: ofConfirmed,
    changes: true,
    title: (scene) => {
      const { pays, amount, payee } = scene
      return confirmTitle(scene, payee.terms?.title ?? null, pays(amount), confirmLines(scene))
    },
    lines: (scene) => confirmLines(scene),
    name: 'confirm',
    items: () => ['confirm'],
    label: (_, { say }) => say('pay.yes'),
    to: ['pay-for.asked', 'pay.open', 'pay.not-now', 'begin'],
    pick: (_, { payee: { mutual, number }, amount }) =>
      act({ kind: 'collect', mutual, number, amount, again: false }, (gives) => ({
        to: afterAsking(gives, 'pay-for.asked'),
      })),
  }),

  'pay-for.asked': end({
    needs: ofAsked,
    title: (scene) => askedTitle(scene),
  }),
}

function confirmLines({ say, payee }: PayeeScene): readonly string[] {
  return [say('pay-for.member', whoIs(payee)), foldName(payee.mutualName, 30)]
}

function readAmount(
  text: string,
  { say, pays: money, payee: { currency, terms }, may: { least, most } }: PayeeScene,
): Go<'pay-for.confirm'> | Wrong {
  const step = terms?.step ?? minor(1)
  const typed = typedAmount(text, currency, { say, money }, { step, least, most })
  if ('wrong' in typed) return typed
  const hint = beyondHint({ say, money }, terms, typed.amount)
  return hint ? { wrong: hint } : { to: 'pay-for.confirm', keep: typed }
}

function waysOf({ say, payee }: PayeeScene): readonly string[] {
  return otherWays({ say }, payee, payee.terms, payee.number)
}

const KNOWING_PAYEE = knowing(inMutual, 'payee', ({ kept: { payee } }) =>
  payee === undefined ? null : { number: payee },
)

function ofPayee(scene: Scene): Scoped<PayeeScene> {
  const scoped = KNOWING_PAYEE(scene)
  if (scoped.kind !== 'scene') return scoped
  const { payee } = scoped.scene
  if (!payee) return { kind: 'lost' }
  const pays = (amount: Minor): string =>
    formatMoney(amount, payee.currency, LANGUAGES[scene.language].thousands)
  const may = forAnother(payee.plan, payee.currency, payee.terms ?? plainTerms(minor(1)))
  return { kind: 'scene', scene: { ...scoped.scene, payee, pays, may } }
}

function ofConfirmed(scene: Scene): Scoped<ConfirmedScene> {
  const scoped = ofPayee(scene)
  if (scoped.kind !== 'scene') return scoped
  const { amount } = scene.kept
  if (amount === undefined) return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, amount } }
}

function whoIs({ initials, number }: Payee): { readonly who: string; readonly number: string } {
  return { who: initials, number: formatMemberNumber(number) }
}

/**
 * What nobody has and what is not a member any more look the same (D2). A card stands for a number:
 * the name's first letters that follow are what confirms it, since it has no check digit.
 */
function readPayee(
  text: string,
  scene: MutualScene,
): Go<'pay'> | Act<'pay-for.amount' | 'pay-for.closed' | 'pay-for.cash'> | Wrong | Lacking {
  const { facts, say, who, mutual } = scene
  const asked = { mutual: mutual.code, typed: text }
  const card = factOf(facts, 'payee-card', asked)
  if (card === undefined) return { need: { kind: 'payee-card', of: asked } }
  if (card.kind === 'two-readings') return { wrong: say('clinic.two-readings') }
  const number = card.kind === 'found' ? card.number : readMemberNumber(text)
  if (!number) return { wrong: say('pay-for.unknown') }
  if (who?.role === 'member' && who.ref === number) return { to: 'pay' }
  const payee = factOf(facts, 'payee', { number })
  if (payee === undefined) return { need: { kind: 'payee', of: { number } } }
  return tryPayee<never>(number, payee, scene, { wrong: say('pay-for.unknown') })
}

/** Counts the try of a number, and leads on to the amount where a member has it. */
export function tryPayee<const To extends Destination>(
  number: MemberNumber,
  payee: Payee | null,
  { mutual }: MutualScene,
  unknown: Go<To> | Wrong,
): Act<'pay-for.amount' | 'pay-for.closed' | 'pay-for.cash' | To> {
  const tried = { kind: 'try-number', mutual: mutual.code, found: payee !== null } as const
  return act(
    tried,
    (gives): Go<'pay-for.amount' | 'pay-for.closed' | 'pay-for.cash' | To> | Wrong => {
      if (gives === 'too-many') return { to: 'pay-for.closed' }
      return payee
        ? {
            to: canAsk(payee, payee.terms) ? 'pay-for.amount' : 'pay-for.cash',
            keep: { payee: number, more: [] },
          }
        : unknown
    },
  )
}

/** To choose, or to type: with an example where nothing is offered. */
function howMuch({ say, payee: { currency }, may: { offered } }: PayeeScene): string {
  return offered === null
    ? say('pay.ask-amount', { example: plainAmount(leastAmount(currency), currency) })
    : say('pay-for.choose')
}
