import { membersAskToPay } from '../../../../app/acts/members.ts'
import { openRequestSeen } from '../../../../app/payments/request-money.ts'
import { termsFor } from '../../../../app/payments/terms.ts'
import type { MemberAsked } from '../../../../app/payments/ask-member.ts'
import { standing } from '../../../../core/membership/standing.ts'
import { type Minor, ZERO } from '../../../../core/money.ts'
import type { OpenRequest } from '../../../../core/payments/open-request.ts'
import { plainAmount } from '../../../../core/amount.ts'
import type { PhoneNumber } from '../../../../core/phone-number.ts'
import { type Household, ownPhone } from '../../../../store/membership/households.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import { pairs } from '../../parts.ts'
import type { Visit } from '../../visit.ts'
import { householdHere, memberLine, pageOf } from '../register/here.ts'
import { line } from '../register/questions.ts'

type Here = {
  readonly household: Household
  /** The phone that is asked, and what people call the wallet. */
  readonly phone: PhoneNumber | null
  readonly wallet: string | null
  readonly canAsk: boolean
  readonly open: OpenRequest | null
  readonly owed: Minor
}

async function openHere(visit: Visit): Promise<Here | null> {
  const { desk } = visit
  const household = await householdHere(visit)
  if (!household) return null
  const phone = ownPhone(household, desk.now)
  const terms = phone && (await termsFor(desk, desk.mutual, phone))
  const aimed = { mutual: desk.mutual, number: household.number, again: false }
  const open = phone && (await openRequestSeen(desk, aimed, phone))
  const { owed } = standing(household.facts, desk.today)
  const wallet = terms ? terms.title : null
  return { household, phone, wallet, canAsk: terms !== null, open, owed }
}

/** Asks the member's phone for money: an open request is shown instead of a second prompt. */
const asking: Errand<Here, { readonly amount: Minor; readonly again: boolean }, MemberAsked> = {
  open: openHere,
  path: ({ household }) => `${pageOf(household.number)}/ask`,
  title: ({ words }, { household }) => words('pay')('ask', { member: memberLine(household) }),
  about: (visit, here) => {
    const say = visit.words('pay')
    const { phone, open, owed, canAsk, wallet } = here
    const { write } = visit
    const facts = pairs([
      [
        visit.words('member')('phone'),
        phone ? dialled(visit, phone) : visit.words('member')('noPhone'),
      ],
      [say('wallet'), wallet],
      [say('owed'), owed > ZERO && write.money(owed)],
    ])
    const told = { amount: write.money(open?.amount ?? ZERO), minutes: open?.minutes ?? 0 }
    return html`${facts} ${!canAsk && phone && html`<p class="warn">${say('cashOnly')}</p>`}
      ${open && html`<p class="note warn">${say('open', told)}</p>`}
      <p class="soft">${say('askAbout')}</p>`
  },
  questions: (visit, { owed }) => {
    const { desk, typed } = visit
    const isSent = typed('step') !== ''
    const offered = owed > ZERO ? plainAmount(owed, desk.mutual.currency) : ''
    const value = isSent ? typed('amount') : offered
    return line(visit, 'amount', visit.words('frame')('amount'), { value })
  },
  names: ['amount'],
  read: (typed) => typed.whole({ amount: typed.amount('amount'), again: typed.isOn('again') }),
  check: (visit, { household, phone, open }, { amount }) => ({
    facts: [
      [visit.words('money')('member'), html`<strong>${memberLine(household)}</strong>`],
      [visit.words('member')('phone'), phone && dialled(visit, phone)],
      [visit.words('frame')('amount'), html`<strong>${visit.write.money(amount)}</strong>`],
    ],
    then: visit.words('pay')('askAbout'),
    ...(open && {
      warns: visit.words('pay')('open', {
        amount: visit.write.money(open.amount),
        minutes: open.minutes,
      }),
      says: { again: 'yes' },
    }),
  }),
  button: ({ words }, { open }) => words('pay')(open ? 'askAgain' : 'askIt'),
  run: ({ desk, actor, by }, { household }, value) =>
    membersAskToPay.run({ ...desk, actor }, { ...value, number: household.number, by }),
  told: (sent, { household }, { phone, amount }) => ({
    to: sent.at(pageOf(household.number)),
    notice: sent.words('pay')('asked', {
      phone: dialled(sent, phone),
      amount: sent.write.money(amount),
    }),
  }),
  shows: ({ household }) => [household.number],
}

function dialled({ desk }: Visit, phone: PhoneNumber): string {
  return desk.ports.writePhone(phone, desk.mutual.country)
}

export const memberAsking = errand(asking)
