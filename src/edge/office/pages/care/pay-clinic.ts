import { payoutClinic } from '../../../../app/acts/payouts.ts'
import { providerPay } from '../../../../app/acts/treasury.ts'
import { foreseeClinicPayout } from '../../../../app/payments/pay-clinic.ts'
import { foreseePayment, FROM_BANK } from '../../../../app/visits/pay-provider.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import { plainAmount } from '../../../../core/amount.ts'
import { type Minor, subtract, ZERO } from '../../../../core/money.ts'
import { mayRead } from '../../../../core/staff/reading.ts'
import { type Errand, errand } from '../../errand.ts'
import { type Html, html } from '../../html.ts'
import { choiceOf } from '../../inputs.ts'
import { pairs } from '../../parts.ts'
import type { Visit } from '../../visit.ts'
import { dayTyped } from '../register/here.ts'
import { line } from '../register/questions.ts'
import { type ClinicHere, clinicHere, pageOfClinic } from './clinic-here.ts'
import { payWhyNot } from './pay-why-not.ts'

/** What was paid, as it stands on the bank's or operator's paper. */
type Paid = {
  readonly amount: Minor
  readonly from: string
  readonly reference: string
  readonly on: CivilDate
}

function walletsHere({ desk }: Pick<Visit, 'desk'>): readonly string[] {
  return desk.mutual.wallets.map(({ wallet }) => wallet)
}

function placeName({ words }: Visit, place: string): string {
  const say = words('paying')
  return place === FROM_BANK ? say('bank') : say('wallet', { name: place })
}

/** What the clinic is owed, and the other way to pay it. */
function aboutClinic(visit: Visit, { owed }: ClinicHere, text: string, other: Html | null): Html {
  const { words, write } = visit
  return html`${pairs([[words('paying')('owed'), html`<strong>${write.money(owed)}</strong>`]])}
    <p class="soft">${text} ${other}</p>`
}

/** All that is owed, until somebody has typed another amount. */
function amountLine(visit: Visit, { owed }: ClinicHere): Html {
  const { typed, desk, words } = visit
  const offered = owed > ZERO ? plainAmount(owed, desk.mutual.currency) : ''
  const value = typed('step') === '' ? offered : typed('amount')
  return line(visit, 'amount', words('paying')('amount'), {
    ...{ value, input: html`inputmode="decimal"` },
  })
}

function placesAsked(visit: Visit, places: readonly string[]): Html {
  const { words, typed, errors } = visit
  const value = typed('from') || (places[0] ?? '')
  const asked = { name: 'from', label: words('paying')('from'), value, error: errors['from'] }
  return choiceOf(
    asked,
    places.map((one) => [one, placeName(visit, one)] as const),
  )
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
  hinders: async ({ desk }, { provider }, paid) => {
    const asked = { ...paid, mutual: desk.mutual.code, provider: provider.code }
    const foreseen = await foreseePayment(desk, asked)
    return foreseen.ok ? null : foreseen.refusal
  },
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

type ByFile = {
  readonly amount: Minor
  readonly wallet: string
  readonly payTo: string
  readonly reason: string
}

/** Proposes to pay a clinic with the next payment file; another person decides (R65). */
const proposing: Errand<ClinicHere, ByFile, unknown> = {
  open: async (visit) => (walletsHere(visit).length > 0 ? clinicHere(visit) : null),
  path: (here) => `${pageOfClinic(here)}/pay/file`,
  title: ({ words }, { provider }) => words('paying')('title', { clinic: provider.name }),
  about: (visit, here) => {
    const { words, roles, at } = visit
    const say = words('paying')
    const other = html`<a href="${at(`${pageOfClinic(here)}/pay`)}">${say('paid')}</a>`
    const isRecorder = mayRead('pay-clinic', roles)
    return aboutClinic(visit, here, say('byFileAbout'), isRecorder ? other : null)
  },
  questions: (visit, here) => {
    const say = visit.words('paying')
    return html`${amountLine(visit, here)} ${placesAsked(visit, walletsHere(visit))}
    ${line(visit, 'payTo', say('payTo'))} ${line(visit, 'reason', say('reason'))}`
  },
  names: ['amount', 'from', 'payTo', 'reason'],
  read: (typed) =>
    typed.whole({
      amount: typed.amount('amount'),
      wallet: typed.text('from'),
      payTo: typed.text('payTo'),
      reason: typed.text('reason'),
    }),
  hinders: async ({ desk }, { provider }, { reason: _, ...asked }) => {
    const foreseen = await foreseeClinicPayout(desk, { ...asked, provider: provider.code })
    return foreseen.ok ? null : foreseen.refusal
  },
  whyNot: payWhyNot,
  check: async (visit, { provider, owed }, { reason, ...asked }) => {
    const { desk, words, write } = visit
    const say = words('paying')
    const foreseen = await foreseeClinicPayout(desk, { ...asked, provider: provider.code })
    return {
      facts: [
        [words('clinics')('clinic'), html`<strong>${provider.name}</strong>`],
        [words('frame')('amount'), html`<strong>${write.money(asked.amount)}</strong>`],
        [say('from'), placeName(visit, asked.wallet)],
        [say('payTo'), foreseen.ok ? foreseen.value.payTo : asked.payTo],
        [say('reason'), reason],
        [say('leaves'), write.money(subtract(owed, asked.amount))],
      ],
      then: say('byFileAbout'),
    }
  },
  button: ({ words }) => words('paying')('propose'),
  run: ({ desk, actor, by }, { provider }, asked) =>
    payoutClinic.run(
      { ...desk, actor },
      { ...asked, provider: provider.code, mutual: desk.mutual.code, by },
    ),
  told: ({ words, write, at, roles }, here, _done, { amount }) => {
    const told = { amount: write.money(amount), clinic: here.provider.name }
    const to = at(mayRead('clinic', roles) ? pageOfClinic(here) : '')
    return { to, notice: words('paying')('waits', told) }
  },
  shows: () => [],
}

export const clinicPaying = errand(paying)
export const clinicPayoutProposing = errand(proposing)
