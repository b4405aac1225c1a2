import type { PlannedPayment } from '../../../../../app/associations/plan-for-association.ts'
import type { CivilDate } from '../../../../../core/dates.ts'
import { type Errand, errand } from '../../../errand.ts'
import { html } from '../../../html.ts'
import { choiceOf } from '../../../inputs.ts'
import type { Visit } from '../../../visit.ts'
import { dayTyped } from '../../register/here.ts'
import { line } from '../../register/questions.ts'
import {
  associationHere,
  type Here,
  hindranceOf,
  pageOfAssociation,
  payIt,
  paymentOf,
  plannedOf,
  type Shared,
  whyNot,
} from './here.ts'
import { listAsked, membersShown, paidTold, plannedFacts } from './parts.ts'

type Paid = Shared & {
  readonly kind: 'bank' | 'cash'
  readonly reference: string
  readonly on: CivilDate
}

function recorded(visit: Visit, here: Here, paid: Paid) {
  const { kind, reference, on } = paid
  return paymentOf(visit, here, paid, { received: null, seen: { kind, reference, on } })
}

/** Records what an association paid, shared among its members by the rule or by a list (R05). */
const paying: Errand<Here, Paid, PlannedPayment> = {
  open: associationHere,
  path: (here) => `${pageOfAssociation(here)}/pay`,
  title: ({ words }, { association }) =>
    words('associations')('payTitle', { association: association.name }),
  about: ({ words }) => html`<p class="soft">${words('associations')('payAbout')}</p>`,
  questions: (visit) => {
    const { words, typed, errors } = visit
    const say = words('associations')
    const how = { name: 'kind', value: typed('kind'), error: errors['kind'], label: say('how') }
    return html`${choiceOf(how, [
      ['bank', say('bank')],
      ['cash', say('cash')],
    ])}
    ${line(visit, 'amount', say('amount'), { hint: say('amountHint'), input: html`inputmode="decimal"` })}
    ${line(visit, 'reference', say('reference'), { hint: words('pay')('slipHint') })}
    ${line(visit, 'on', say('on'), { value: dayTyped(visit, 'on'), hint: words('asking')('dayHint') })}
    ${listAsked(visit)}`
  },
  names: ['kind', 'amount', 'reference', 'on', 'list'],
  read: (typed, { readList }) =>
    typed.whole({
      kind: typed.choice('kind', ['bank', 'cash']),
      amount: typed.perhaps('amount', typed.amount),
      reference: typed.text('reference'),
      on: typed.day('on'),
      list: typed.by('list', readList),
    }),
  hinders: (visit, here, paid) => hindranceOf(visit, recorded(visit, here, paid)),
  whyNot,
  check: async (visit, here, paid) => {
    const { words, write } = visit
    const say = words('associations')
    const planned = await plannedOf(visit, recorded(visit, here, paid))
    const { sum, members, parts } = plannedFacts(visit, planned)
    return {
      facts: [
        [say('association'), html`<strong>${here.association.name}</strong>`],
        sum,
        [say('how'), say(paid.kind)],
        [say('reference'), paid.reference],
        [say('on'), write.day(paid.on)],
        members,
        parts,
      ],
      then: say('payAbout'),
      shows: membersShown(planned),
    }
  },
  button: ({ words }) => words('associations')('payIt'),
  run: (sent, here, paid) => payIt(sent, here, recorded(sent, here, paid), paid.list),
  told: paidTold,
  shows: () => [],
}

export const associationPaying = errand(paying)
