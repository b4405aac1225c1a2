import type { CivilDate } from '../dates.ts'
import type { Mutual } from './statutes.ts'

/**
 * Whether what a mutual says by itself leaves on a day: reminders, digests, notices of standing. A
 * register that is read in at night shall not wake a thousand families before somebody has looked
 * at it, so each mutual has a first day. What answers a person, a receipt, a code to sign in, a
 * notice of security and an alert always leave. Nothing is kept for the first day: what is true on
 * it is told then, as on any other.
 */
export function isOpen({ messagesFrom }: Pick<Mutual, 'messagesFrom'>, day: CivilDate): boolean {
  return messagesFrom !== null && messagesFrom <= day
}
