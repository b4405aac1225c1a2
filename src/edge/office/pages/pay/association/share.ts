import type { PlannedPayment } from '../../../../../app/associations/plan-for-association.ts'
import { type Errand, errand } from '../../../errand.ts'
import { html } from '../../../html.ts'
import type { Visit } from '../../../visit.ts'
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

type Given = Pick<Shared, 'list'> & { readonly receipt: string }

function sharing(visit: Visit, here: Here, { list, receipt }: Given) {
  const received = { reference: receipt, wallet: null }
  return paymentOf(visit, here, { amount: null, list }, { received })
}

/** Shares money that is nobody's yet among the members of the association that paid it (R05, R14). */
const giving: Errand<Here, Given, PlannedPayment> = {
  open: associationHere,
  path: (here) => `${pageOfAssociation(here)}/share`,
  title: ({ words }, { association }) =>
    words('associations')('shareTitle', { association: association.name }),
  about: ({ words }) => html`<p class="soft">${words('associations')('shareAbout')}</p>`,
  questions: (visit) => {
    const { asked, typed, words } = visit
    const say = words('associations')
    const value = typed('step') === '' ? asked.query('receipt').slice(0, 40) : typed('receipt')
    const receipt = { value, hint: say('receiptHint') }
    return html`${line(visit, 'receipt', say('receipt'), receipt)} ${listAsked(visit)}`
  },
  names: ['receipt', 'list'],
  read: (typed, { readList }) =>
    typed.whole({ receipt: typed.text('receipt'), list: typed.by('list', readList) }),
  hinders: (visit, here, given) => hindranceOf(visit, sharing(visit, here, given)),
  whyNot,
  check: async (visit, here, given) => {
    const { words } = visit
    const say = words('associations')
    const planned = await plannedOf(visit, sharing(visit, here, given))
    const { sum, members, parts } = plannedFacts(visit, planned)
    return {
      facts: [
        [say('association'), html`<strong>${here.association.name}</strong>`],
        [say('receipt'), planned?.receipt?.receipt_number],
        sum,
        members,
        parts,
      ],
      then: say('payAbout'),
      shows: membersShown(planned),
    }
  },
  button: ({ words }) => words('associations')('shareIt'),
  run: (sent, here, given) => payIt(sent, here, sharing(sent, here, given), given.list),
  told: paidTold,
  shows: () => [],
}

export const associationSharing = errand(giving)
