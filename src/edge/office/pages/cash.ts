import { cashDeposit } from '../../../app/acts/cash.ts'
import { type HandSeen, readHands } from '../../../app/office/read-hands.ts'
import { daysBetween } from '../../../core/dates.ts'
import { BANK_NAME } from '../../../core/ledger/treasury.ts'
import type { Minor } from '../../../core/money.ts'
import { isAnyOf, WHO } from '../../../core/staff/office-role.ts'
import { type Errand, errand } from '../errand.ts'
import { html } from '../html.ts'
import { choiceOf, selectOf, tick } from '../inputs.ts'
import { pairs, table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'
import { line } from './register/questions.ts'

/** Who has cash in hand, how much and since when. */
export async function showCash(visit: Visit): Promise<Page> {
  const { desk, words, write, at, roles } = visit
  const say = words('cash')
  const hands = await readHands(desk)
  const age = ({ since }: HandSeen) =>
    since && say('days', { day: write.day(since), days: daysBetween(since, desk.today) })
  const columns = [
    { name: say('who'), cell: ({ name }: HandSeen) => name, isHead: true },
    { name: say('since'), cell: age },
    {
      name: say('lastDeposit'),
      cell: ({ lastDepositAt }: HandSeen) => lastDepositAt && write.moment(lastDepositAt),
    },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: HandSeen) => write.money(amount),
      isNumber: true,
    },
  ] as const
  const mayBring = isAnyOf(WHO.cash, roles)
  const body = html`<h1>${say('title')}</h1>
    ${hands.length === 0 ? html`<p>${say('none')}</p>` : table(say('title'), columns, hands)}
    ${mayBring && html`<p><a class="button" href="${at('/money/cash/deposit')}">${say('deposit')}</a></p>`}`
  return { title: say('title'), body }
}

type Here = { readonly hands: readonly HandSeen[]; readonly places: readonly string[] }

type Deposit = {
  readonly of: string | null
  readonly to: string
  readonly amount: Minor
  readonly reference: string
  readonly part: boolean
}

type Deposited = {
  readonly deposit: { readonly amount: Minor; readonly rest: Minor; readonly reference: string }
  readonly isRepeat: boolean
}

/** Records that cash was brought to the bank or a wallet: all of it, or a part that is said to be one. */
const depositing: Errand<Here, Deposit, Deposited> = {
  open: async ({ desk, who, roles }) => {
    const isOfAll = isAnyOf(WHO.money, roles)
    const hands = (await readHands(desk)).filter(({ phone }) => isOfAll || phone === who.phone)
    return { hands, places: [BANK_NAME, ...desk.mutual.wallets.map(({ wallet }) => wallet)] }
  },
  path: () => '/money/cash/deposit',
  title: ({ words }) => words('cash')('deposit'),
  about: ({ words, write }, { hands }) =>
    hands.length === 0
      ? html`<p>${words('cash')('none')}</p>`
      : pairs(hands.map(({ name, amount }) => [name, write.money(amount)] as const)),
  questions: (visit, { hands, places }) => {
    const { words, typed, errors } = visit
    const say = words('cash')
    const asked = (name: string) => ({ name, value: typed(name), error: errors[name] })
    const whose = hands.map(({ phone, name }) => [phone, name] as const)
    const accounts = places.map((one) => [one, placeName(visit, one)] as const)
    return html`${whose.length > 1 && selectOf({ ...asked('of'), label: say('whose') }, whose)}
    ${line(visit, 'amount', words('frame')('amount'))}
    ${choiceOf({ ...asked('to'), value: typed('to') || BANK_NAME, label: say('to') }, accounts)}
    ${line(visit, 'reference', say('reference'), { hint: words('pay')('slipHint') })}
    ${tick({ ...asked('part'), label: say('part'), hint: say('partHint') })}`
  },
  names: ['of', 'amount', 'to', 'reference', 'part'],
  read: (typed, { hands, places }) =>
    typed.whole({
      of:
        hands.length > 1
          ? typed.choice(
              'of',
              hands.map(({ phone }) => phone),
            )
          : (hands[0]?.phone ?? null),
      to: typed.choice('to', places),
      amount: typed.amount('amount'),
      reference: typed.text('reference'),
      part: typed.isOn('part'),
    }),
  check: (visit, { hands }, { of, to, amount, reference, part }) => {
    const { words, write } = visit
    const say = words('cash')
    const hand = hands.find(({ phone }) => phone === of)
    return {
      facts: [
        [say('whose'), hand?.name],
        [say('inHand'), hand && write.money(hand.amount)],
        [words('frame')('amount'), html`<strong>${write.money(amount)}</strong>`],
        [say('to'), placeName(visit, to)],
        [say('reference'), reference],
        [say('part'), part && words('frame')('yes')],
      ],
      then: say('depositThen'),
    }
  },
  button: ({ words }) => words('cash')('depositIt'),
  run: ({ desk, actor, by }, _here, value) =>
    cashDeposit.run({ ...desk, actor }, { ...value, mutual: desk.mutual.code, by }),
  told: ({ words, write, at, roles }, _here, { deposit, isRepeat }) => {
    const told = { amount: write.money(deposit.amount), rest: write.money(deposit.rest) }
    const isReader = isAnyOf(WHO.readsMoney, roles)
    return {
      to: at(isReader ? '/money/cash' : ''),
      notice: words('cash')(isRepeat ? 'before' : 'done', told),
    }
  },
  shows: () => [],
}

function placeName({ words }: Visit, place: string): string {
  const say = words('money')
  return place === BANK_NAME ? say('bank') : say('wallet', { name: place })
}

export const cashDepositing = errand(depositing)
