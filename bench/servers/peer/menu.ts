import type * as standingOf from '../../../src/core/membership/standing.ts'
import type * as dates from '../../../src/core/dates.ts'
import type * as moneyOf from '../../../src/core/money.ts'
import type * as memberNumber from '../../../src/core/member-number.ts'
import UssdMenu from 'ussd-menu-builder'
import type { CivilDate, Instant } from '../../../src/core/dates.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import type { Minor } from '../../../src/core/money.ts'
import { built } from '../../built.ts'
import type { CallerFacts, Facts } from './facts.ts'
import type { Turn } from './sessions.ts'

const { standing } = await built<typeof standingOf>('core/membership/standing')
const { civilDateAt, formatDate } = await built<typeof dates>('core/dates')
const { formatMoney } = await built<typeof moneyOf>('core/money')
const { formatMemberNumber } = await built<typeof memberNumber>('core/member-number')

export type MenuParts = {
  readonly facts: Facts
  /** The request that is being answered: one at a time, as the menu itself wants it. */
  readonly turn: () => Turn
  readonly now: () => Instant
}

/**
 * The part of our menu that the measured calls walk, as one writes it with ussd-menu-builder: one
 * menu for all requests, texts in place, in English. What a member owes is computed by the same
 * function, so that the screens are the same to the byte.
 */
export function paymentMenu({ facts, turn, now }: MenuParts): UssdMenu {
  const menu = new UssdMenu()
  /** Its types leave the session open. */
  const session = () => menu.session as Session
  const callerNow = (): CallerFacts => facts.caller(turn().form.phoneNumber)

  function memberNow() {
    const caller = callerNow()
    const membership = facts.membership(caller)
    const today = civilDateAt(now(), caller.mutual.time_zone)
    const money = (amount: number) => formatMoney(amount as Minor, caller.mutual.currency, ',')
    return { caller, membership, today, money, now: standing(membership, today) }
  }

  menu.startState({
    run: () => {
      const { mutual, name } = callerNow()
      menu.con(`${mutual.name}\n${name}\n${numbered(MAIN)}`)
    },
    next: { 1: 'pay', 2: 'standing' },
  })

  menu.state('pay', {
    run: () => {
      const { now: today, money } = memberNow()
      const amounts = amountsOf(today)
      const lines = amounts.map(({ label, amount }) => `${label}: ${money(amount)}`)
      const options = `${numbered(lines)}\n${numbered(OTHER_WAYS, OTHER_WAYS_FROM)}`
      const owed =
        today.owed > 0
          ? `Owed: ${money(today.owed)}`
          : `Nothing is owed now.\nCovered until ${formatDate(today.coveredUntil as CivilDate)}`
      menu.con(`${owed}\n${options}\n8. Help\n0. Back`)
    },
    next: { 0: '__start__', '*[12]': 'pay.confirm' },
  })

  menu.state('pay.confirm', {
    run: () => {
      const { caller, membership, today, money, now: before } = memberNow()
      const { amount } = amountsOf(before)[Number(menu.val) - 1] as Amount
      void session().set('amount', String(amount))
      const who = `${caller.name} ${formatMemberNumber(caller.number)}`
      const outcome = outcomeOf(membership, today, amount, money)
      menu.con(`Pay ${money(amount)}\n${who}\n${outcome}\n1. Confirm\n0. Back`)
    },
    next: { 0: 'pay', 1: 'pay.asked' },
  })

  menu.state('pay.asked', {
    run: () => {
      const { caller, money } = memberNow()
      void session()
        .get('amount')
        .then((text) => {
          const amount = Number(text)
          turn().collect = { caller, amount }
          menu.end(
            `A request for ${money(amount)} will come to this phone. ` +
              'Enter your mobile money PIN there. An SMS receipt follows: no SMS, not paid.',
          )
        })
    },
  })

  menu.state('standing', {
    run: () => {
      const { now: today, money } = memberNow()
      const { state, owed, credit, coveredUntil, paidThrough } = today
      const until = coveredUntil && state !== 'grace' && `Covered until ${formatDate(coveredUntil)}`
      const lines = [
        TITLES[state as keyof typeof TITLES],
        until,
        paidThrough && `Paid up to ${formatDate(paidThrough)}`,
        owed > 0 && `Owed: ${money(owed)}`,
        credit > 0 && `Paid ahead: ${money(credit)}`,
        nextStep(state, coveredUntil),
        numbered(['Pay', ...(owed > 0 ? ['Month by month'] : [])]),
        '8. Help',
        '0. Back',
      ]
      menu.con(lines.filter(Boolean).join('\n'))
    },
    next: { 0: '__start__', 1: 'pay' },
  })

  return menu
}

const MAIN = [
  'Pay',
  'Am I covered?',
  'My family',
  'Clinic visits',
  'Receipts',
  'Other',
  'Language / Lugha',
  'Help',
]

/** The digit of the first of them, however many amounts stand before it. */
const OTHER_WAYS_FROM = 3

const OTHER_WAYS = ['Another amount', 'Several months ahead', 'For another member']

type Session = {
  set(key: string, value: string): Promise<void>
  get(key: string): Promise<unknown>
}

const TITLES = {
  active: 'Up to date',
  grace: 'Late, but still covered',
  suspended: 'Suspended, not covered now',
}

type Amount = { readonly label: string; readonly amount: number }

function amountsOf({ owed, credit, charges, next }: ReturnType<typeof standing>): Amount[] {
  if (owed === 0 && next) {
    return [{ label: 'One month ahead', amount: next.amount - (credit % next.amount) }]
  }
  const open = charges.find(({ amount, paid }) => paid < amount)
  const one = open ? open.amount - open.paid : 0
  const all = { label: 'All', amount: owed }
  return one < owed ? [all, { label: 'One month', amount: one }] : [all]
}

function outcomeOf(
  membership: StandingFacts,
  today: CivilDate,
  amount: number,
  money: (amount: number) => string,
): string {
  const payments = [...membership.payments, { on: today, amount: amount as Minor }]
  const after = standing({ ...membership, payments }, today)
  if (!after.coveredUntil) return `Still owed then: ${money(after.owed)}, not covered yet`
  const covered = `Then covered until ${formatDate(after.coveredUntil)}`
  return after.owed > 0 ? `${covered}\nStill to pay then: ${money(after.owed)}` : covered
}

function nextStep(state: string, coveredUntil: CivilDate | null): string {
  if (state === 'suspended') return 'Pay what is owed to be covered again'
  if (state !== 'grace' || !coveredUntil) return 'Nothing to pay now'
  return `Pay by ${formatDate(coveredUntil)} to stay covered`
}

function numbered(labels: readonly string[], from = 1): string {
  return labels.map((label, index) => `${index + from}. ${label}`).join('\n')
}
