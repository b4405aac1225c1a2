import type { PlannedPayment } from '../../../../../app/associations/plan-for-association.ts'
import { openRequestSeen } from '../../../../../app/payments/request-money.ts'
import type { OpenRequest } from '../../../../../core/payments/open-request.ts'
import { canPrompt } from '../../../../../core/payments/prompt-wallet.ts'
import type { PhoneNumber } from '../../../../../core/phone-number.ts'
import { phoneOfAssociation } from '../../../../../store/associations/associations.ts'
import { type Errand, errand } from '../../../errand.ts'
import { html } from '../../../html.ts'
import { pairs } from '../../../parts.ts'
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
import { listAsked, membersShown, plannedFacts } from './parts.ts'

type Asked = Here & {
  readonly phone: PhoneNumber | null
  /** What the phone was asked for and has not answered. */
  readonly open: OpenRequest | null
}

type Wanted = Shared & { readonly again: boolean }

async function openHere(visit: Visit): Promise<Asked | null> {
  const here = await associationHere(visit)
  if (!here) return null
  const { desk } = visit
  const { tx, mutual, today } = desk
  const { code } = here.association
  const phone = await phoneOfAssociation(tx, mutual.code, code, today)
  const aimed = { mutual, association: code, again: false }
  const open = phone && (await openRequestSeen(desk, aimed, phone))
  return { ...here, phone, open }
}

function request(visit: Visit, here: Asked, { again, ...shared }: Wanted) {
  return paymentOf(visit, here, shared, { received: null, again })
}

function openText({ words, write }: Visit, { amount, minutes }: OpenRequest): string {
  return words('pay')('open', { amount: write.money(amount), minutes })
}

/** Asks the phone of an association to pay for its members (R05): nothing is paid before it says yes. */
const asking: Errand<Asked, Wanted, PlannedPayment> = {
  open: openHere,
  path: (here) => `${pageOfAssociation(here)}/ask`,
  title: ({ words }, { association }) =>
    words('associations')('askTitle', { association: association.name }),
  about: (visit, { phone, open }) => {
    const { desk, words } = visit
    const say = words('associations')
    const told = phone ? desk.ports.writePhone(phone, desk.mutual.country) : say('noPhone')
    return html`${pairs([[say('phone'), told]])}
      ${!canPrompt(desk.mutual) && html`<p class="warn">${words('pay')('cashOnly')}</p>`}
      ${open && html`<p class="note warn">${openText(visit, open)}</p>`}
      <p class="soft">${words('pay')('askAbout')}</p>`
  },
  questions: (visit) => {
    const say = visit.words('associations')
    const amount = { hint: say('amountHint'), input: html`inputmode="decimal"` }
    return html`${line(visit, 'amount', say('amount'), amount)} ${listAsked(visit)}`
  },
  names: ['amount', 'list'],
  read: (typed, { readList }) =>
    typed.whole({
      amount: typed.perhaps('amount', typed.amount),
      list: typed.by('list', readList),
      again: typed.isOn('again'),
    }),
  // That a request is open is shown on the next page, which says once more.
  hinders: (visit, here, wanted) => hindranceOf(visit, request(visit, here, { ...wanted, again: true })), // prettier-ignore
  whyNot,
  check: async (visit, here, wanted) => {
    const { desk, words } = visit
    const say = words('associations')
    const planned = await plannedOf(visit, request(visit, here, { ...wanted, again: true }))
    const { sum, members, parts } = plannedFacts(visit, planned)
    const phone = here.phone && desk.ports.writePhone(here.phone, desk.mutual.country)
    return {
      facts: [
        [say('association'), html`<strong>${here.association.name}</strong>`],
        [say('phone'), phone],
        sum,
        members,
        parts,
      ],
      then: words('pay')('askAbout'),
      shows: membersShown(planned),
      ...(here.open && { warns: openText(visit, here.open), says: { again: 'yes' } }),
    }
  },
  button: ({ words }, { open }) => words('pay')(open ? 'askAgain' : 'askIt'),
  run: (sent, here, wanted) => payIt(sent, here, request(sent, here, wanted), wanted.list),
  told: ({ desk, words, write, at }, here, { amount, phone }) => ({
    to: at(pageOfAssociation(here)),
    notice: words('pay')('asked', {
      phone: phone ? desk.ports.writePhone(phone, desk.mutual.country) : '',
      amount: write.money(amount),
    }),
  }),
  shows: () => [],
}

export const associationAsking = errand(asking)
