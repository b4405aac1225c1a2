import { plainAmount } from '../amount.ts'
import { formatDate, plusDays } from '../dates.ts'
import { knowing, ofMember } from './scene.ts'
import type { MemberScene, Scene, Scoped } from './scene.ts'
import { act, choice, end, menu, question, type Go, type Screen, type Wrong } from './screen.ts'
import { amountAsked } from '../membership/asked.ts'
import { afterPaying } from '../membership/paying.ts'
import { type Standing, standing } from '../membership/standing.ts'
import { type Minor, minor } from '../money.ts'
import { askFor, fits, plainTerms, type Terms } from '../payments/terms.ts'
import { foldName } from '../text/gsm7.ts'
import {
  feeIsDue,
  isPayable,
  leastAmount,
  leastPayment,
  mostAmount,
  mostPeriodsAhead,
  offersTo,
  onePeriod,
  onePeriodAhead,
  periodsAhead,
  planOf,
} from './amounts.ts'
import { helpFrom, helpLine } from './help.ts'
import {
  afterAsking,
  askedTitle,
  notNowLines,
  notNowTitle,
  ofAsked,
  ofNotNow,
} from './pay-again.ts'
import { typedAmount } from './typed-amount.ts'
import { beyondHint, canAsk, confirmTitle, mostInstead, mostLabel, otherWays } from './ways.ts'
import type { PayScreen } from './screen-names.ts'

/**
 * A member pays: all that is owed, one period, any amount (R12), or in advance. Where the mutual asks
 * nobody by phone, the member hears what is owed and how to pay in cash.
 */
/** Characters of a name beside its number, so that all that is confirmed is on one page. */
const NAME_LENGTH = 18

/** What the caller's phone can be asked for besides. */
type PayScene = MemberScene & { readonly terms: Terms | null }

/** A payment whose amount is settled. */
type PaymentScene = PayScene & { readonly amount: Minor }

const ofPayer = knowing(ofMember, 'terms', ({ mutual }) => ({ mutual: mutual.code }))

export const payScreens: Readonly<Record<PayScreen, Screen>> = {
  pay: menu({
    needs: ofPayer,
    title: (scene) => payTitle(scene),
    lines: (scene) => [...payLines(scene), ...howLines(scene)],
    options: [
      {
        name: 'all that is owed',
        digit: 1,
        to: 'pay.confirm',
        label: ({ say, money, standing, terms }) =>
          say('pay.all', { amount: money(asked(amountAsked(standing), terms)) }),
        when: (scene) =>
          scene.standing.owed > 0 && canBeAskedFor(scene, amountAsked(scene.standing)),
        keep: ({ standing, terms }) => ({ amount: asked(amountAsked(standing), terms) }),
      },
      {
        name: 'the most that the wallet takes',
        digit: 1,
        to: 'pay.confirm',
        label: (scene) => mostLabel(scene, scene.terms as Terms, mostOf(scene) as Minor),
        when: (scene) => canBeAsked(scene) && mostOf(scene) !== null,
        keep: (scene) => ({ amount: mostOf(scene) as Minor }),
      },
      {
        name: 'the oldest period',
        digit: 2,
        to: 'pay.confirm',
        label: (scene) =>
          scene.say(
            feeIsDue(scene.standing) ? 'pay.one-and-fee' : 'pay.one',
            periodAnd(scene, onePeriod(scene.standing)),
          ),
        when: (scene) =>
          onePeriod(scene.standing) < amountAsked(scene.standing) &&
          canBeAskedFor(scene, onePeriod(scene.standing)),
        keep: ({ standing, terms }) => ({ amount: asked(onePeriod(standing), terms) }),
      },
      {
        name: 'one period ahead',
        digit: 1,
        to: 'pay.confirm',
        label: (scene) => scene.say('pay.ahead', periodAnd(scene, onePeriodAhead(scene.standing))),
        when: ({ mutual, standing, terms }) =>
          standing.owed === 0 &&
          onePeriodAhead(standing) > 0 &&
          canAsk(mutual, terms) &&
          isTaken(terms, onePeriodAhead(standing)),
        keep: ({ standing, terms }) => ({ amount: asked(onePeriodAhead(standing), terms) }),
      },
      {
        name: 'another amount',
        digit: 3,
        to: 'pay.amount',
        label: ({ say }) => say('pay.other'),
        when: (scene) => canBeAsked(scene),
      },
      {
        name: 'several periods ahead',
        digit: 4,
        to: 'pay.ahead',
        label: ({ say, member }) => say(`several.${planOf(member).period}`),
        when: ({ mutual, standing, terms }) =>
          canAsk(mutual, terms) && onePeriodAhead(standing) > 0,
      },
      {
        name: 'for another member',
        digit: 5,
        to: 'pay-for',
        label: ({ say }) => say('pay.for-another'),
      },
      helpFrom('pay'),
    ],
  }),

  'pay.ahead': question({
    needs: ofPayer,
    title: (scene) => askAhead(scene),
    lines: ({ say, money, standing }) => [
      ...(standing.owed > 0 ? [say('pay.with-owed', { amount: money(standing.owed) })] : []),
      // So many periods at once cost less: `3: KSh 285`.
      ...offersTo(standing).map(({ periods, price }) => `${periods}: ${money(price)}`),
    ],
    name: 'how many periods',
    to: ['pay.confirm'],
    read: (text, scene) => readAhead(text, scene),
  }),

  'pay.amount': question({
    needs: ofPayer,
    title: (scene) => scene.say('pay.ask-amount', { example: exampleOf(scene) }),
    name: 'an amount',
    to: ['pay.confirm'],
    read: (text, scene) => readAmount(text, scene),
  }),

  'pay.confirm': choice({
    needs: ofPayment,
    changes: true,
    title: (scene) => {
      const { money, amount, terms } = scene
      return confirmTitle(scene, terms?.title ?? null, money(amount), confirmLines(scene))
    },
    lines: (scene) => confirmLines(scene),
    name: 'confirm',
    items: () => ['confirm'],
    label: (_, { say }) => say('pay.yes'),
    to: ['pay.asked', 'pay.open', 'pay.not-now', 'begin'],
    pick: (_, { mutual: { code: mutual }, member: { number }, amount }) =>
      act({ kind: 'collect', mutual, number, amount, again: false }, (gives) => ({
        to: afterAsking(gives, 'pay.asked'),
      })),
  }),

  'pay.asked': end({
    needs: ofAsked,
    title: (scene) => askedTitle(scene),
  }),

  'pay.not-now': end({
    needs: ofNotNow,
    title: (scene) => notNowTitle(scene),
    lines: (scene) => notNowLines(scene),
  }),
}

/** Whom it is for, and what it does. */
function confirmLines(scene: PaymentScene): readonly string[] {
  const who = `${foldName(scene.member.name, NAME_LENGTH)} ${scene.number}`
  return [who, ...outcomeOf(scene)]
}

function ofPayment(scene: Scene): Scoped<PaymentScene> {
  const scoped = ofPayer(scene)
  if (scoped.kind !== 'scene') return scoped
  const { amount } = scene.kept
  if (amount === undefined || !isPayable(scoped.scene.standing)) return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, amount } }
}

function payTitle({ say, money, standing }: MemberScene): string {
  if (!isPayable(standing)) return say('pay.ended')
  if (standing.owed === 0) return say('pay.nothing-owed')
  const amount = money(amountAsked(standing))
  // What is not late yet has a day to be paid by, which is news in arrears only.
  return standing.nextDue && !isBehind(standing)
    ? say('standing.to-pay-by', { date: formatDate(standing.nextDue.on), amount })
    : say('standing.owed', { amount })
}

function isBehind({ state }: Standing): boolean {
  return state !== 'active' && state !== 'waiting'
}

function payLines(scene: MemberScene): readonly string[] {
  const { say, standing } = scene
  if (!isPayable(standing)) return [helpLine(scene)]
  if (standing.owed > 0 || !standing.coveredUntil) return []
  if (standing.waitingUntil) {
    return [say('standing.waiting-until', { date: formatDate(standing.waitingUntil) })]
  }
  return [say('standing.covered-until', { date: formatDate(standing.coveredUntil) })]
}

function periodAnd(
  { say, money, member, terms }: PayScene,
  amount: Minor,
): { readonly period: string; readonly amount: string } {
  return { period: say(`one.${planOf(member).period}`), amount: money(asked(amount, terms)) }
}

const PLAIN_TERMS = plainTerms(minor(1))

/** What is asked for when so much is due: no less, and what the wallet can move. */
function asked(amount: Minor, terms: Terms | null): Minor {
  return askFor(amount, terms ?? PLAIN_TERMS)
}

/** Whether the wallet takes what is due in one payment. */
function isTaken(terms: Terms | null, due: Minor): boolean {
  return terms === null || fits(terms, asked(due, terms))
}

/** What can be paid at once of what is owed, where that is more than the wallet takes. */
function mostOf({ standing, terms }: PayScene): Minor | null {
  return mostInstead(terms, asked(amountAsked(standing), terms))
}

/** A contribution as one would type it. */
function exampleOf({ member, mutual }: MemberScene): string {
  const { contribution } = planOf(member)
  const { currency } = mutual
  const amount = contribution > 0 ? contribution : leastAmount(currency)
  return plainAmount(amount, currency)
}

function askAhead({ say, member }: MemberScene): string {
  const plan = planOf(member)
  return say(`ahead.${plan.period}`, { most: String(mostPeriodsAhead(plan)) })
}

/** Any amount is taken (R12): only what cannot be a number of periods is asked for again. */
function readAhead(
  text: string,
  { say, money, member, terms, standing }: PayScene,
): Go<'pay.confirm'> | Wrong {
  const most = mostPeriodsAhead(planOf(member))
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > most) return { wrong: say('pay.ahead-count', { most: String(most) }) }
  const amount = asked(periodsAhead(standing, count), terms)
  const hint = beyondHint({ say, money }, terms, amount)
  return hint ? { wrong: hint } : { to: 'pay.confirm', keep: { amount } }
}

function readAmount(text: string, scene: PayScene): Go<'pay.confirm'> | Wrong {
  const { mutual, member, standing, terms } = scene
  const typed = typedAmount(text, mutual.currency, scene, {
    step: (terms ?? PLAIN_TERMS).step,
    least: asked(leastPayment(standing, mutual.currency), PLAIN_TERMS),
    most: asked(mostAmount(standing, planOf(member)), terms),
  })
  if ('wrong' in typed) return typed
  const hint = beyondHint(scene, terms, typed.amount)
  return hint ? { wrong: hint } : { to: 'pay.confirm', keep: typed }
}

function canBeAsked({ mutual, standing, terms }: PayScene): boolean {
  return canAsk(mutual, terms) && isPayable(standing)
}

function canBeAskedFor(scene: PayScene, due: Minor): boolean {
  return canBeAsked(scene) && isTaken(scene.terms, due)
}

/** Who bears what the operator takes, where the statutes say so; of cash, whom to pay. */
function howLines(scene: PayScene): readonly string[] {
  const { say, member, mutual, standing, terms } = scene
  if (!isPayable(standing)) return []
  if (!canAsk(mutual, terms)) return otherWays(scene, mutual, terms, member.number)
  const { feesPaidBy } = planOf(member)
  return feesPaidBy ? [say(`pay.fees-${feesPaidBy}`)] : []
}

/** What the membership will be once this is paid today. */
function outcomeOf({ say, money, member, amount }: PaymentScene): readonly string[] {
  const { facts, today } = member
  const after = standing(afterPaying(facts, today, amount), today)
  if (after.state === 'struck-off') return [say('pay.stays-closed')]
  if (!after.coveredUntil) return [say('pay.still-owed', { amount: money(amountAsked(after)) })]
  const { coveredUntil, waitingUntil, paidThrough } = after
  // Part of what is owed: the rest is said, or one would think that all is done.
  const isPartPaid = after.owed > 0 && (after.nextDue === null || isBehind(after))
  const rest = isPartPaid ? [say('pay.rest', { amount: money(amountAsked(after)) })] : []
  if (!waitingUntil) {
    return [say('pay.then-covered-until', { date: formatDate(coveredUntil) }), ...rest]
  }
  if (coveredUntil > waitingUntil) {
    const from = formatDate(plusDays(waitingUntil, 1))
    return [say('pay.then-covered-between', { from, to: formatDate(coveredUntil) }), ...rest]
  }
  return [
    say('standing.waiting-until', { date: formatDate(waitingUntil) }),
    ...(paidThrough ? [say('pay.then-paid-through', { date: formatDate(paidThrough) })] : []),
    ...rest,
  ]
}
