import {
  amountUnreadableText,
  billAgainText,
  billClosedText,
  billCodeText,
  billRefusedText,
  billText,
} from '../../core/messages/errand-sms.ts'
import { unusualText } from '../../core/messages/staff-sms.ts'
import { readAmount } from '../../core/amount.ts'
import { reasonText } from '../../core/messages/check-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { readVisitCode } from '../../core/coverage/visit-code.ts'
import { ZERO } from '../../core/money.ts'
import type { Refusal } from '../../core/refusals.ts'
import { loadProvider, servicesOfVisit } from '../../store/coverage/checks.ts'
import { loadVisit } from '../../store/visits/visits.ts'
import { visitBill } from '../acts/visits.ts'
import type { Sender } from './sms-sender.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'

/**
 * Takes the bill of a visit from the clinic that opened it (R42): confirmed with its two parts. The
 * same bill once more finds the code used, and says so.
 */
export const bill: Answer<'bill'> = async (asking, asked) => {
  const { sender } = asking
  const code = readVisitCode(asked.code)
  const clinic = code && (await clinicOf(asking, code))
  if (!clinic) return reply(asking, billCodeText(sender.voice, asked.code))
  const { mutual, provider } = clinic
  const voice = voiceIn(asking, mutual)
  const read = readAmount(asked.amount, mutual.currency)
  const amount = read.kind === 'amount' ? read.amount : ZERO
  if (amount === 0) return reply(asking, amountUnreadableText(voice, read, 'bill'))
  const service = asked.service ?? (await serviceOf(asking, clinic, code))
  if (!service) return reply(asking, billAgainText(voice))
  const what = { mutual: mutual.code, provider, code, service, amount, right: asked.again }
  const done = { ...what, by: sender.phone }
  const billed = await visitBill.run({ ...asking, actor: 'clinic' }, done)
  if (!billed.ok) {
    const { refusal } = billed
    const isUnusual = refusal.code === 'unusual-bill'
    return reply(asking, isUnusual ? unusualText(voice, amount) : whyNot(voice, code, refusal))
  }
  const { patient_amount: patient, mutual_amount: share, emergency } = billed.value.bill
  const told = { code, amount, patient, mutual: share, isEmergency: emergency === 1 }
  await reply(asking, billText(voice, told))
}

type Clinic = Sender['clinics'][number]

/** In which of the mutuals that the phone works with this clinic has opened the code. */
async function clinicOf({ tx, sender }: Asking, code: string): Promise<Clinic | null> {
  for (const clinic of sender.clinics) {
    const visit = await loadVisit(tx, clinic.mutual.code, code)
    if (visit?.provider_code === clinic.provider) return clinic
  }
  return null
}

/** The service that need not be named: the check named one, or the clinic offers no other. */
async function serviceOf(asking: Asking, clinic: Clinic, code: string): Promise<string | null> {
  const visit = await loadVisit(asking.tx, clinic.mutual.code, code)
  const checked = visit ? await servicesOfVisit(asking.tx, visit) : []
  return checked.length === 1 ? (checked[0] ?? null) : onlyService(asking, clinic)
}

async function onlyService({ tx }: Asking, { mutual, provider }: Clinic): Promise<string | null> {
  const services = (await loadProvider(tx, mutual.code, provider))?.services ?? []
  return services.length === 1 ? (services[0] ?? null) : null
}

function whyNot(voice: Voice, code: string, refusal: Refusal): string {
  if (refusal.code === 'visit-code-closed') return billClosedText(voice, code)
  const isCover = refusal.code === 'not-covered'
  return billRefusedText(voice, code, isCover ? reasonText(voice, refusal.reason) : [])
}
