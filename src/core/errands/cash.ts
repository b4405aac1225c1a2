import { unusualCash } from '../cash/plausible.ts'
import { formatDayMonth, plusDays } from '../dates.ts'
import { after, knowing } from './scene.ts'
import { act, choice, end, menu, pages, question, type Screen } from './screen.ts'
import { foldName } from '../text/gsm7.ts'
import { cashToConfirm, dayPaid, otherDay, whyNot } from './cash-questions.ts'
import { ofCash } from './cash-scene.ts'
import { factOf } from './facts.ts'
import { withSubject } from './subject.ts'
import { otherFrom } from './staff-phones.ts'
import { wordForLanguage } from './languages.ts'
import { WHO } from '../staff/office-role.ts'
import { numberAndName, ofAny, ofStaff } from './office-scene.ts'
import { typedSum } from './typed-amount.ts'
import type { CashScreen } from './screen-names.ts'

const withHand = knowing(ofAny(WHO.cash), 'cash-in-hand', ({ of }) => of)
const withQuestions = knowing(ofStaff, 'cash-asked', ({ of }) => of)
const withRules = knowing(ofCash, 'cash-limits', ({ of }) => of)
const afterCash = after(ofAny(WHO.cash), 'take-cash')

/** A collector or manager records cash that a member gave: no SMS, not paid (R60). */
export const cashScreens: Readonly<Record<CashScreen, Screen>> = {
  collector: menu({
    needs: withQuestions,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: ({ who }) => (who ? [foldName(who.name, 30)] : []),
    options: [
      { name: 'cash received', to: 'subject.number', label: ({ say }) => say('cash.received') },
      { name: 'who is behind', to: 'arrears', label: ({ say }) => say('manager.arrears') },
      { name: 'my cash in hand', to: 'cash.hand', label: ({ say }) => say('cash.in-hand') },
      {
        name: 'language',
        to: 'language',
        label: ({ mutual }) => wordForLanguage(mutual.languages),
        when: ({ mutual }) => mutual.languages.length > 1,
      },
      ...cashToConfirm(5),
      {
        name: 'a member',
        to: 'own.number',
        digit: 6,
        label: ({ say }) => say('manager.member'),
      },
      otherFrom(7),
    ],
  }),

  'cash.amount': question({
    needs: withSubject,
    title: ({ say, subject }) =>
      say('cash.ask-amount', { member: subject ? numberAndName(subject) : '' }),
    name: 'an amount',
    to: ['cash.confirm', 'cash.unusual'],
    read: (text, { say, money, mutual, facts, of }) => {
      const typed = typedSum(text, mutual.currency, { say, money })
      if ('wrong' in typed) return typed
      const limits = factOf(facts, 'cash-limits', of)
      if (!limits) return { need: { kind: 'cash-limits', of } }
      const isUsual = unusualCash(typed.amount, limits) === null
      const keep = { ...typed, paidOn: null }
      return { to: isUsual ? 'cash.confirm' : 'cash.unusual', keep }
    },
  }),

  'cash.confirm': choice({
    needs: withRules,
    guarded: true,
    changes: true,
    title: ({ say, money, amount }) => say('cash.confirm', { amount: money(amount) }),
    lines: (scene) => [numberAndName(scene.subject), ...dayPaid(scene)],
    name: 'confirm',
    items: ({ 'cash-limits': { daysBack } }) => ['confirm', ...otherDay(daysBack)] as const,
    label: (item, { say }) => say(item === 'confirm' ? 'pay.yes' : 'cash.another-day'),
    to: ['cash.done', 'cash.day'],
    pick: (item, { of, subject, amount, paidOn, say }) => {
      if (item !== 'confirm') return { to: 'cash.day' }
      const cash = { ...of, number: subject.number, amount, ...(paidOn && { on: paidOn }) }
      return act({ kind: 'take-cash', ...cash }, (gives) =>
        gives.ok ? { to: 'cash.done' } : whyNot(gives.why, say),
      )
    },
  }),

  'cash.day': choice({
    needs: withRules,
    title: ({ say }) => say('cash.which-day'),
    name: 'a day',
    items: ({ mutual: { today }, 'cash-limits': { daysBack } }) =>
      Array.from({ length: daysBack + 1 }, (_, back) => plusDays(today, -back)),
    label: (on, { say, mutual: { today } }) =>
      on === today
        ? say('complain.today')
        : on === plusDays(today, -1)
          ? `${say('complain.yesterday')} ${formatDayMonth(on)}`
          : formatDayMonth(on),
    to: ['cash.confirm'],
    pick: (on, { mutual: { today } }) => ({
      to: 'cash.confirm',
      keep: { paidOn: on === today ? null : on },
    }),
  }),

  'cash.done': end({
    needs: afterCash,
    title: ({ say, money, outcome }) =>
      outcome.ok
        ? say('cash.done', { receipt: outcome.receipt, total: money(outcome.inHand) })
        : say('staff.no'),
  }),

  'cash.hand': pages({
    needs: withHand,
    title: ({ say, money, 'cash-in-hand': amount }) => say('cash.hand', { amount: money(amount) }),
    lines: ({ say, 'cash-in-hand': amount }) => (amount > 0 ? [say('cash.bring')] : []),
  }),
}
