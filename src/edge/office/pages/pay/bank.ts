import { bankReceive } from '../../../../app/acts/treasury.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import type { Minor } from '../../../../core/money.ts'
import type { Household } from '../../../../store/membership/households.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import type { Visit } from '../../visit.ts'
import { dayTyped, householdHere, memberLine, pageOf } from '../register/here.ts'
import { line } from '../register/questions.ts'

/** Null: money of the bank that is nobody's yet. */
type Whose = { readonly household: Household | null }

type Line = { readonly amount: Minor; readonly reference: string; readonly on: CivilDate }

type Recorded = {
  readonly receipt: { readonly receipt_number: string; readonly amount: Minor }
  readonly isRepeat: boolean
}

/** Records a line of the bank's paper: a member's money, or money that waits until its member is known. */
function receiving(open: (visit: Visit) => Promise<Whose | null>): Errand<Whose, Line, Recorded> {
  return {
    open,
    path: ({ household }) => (household ? `${pageOf(household.number)}/bank` : '/money/bank'),
    title: ({ words }, { household }) =>
      household
        ? words('pay')('bank', { member: memberLine(household) })
        : words('pay')('bankNobody'),
    about: ({ words }) => html`<p class="soft">${words('pay')('bankAbout')}</p>`,
    questions: (visit) => {
      const { words } = visit
      const say = words('pay')
      const day = { value: dayTyped(visit, 'on'), hint: words('asking')('dayHint') }
      return html`${line(visit, 'amount', words('frame')('amount'))}
      ${line(visit, 'reference', say('reference'), { hint: say('slipHint') })}
      ${line(visit, 'on', say('bankDay'), day)}`
    },
    names: ['amount', 'reference', 'on'],
    read: (typed) =>
      typed.whole({
        amount: typed.amount('amount'),
        reference: typed.text('reference'),
        on: typed.day('on'),
      }),
    check: ({ words, write }, { household }, { amount, reference, on }) => ({
      facts: [
        [words('money')('member'), household && html`<strong>${memberLine(household)}</strong>`],
        [words('frame')('amount'), html`<strong>${write.money(amount)}</strong>`],
        [words('pay')('reference'), reference],
        [words('pay')('bankDay'), write.day(on)],
      ],
      then: words('pay')(household ? 'bankThen' : 'bankNobodyThen'),
    }),
    button: ({ words }) => words('pay')('bankIt'),
    run: ({ desk, actor, by }, { household }, value) =>
      bankReceive.run(
        { ...desk, actor },
        { ...value, mutual: desk.mutual.code, number: household?.number ?? null, by },
      ),
    told: ({ words, write, at }, { household }, { receipt, isRepeat }) => {
      const told = { amount: write.money(receipt.amount), receipt: receipt.receipt_number }
      const notice = words('pay')(isRepeat ? 'bankBefore' : 'banked', told)
      return { to: at(household ? pageOf(household.number) : '/money'), notice }
    },
    shows: ({ household }) => (household ? [household.number] : []),
  }
}

export const bankOfMember = errand(
  receiving(async (visit) => {
    const household = await householdHere(visit)
    return household && { household }
  }),
)

export const bankOfNobody = errand(receiving(() => Promise.resolve({ household: null })))
