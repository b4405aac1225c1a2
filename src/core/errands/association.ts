import { otherFrom } from './staff-phones.ts'
import { formatDayMonth } from '../dates.ts'
import { after, inMutual, knowing } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, choice, end, menu, pages, type Go, type Screen, type Wrong } from './screen.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Say } from '../wording/text-key.ts'
import { walletName } from '../messages/wallet-name.ts'
import { canPrompt } from '../payments/prompt-wallet.ts'
import { fits, type Terms } from '../payments/terms.ts'
import { foldName } from '../text/gsm7.ts'
import type {
  AssociationPayment,
  OfAssociation,
  OwingMember,
  OwingTogether,
  PaidForMembers,
} from './association-kinds.ts'
import { factOf } from './facts.ts'
import { cashTo } from './help.ts'
import type { NotNow } from './member-kinds.ts'
import { notNowLines, notNowTitle } from './pay-again.ts'
import { lostFrom } from './lost-phone.ts'
import { wordForLanguage } from './languages.ts'
import type { OfficeKept } from './office-kinds.ts'
import { numberAndName } from './office-scene.ts'
import type { AssociationScreen } from './screen-names.ts'
import { canAsk, mostInstead, otherWays } from './ways.ts'

export type GroupScene = MutualScene & { readonly of: OfAssociation; readonly office: OfficeKept }

type OfTerms = { readonly terms: Terms | null }

type Owing = { readonly 'association-owing': OwingTogether }

const ALL = 'all'

const withOwing = knowing(ofAssociation, 'association-owing', ({ of }) => ({ ...of, whom: ALL }))

const withTerms = knowing(withOwing, 'terms', ({ mutual }) => ({ mutual: mutual.code }))

const withSize = knowing(withTerms, 'association-size', ({ of }) => of)

const withChosen = knowing(ofAssociation, 'association-owing', ({ of, office }) => {
  return { ...of, whom: (office.chosen ?? []).join(' ') }
})

const withChosenTerms = knowing(withChosen, 'terms', ({ mutual }) => ({ mutual: mutual.code }))

const withPage = knowing(withChosenTerms, 'association-page', ({ of, office }) => {
  return { ...of, after: office.after ?? '' }
})

const withPayments = knowing(ofAssociation, 'association-payments', ({ of }) => of)

const afterPay = after(ofAssociation, 'pay-for-members')

/** A treasurer sees what the members owe and pays for all of them or for some (R05). */
export const associationScreens: Readonly<Record<AssociationScreen, Screen>> = {
  association: menu({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: ({ who }) => (who ? [foldName(who.name, 30)] : []),
    options: [
      { name: 'what members owe', to: 'group', label: ({ say }) => say('group.owed') },
      { name: 'last payments', to: 'group.payments', label: ({ say }) => say('group.payments') },
      {
        name: 'language',
        to: 'language',
        label: ({ mutual }) => wordForLanguage(mutual.languages),
        when: ({ mutual }) => mutual.languages.length > 1,
      },
      lostFrom(4),
      otherFrom(5),
    ],
  }),

  group: menu({
    needs: withSize,
    title: ({ say, money, 'association-owing': { count, amount }, 'association-size': size }) => {
      const members = String(size)
      if (count === 0) return say('group.nobody', { members })
      return say('group.owing', { count: String(count), members, amount: money(amount) })
    },
    // No more lines than leave the choices on the first page.
    lines: (scene) => (isOwed(scene) ? howLines(scene) : []),
    options: [
      {
        name: 'pay for all',
        to: 'group.confirm',
        label: ({ say }) => say('group.pay-all'),
        when: canBeAsked,
        keep: ({ 'association-owing': { asked } }) => ({ amount: asked, office: {} }),
      },
      {
        name: 'the list, to choose from',
        to: 'group.choose',
        label: ({ say }) => say('group.choose'),
        when: isOwed,
        keep: ({ office: { chosen = [] } }) => ({ office: { chosen } }),
      },
    ],
  }),

  'group.choose': choice({
    needs: withPage,
    title: ({ say, money, office, 'association-owing': { count, amount } }) =>
      office.chosen?.length
        ? say('group.chosen', { count: String(count), amount: money(amount) })
        : say('group.choose-title'),
    lines: (scene) => tooMuch(scene),
    name: 'a member more or less',
    items: ({ 'association-page': { members, next } }) => [...members, ...(next ? [next] : [])],
    label: (item, { say, money, office: { chosen } }) => {
      if (typeof item === 'string') return say('arrears.next')
      const mark = chosen?.includes(item.number) ? '* ' : ''
      return `${mark}${numberAndName(item)} ${money(item.owed)}`
    },
    to: ['here', 'group.choose'],
    pick: pickMember,
    done: {
      name: 'pay for those chosen',
      to: 'group.confirm',
      label: ({ say }) => say('group.pay-chosen'),
      when: canBeAsked,
      keep: ({ 'association-owing': { asked } }) => ({ amount: asked }),
    },
  }),

  'group.confirm': choice({
    needs: asShown,
    changes: true,
    title: ({ say, money, 'association-owing': { count, asked } }) =>
      say('group.confirm', { amount: money(asked), count: String(count) }),
    lines: ({ say }) => [say('group.what-is-owed')],
    name: 'confirm',
    items: () => ['confirm'],
    label: (_, { say }) => say('pay.yes'),
    to: ['group.asked', 'group.open', 'group.not-now', 'begin'],
    pick: (_, { of, office, say, 'association-owing': { asked: amount } }) => {
      const asks = { numbers: office.chosen ?? null, amount }
      return act({ kind: 'pay-for-members', ...of, ...asks, again: false }, (gives) =>
        afterAsking(gives, say),
      )
    },
  }),

  'group.asked': end({
    needs: afterPay,
    title: ({ say, money, outcome, kept }) =>
      outcome.kind === 'asked' && kept.amount !== undefined
        ? say('group.asked', {
            ...{ amount: money(kept.amount), count: String(outcome.count) },
            wallet: walletName(say, outcome.title),
          })
        : say('group.not-asked'),
  }),

  'group.not-now': end({
    needs: ofNotNow,
    title: (scene) => notNowTitle(scene),
    lines: (scene) => notNowLines(scene),
  }),

  'group.payments': pages({
    needs: withPayments,
    title: ({ say, 'association-payments': payments }) =>
      say(payments.length === 0 ? 'group.none-paid' : 'group.payments'),
    lines: (scene) => scene['association-payments'].map((payment) => paymentLine(payment, scene)),
  }),
}

/** For screens of a treasurer: whoever calls must speak for the association today. */
export function ofAssociation(scene: Scene): Scoped<GroupScene> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { who, mutual } = scoped.scene
  if (who?.role !== 'association') return { kind: 'lost' }
  const of = { mutual: mutual.code, association: who.ref }
  return { kind: 'scene', scene: { ...scoped.scene, of, office: scene.kept.office ?? {} } }
}

/** A sum that is not the one shown before is nothing to confirm: the call begins again. */
function asShown(scene: Scene): Scoped<GroupScene & Owing> {
  const scoped = ofAssociation(scene)
  if (scoped.kind !== 'scene') return scoped
  const { of, office, kept } = scoped.scene
  const asked = { ...of, whom: office.chosen?.join(' ') ?? ALL }
  const owing = factOf(scene.facts, 'association-owing', asked)
  if (!owing) return { kind: 'need', need: { kind: 'association-owing', of: asked } }
  if (owing.count === 0 || owing.asked !== kept.amount) return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, 'association-owing': owing } }
}

function isOwed({ 'association-owing': { count } }: Owing): boolean {
  return count > 0
}

/** A treasurer whose mutual asks nobody by phone hears how to pay, and sees what each one owes. */
function canBeAsked(scene: GroupScene & Owing & OfTerms): boolean {
  const { mutual, terms, 'association-owing': owing } = scene
  const isTaken = terms === null || fits(terms, owing.asked)
  return canAsk(mutual, terms) && isOwed(scene) && isTaken
}

/** How else to pay where this phone cannot be asked, or cannot for so much. */
function howLines(scene: GroupScene & Owing & OfTerms): readonly string[] {
  const { mutual, terms } = scene
  if (!canPrompt(mutual)) return cashTo(scene, mutual)
  if (!canAsk(mutual, terms)) return otherWays(scene, mutual, terms, null)
  return tooMuch(scene)
}

/** What the wallet takes at once, where more is owed. */
function tooMuch({
  say,
  money,
  terms,
  'association-owing': { asked },
}: GroupScene & Owing & OfTerms): readonly string[] {
  const most = mostInstead(terms, asked)
  const wallet = walletName(say, terms?.title ?? null)
  return most === null ? [] : [say('group.too-much', { amount: money(most), wallet })]
}

/** Nothing was asked for. */
function ofNotNow(scene: Scene): Scoped<GroupScene & { readonly refused: NotNow }> {
  const scoped = afterPay(scene)
  if (scoped.kind !== 'scene') return scoped
  const { outcome } = scoped.scene
  if (outcome.kind !== 'cannot' && outcome.kind !== 'beyond') return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, refused: outcome } }
}

/** Where a request leads. From a mutual that has just stopped asking, back to hear how to pay. */
export function afterAsking(
  gives: PaidForMembers,
  say: Say,
): Go<'group.asked' | 'group.open' | 'group.not-now' | 'begin'> | Wrong {
  if (gives.kind === 'asked') return { to: 'group.asked' }
  if (gives.kind === 'open') return { to: 'group.open' }
  if (gives.kind !== 'refused') return { to: 'group.not-now' }
  return gives.why === 'cash-only' ? { to: 'begin' } : { wrong: say('group.not-asked') }
}

/** Chosen, or no more, on the same page; or the page after this one. */
function pickMember(
  item: OwingMember | MemberNumber,
  { office }: GroupScene,
): Go<'here' | 'group.choose'> {
  if (typeof item === 'string') {
    return { to: 'group.choose', keep: { office: { ...office, after: item } } }
  }
  const { chosen = [] } = office
  const others = chosen.filter((number) => number !== item.number)
  const now = others.length < chosen.length ? others : [...chosen, item.number]
  return { to: 'here', keep: { office: { ...office, chosen: now } } }
}

function paymentLine(
  { paidOn, amount, members }: AssociationPayment,
  { say, money }: GroupScene,
): string {
  const paid = { date: formatDayMonth(paidOn), amount: money(amount) }
  if (members === null) return say('group.parts-missing', paid)
  return say('group.payment', { ...paid, count: String(members) })
}
