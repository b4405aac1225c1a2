import type { CivilDate } from '../../core/dates.ts'
import { subsidyAskedText } from '../../core/messages/payer-sms.ts'
import type { Part } from '../../core/payments/sharing.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { ownPhone } from '../../store/membership/households.ts'
import { findPayer } from '../../store/payers/payers.ts'
import type { MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueAllSms, type SmsOut, voiceFor } from '../messages/sms-out.ts'

/** Tells each member who has a phone what a payer did not pay, and until when to pay it. */
export async function tellOfAsked(
  desk: MutualDesk,
  {
    payer,
    month,
    settlement,
  }: { readonly payer: string; readonly month: string; readonly settlement: string },
  parts: readonly Part[],
  dueOn: CivilDate,
): Promise<void> {
  const { tx, mutual, now } = desk
  const name = (await findPayer(tx, mutual.code, payer))?.name ?? payer
  const households = await loadHouseholds(
    tx,
    mutual.code,
    parts.map(({ number }) => number),
  )
  const messages: SmsOut[] = []
  for (const household of households) {
    const phone = ownPhone(household, now)
    const part = parts.find(({ number }) => number === household.number)
    if (!phone || !part) continue
    const voice = await voiceFor(tx, mutual, phone)
    const text = subsidyAskedText(voice, { ...part, payer: name, month, dueOn })
    const about = `subsidy/${settlement}/${household.number}`
    messages.push({ mutual: mutual.code, to: phone, text, about, priority: PRIORITY.notice })
  }
  await queueAllSms(desk, messages)
}
