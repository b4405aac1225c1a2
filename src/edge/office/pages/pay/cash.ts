import { cashPropose, cashRecord } from '../../../../app/acts/cash.ts'
import { type CashRecorded, loadCashLimits } from '../../../../app/cash/record-cash.ts'
import { unusualCash } from '../../../../core/cash/plausible.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import type { Minor } from '../../../../core/money.ts'
import type { Household } from '../../../../store/membership/households.ts'
import { type Errand, errand } from '../../errand.ts'
import { type Html, html } from '../../html.ts'
import { tick } from '../../inputs.ts'
import type { Typed } from '../../typed.ts'
import type { Visit } from '../../visit.ts'
import { dayTyped, householdHere, memberLine, pageOf } from '../register/here.ts'
import { line } from '../register/questions.ts'

type Cash = {
  readonly amount: Minor
  readonly slip: string
  readonly on: CivilDate
  readonly withoutSms: boolean
  /** Somebody has said that an amount is right although it is not usual. */
  readonly right: boolean
}

const NAMES = ['amount', 'slip', 'on', 'withoutSms'] as const

function asked(visit: Visit, { people }: Household): Html {
  const { words, typed } = visit
  const say = words('pay')
  const without = { name: 'withoutSms', label: say('withoutSms'), value: typed('withoutSms') }
  return html`${line(visit, 'amount', words('frame')('amount'))}
  ${line(visit, 'slip', say('slip'), { hint: say('slipHint') })}
  ${line(visit, 'on', say('paidOn'), { value: dayTyped(visit, 'on'), hint: words('asking')('dayHint') })}
  ${!people[0]?.phone && tick(without)}`
}

function read(typed: Typed) {
  return {
    amount: typed.amount('amount'),
    slip: typed.text('slip'),
    on: typed.day('on'),
    withoutSms: typed.isOn('withoutSms'),
    right: typed.isOn('right'),
  }
}

function facts({ words, write }: Visit, household: Household, { amount, slip, on }: Cash) {
  return [
    [words('money')('member'), html`<strong>${memberLine(household)}</strong>`],
    [words('frame')('amount'), html`<strong>${write.money(amount)}</strong>`],
    [words('pay')('slip'), slip],
    [words('pay')('paidOn'), write.day(on)],
  ] as const
}

/** Records cash of a member, which is then in the hand of whoever took it; the member gets the receipt. */
const recording: Errand<Household, Cash, CashRecorded> = {
  open: householdHere,
  path: ({ number }) => `${pageOf(number)}/cash`,
  title: ({ words }, household) => words('pay')('cash', { member: memberLine(household) }),
  about: ({ words, at }, { number }) =>
    html`<p class="soft">
      ${words('pay')('cashAbout')}
      <a href="${at(`${pageOf(number)}/cash/late`)}">${words('pay')('toLate')}</a>
    </p>`,
  questions: asked,
  names: NAMES,
  read: (typed) => typed.whole(read(typed)),
  check: async (visit, household, cash) => {
    const { desk, words, write } = visit
    const limits = await loadCashLimits(desk)
    const unusual = unusualCash(cash.amount, limits)
    const known = { facts: facts(visit, household, cash), then: words('pay')('cashThen') }
    if (!unusual) return known
    const limit = write.money(unusual === 'above' ? limits.most : limits.least)
    const warns = words('pay')(unusual === 'above' ? 'above' : 'below', { limit })
    return { ...known, warns, says: { right: 'yes' } }
  },
  button: ({ words }) => words('pay')('cashIt'),
  run: ({ desk, actor, by }, { number }, cash) =>
    cashRecord.run({ ...desk, actor }, { ...cash, number, by }),
  told: ({ words, write, at }, { number }, { receipt, inHand, isRepeat }) => {
    const told = { amount: write.money(receipt.amount), receipt: receipt.receipt_number }
    const key = isRepeat ? 'cashBefore' : 'cashed'
    const notice = words('pay')(key, { ...told, inHand: write.money(inHand) })
    return { to: at(pageOf(number)), notice }
  },
  shows: ({ number }) => [number],
}

/** Proposes cash of a day on which one person may not record it. */
const proposing: Errand<Household, Cash & { readonly reason: string }, unknown> = {
  open: householdHere,
  path: ({ number }) => `${pageOf(number)}/cash/late`,
  title: ({ words }, household) => words('pay')('late', { member: memberLine(household) }),
  about: ({ words }) => html`<p class="soft">${words('pay')('lateAbout')}</p>`,
  questions: (visit, household) =>
    html`${asked(visit, household)} ${line(visit, 'reason', visit.words('pay')('reason'))}`,
  names: [...NAMES, 'reason'],
  read: (typed) => typed.whole({ ...read(typed), reason: typed.text('reason') }),
  check: (visit, household, cash) => ({
    facts: [...facts(visit, household, cash), [visit.words('pay')('reason'), cash.reason]],
    then: visit.words('pay')('lateAbout'),
  }),
  button: ({ words }) => words('pay')('lateIt'),
  run: ({ desk, actor, by }, { number }, cash) =>
    cashPropose.run({ ...desk, actor }, { ...cash, number, by }),
  told: ({ words, at }, { number }) => ({
    to: at(pageOf(number)),
    notice: words('pay')('proposed'),
  }),
  shows: ({ number }) => [number],
}

export const cashRecording = errand(recording)
export const cashProposing = errand(proposing)
