import { numberInAccount } from '../../core/account-text.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { mutualsOfNumbers } from '../../store/membership/households.ts'
import { mutualsOfIntents } from '../../store/payments/intents.ts'
import type { ReadTx } from '../../store/store.ts'
import type { ReadEvent } from './stored-callback.ts'

/**
 * Events beside the mutual in whose books each will most likely post, so that those of one mutual
 * are posted together; null where it takes more to know. Whose money it is is decided later.
 */
export async function booksOfEvents<Event extends { readonly read: ReadEvent | undefined }>(
  tx: ReadTx,
  events: readonly Event[],
): Promise<(Event & { readonly mutual: string | null })[]> {
  const ids = events.flatMap(({ read }) => intentOf(read) ?? [])
  const numbers = events.flatMap(({ read }) => numberOf(read) ?? [])
  const ofIntent = ids.length > 0 ? await mutualsOfIntents(tx, ids) : null
  const ofNumber = numbers.length > 0 ? await mutualsOfNumbers(tx, numbers) : null
  return events.map((event) => {
    const [id, number] = [intentOf(event.read), numberOf(event.read)]
    const mutual = (id && ofIntent?.get(id)) ?? (number && ofNumber?.get(number)) ?? null
    return { ...event, mutual }
  })
}

function intentOf(event: ReadEvent | undefined): string | null {
  return event?.kind === 'paid' ? event.intentId : null
}

function numberOf(event: ReadEvent | undefined): MemberNumber | null {
  if (event?.kind !== 'paid' || event.intentId || event.account === null) return null
  return numberInAccount(event.account)
}
