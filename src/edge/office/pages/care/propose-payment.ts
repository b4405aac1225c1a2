import { payoutClinic } from '../../../../app/acts/payouts.ts'
import { foreseeClinicPayout } from '../../../../app/payments/pay-clinic.ts'
import { type Minor, subtract } from '../../../../core/money.ts'
import { mayRead } from '../../../../core/staff/reading.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import { line } from '../register/questions.ts'
import { type ClinicHere, clinicHere, pageOfClinic } from './clinic-here.ts'
import { payWhyNot } from './pay-why-not.ts'
import { aboutClinic, amountLine, placeName, placesAsked, walletsHere } from './paying-parts.ts'

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

export const clinicPayoutProposing = errand(proposing)
