import { providerPay } from '../../../../app/acts/treasury.ts'
import { foreseePayment, FROM_BANK } from '../../../../app/visits/pay-provider.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import type { Minor } from '../../../../core/money.ts'
import { mayRead } from '../../../../core/staff/reading.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import { dayTyped } from '../register/here.ts'
import { line } from '../register/questions.ts'
import { type ClinicHere, clinicHere, pageOfClinic } from './clinic-here.ts'
import { payWhyNot } from './pay-why-not.ts'
import { aboutClinic, amountLine, placeName, placesAsked, walletsHere } from './paying-parts.ts'

/** What was paid, as it stands on the bank's or operator's paper. */
type Paid = {
  readonly amount: Minor
  readonly from: string
  readonly reference: string
  readonly on: CivilDate
}

/** Records that a clinic was paid: with a bank below nought a second person has to agree (R65). */
const paying: Errand<ClinicHere, Paid, { readonly paid: { readonly payment: unknown } }> = {
  open: clinicHere,
  path: (here) => `${pageOfClinic(here)}/pay`,
  title: ({ words }, { provider }) => words('paying')('title', { clinic: provider.name }),
  about: (visit, here) => {
    const { words, roles, at, desk } = visit
    const say = words('paying')
    const hasFile = desk.mutual.wallets.length > 0 && mayRead('propose-payment', roles)
    const other = html`<a href="${at(`${pageOfClinic(here)}/pay/file`)}">${say('byFile')}</a>`
    return aboutClinic(visit, here, say('paidAbout'), hasFile ? other : null)
  },
  questions: (visit, here) => {
    const { words } = visit
    const say = words('paying')
    const day = { value: dayTyped(visit, 'on'), hint: words('asking')('dayHint') }
    return html`${amountLine(visit, here)} ${placesAsked(visit, [FROM_BANK, ...walletsHere(visit)])}
    ${line(visit, 'reference', say('reference'), { hint: say('referenceHint') })}
    ${line(visit, 'on', say('on'), day)}`
  },
  names: ['amount', 'from', 'reference', 'on'],
  read: (typed) =>
    typed.whole({
      amount: typed.amount('amount'),
      from: typed.text('from'),
      reference: typed.text('reference'),
      on: typed.day('on'),
    }),
  whyNot: payWhyNot,
  check: async (visit, { provider }, paid) => {
    const { desk, words, write } = visit
    const say = words('paying')
    const asked = { ...paid, mutual: desk.mutual.code, provider: provider.code }
    const foreseen = await foreseePayment(desk, asked)
    return {
      facts: [
        [words('clinics')('clinic'), html`<strong>${provider.name}</strong>`],
        [words('frame')('amount'), html`<strong>${write.money(paid.amount)}</strong>`],
        [say('from'), placeName(visit, paid.from)],
        [say('reference'), paid.reference],
        [say('on'), write.day(paid.on)],
        [say('leaves'), foreseen.ok && write.money(foreseen.value.left)],
      ],
      warns: foreseen.ok && foreseen.value.waits && say('second'),
    }
  },
  button: ({ words }) => words('paying')('record'),
  run: ({ desk, actor, by }, { provider }, paid) =>
    providerPay.run(
      { ...desk, actor },
      { ...paid, provider: provider.code, mutual: desk.mutual.code, by },
    ),
  told: ({ words, write, at }, here, { paid }, { amount }) => {
    const told = { amount: write.money(amount), clinic: here.provider.name }
    const notice = words('paying')(paid.payment === null ? 'waits' : 'recorded', told)
    return { to: at(pageOfClinic(here)), notice }
  },
  shows: () => [],
}

export const clinicPaying = errand(paying)
