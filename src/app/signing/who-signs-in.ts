import type { Voice } from '../../core/messages/voice.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { REFERENCE_LANGUAGE, sayIn } from '../../core/wording/catalogue.ts'
import { languageSpokenOn } from '../../store/calls/callers.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { invariant } from '../../core/invariant.ts'
import type { ReadDesk } from '../desk.ts'
import { voiceFor } from '../messages/sms-out.ts'
import { staffOfPhone } from './staff-of-phone.ts'

/** Somebody who may sign in, and in whose name the phone is told: a mutual's, or the service's. */
export type Signer = { readonly name: string; readonly mutual: string | null }

/** Whether a phone is of those who run the service. */
export function isOperator({ ports }: ReadDesk, phone: PhoneNumber): boolean {
  return ports.operators?.includes(phone) ?? false
}

/** As whom a phone signs in: as what it is in the first mutual that it works for, else as an operator. */
export async function whoSignsIn(desk: ReadDesk, phone: PhoneNumber): Promise<Signer | null> {
  const [first] = await staffOfPhone(desk, phone)
  if (first) return first
  return isOperator(desk, phone) ? { name: OPERATOR, mutual: null } : null
}

/** What an operator is called where a name is kept: the settings know a phone alone. */
const OPERATOR = 'operator'

/** How a phone is spoken to by whoever it signs in for. */
export async function voiceOfSigner(
  { tx }: ReadDesk,
  { mutual: code }: Pick<Signer, 'mutual'>,
  phone: PhoneNumber,
): Promise<Voice> {
  if (code === null) {
    const language = (await languageSpokenOn(tx, phone)) ?? REFERENCE_LANGUAGE
    return { say: sayIn(language), language, mutual: SERVICE }
  }
  const books = await loadMutual(tx, code)
  invariant(books, `no mutual ${code}`)
  return voiceFor(tx, books.mutual, phone)
}

/** The service speaks for itself where no mutual does. */
const SERVICE: Voice['mutual'] = {
  ...{ name: 'Mutual Line', currency: 'XOF', timeZone: 'UTC' },
  ...{ serviceCode: null, helpPhone: null, wallets: [] },
}
