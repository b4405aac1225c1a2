import { type BillIn, visitBill } from '../../../../app/acts/visits.ts'
import { quoteBill } from '../../../../app/visits/bill-visit.ts'
import { billText } from '../../../../core/messages/errand-sms.ts'
import { reasonText } from '../../../../core/messages/check-sms.ts'
import { voiceOf } from '../../../../core/messages/voice.ts'
import type { Minor } from '../../../../core/money.ts'
import type { Refusal } from '../../../../core/refusals.ts'
import { unusualBill } from '../../../../core/visits/decide-bill.ts'
import { loadProvider, servicesOfVisit } from '../../../../store/coverage/checks.ts'
import { loadVisit } from '../../../../store/visits/visits.ts'
import type { VisitTable } from '../../../../store/tables/visits.ts'
import { type Check, type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import { selectOf } from '../../inputs.ts'
import { whyRefused } from '../../refused.ts'
import type { Visit } from '../../visit.ts'
import { line } from '../register/questions.ts'
import { clinicPath } from './clinic.ts'

type Here = {
  readonly opened: VisitTable
  readonly services: readonly string[]
  /** The service that was asked about, where it was one. */
  readonly asked: string
}

type Bill = {
  readonly service: string
  readonly amount: Minor
  /** Somebody has said that an amount is right although it is not usual. */
  readonly right: boolean
}

/** A visit of the own clinic: that of another is not there, whether it is or not. */
async function visitHere({ desk, asked, providers }: Visit): Promise<Here | null> {
  const { tx, mutual } = desk
  const clinic = asked.param('clinic')
  if (!providers.includes(clinic)) return null
  const opened = await loadVisit(tx, mutual.code, asked.param('code'))
  const provider = await loadProvider(tx, mutual.code, clinic)
  if (!provider || opened?.provider_code !== clinic) return null
  const checked = await servicesOfVisit(tx, opened)
  const [only = '', other] = checked
  return { opened, services: provider.services, asked: other === undefined ? only : '' }
}

function billOf({ desk }: Pick<Visit, 'desk'>, { opened }: Here, { service, amount }: Bill) {
  const { visit_code: visitCode, provider_code: provider } = opened
  return { mutual: desk.mutual.code, provider, visitCode, service, amount }
}

/** What will come of a bill, or why it will not be taken. */
async function look(visit: Visit, here: Here, bill: Bill): Promise<Check> {
  const { desk, words, write } = visit
  const say = words('own')
  const whole = [
    [words('clinics')('service'), bill.service],
    [say('whole'), html`<strong>${write.money(bill.amount)}</strong>`],
  ] as const
  const quote = await quoteBill(desk, billOf(visit, here, bill))
  if (!quote.ok) return { facts: whole, warns: whyNot(visit, quote.refusal) }
  const { patient, mutual: share, emergency } = quote.value
  const facts = [
    ...whole,
    [say('patient'), html`<strong>${write.money(patient)}</strong>`],
    [say('share'), html`<strong>${write.money(share)}</strong>`],
  ] as const
  const then = emergency ? `${say('later')} ${say('then')}` : say('then')
  const unusual = unusualBill(bill.amount, desk.mutual.currency, quote.value)
  if (!unusual) return { facts, then }
  const warns = say(unusual.why, { limit: write.money(unusual.limit) })
  return { facts, then, warns, says: { right: 'yes' } }
}

function whyNot(visit: Visit, refusal: Refusal): string {
  const voice = voiceOf(visit.desk.mutual, visit.language)
  const reason = refusal.code === 'not-covered' ? reasonText(voice, refusal.reason) : []
  return [whyRefused(visit, refusal), ...reason].join(' ')
}

/** A clinic bills its own visit, by the act that an SMS of it does. */
const billing: Errand<Here, Bill, BillIn> = {
  open: visitHere,
  path: ({ opened }) => `${clinicPath(opened.provider_code)}/bill/${opened.visit_code}`,
  title: ({ words }, { opened }) => words('own')('billOf', { code: opened.visit_code }),
  questions: (visit, { services, asked }) => {
    const { words, typed, errors } = visit
    const label = words('clinics')('service')
    const service = { name: 'service', label, value: typed('service') || asked }
    const all = services.map((one) => [one, one] as const)
    return html`${selectOf({ ...service, error: errors['service'] }, all)}
    ${line(visit, 'amount', words('own')('whole'), { input: html`inputmode="decimal" autofocus` })}`
  },
  names: ['service', 'amount'],
  read: (typed, { services }) =>
    typed.whole({
      service: typed.choice('service', services),
      amount: typed.amount('amount'),
      right: typed.isOn('right'),
    }),
  check: look,
  whyNot: (visit, refusal) => ({ kind: 'refused', refusal, why: whyNot(visit, refusal) }),
  button: ({ words }) => words('own')('send'),
  run: (sent, here, bill) => {
    const { visitCode: code, ...asked } = billOf(sent, here, bill)
    const done = { ...asked, code, right: bill.right, by: sent.by }
    return visitBill.run({ ...sent.desk, actor: sent.actor }, done)
  },
  told: ({ desk, language, at }, { opened }, { bill }) => {
    const { amount, patient_amount: patient, mutual_amount: mutual, emergency } = bill
    const told = { code: opened.visit_code, amount, patient, mutual, isEmergency: emergency === 1 }
    const notice = billText(voiceOf(desk.mutual, language), told)
    return { to: at(clinicPath(opened.provider_code)), notice }
  },
  shows: ({ opened }) => [opened.number],
}

export const ownBilling = errand(billing)
