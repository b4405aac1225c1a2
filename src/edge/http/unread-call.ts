import { keepUnread, type UnreadThing } from '../../app/payments/keep-unread.ts'
import type { Ports } from '../../app/ports.ts'
import { maskDigits } from '../../core/text/masked.ts'
import { within } from '../../store/within.ts'

/** A caller must have read something before the carrier gives up. */
const KEEPING_MS = 4000

type OfCall = Omit<UnreadThing, 'wallet'>

/** Keeps what a carrier says of a call and nobody can read, without a digit of what was typed. */
export async function keepUnreadCall(ports: Ports, thing: OfCall): Promise<void> {
  await keepUnread(ports, { ...thing, body: maskDigits(thing.body), wallet: null })
}

/** The same of a turn, whose caller is answered whether it could be kept or not: never throws. */
export async function keepUnreadTurn(ports: Ports, thing: OfCall): Promise<void> {
  const { door, why } = thing
  ports.log.warn('ussd-unreadable', { door, why })
  try {
    await within(KEEPING_MS, keepUnreadCall(ports, thing))
  } catch (error) {
    ports.log.error('ussd-not-kept', error, { door })
  }
}
