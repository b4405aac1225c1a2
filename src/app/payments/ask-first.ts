import { instant } from '../../core/dates.ts'
import { earlierIntents, isPaidSince } from '../../store/payments/intents.ts'
import type { IntentTable } from '../../store/tables/payments.ts'
import type { Ports } from '../ports.ts'
import { askNow } from './intents.ts'

/** An earlier request may still be paid for so long: operators let a prompt stand for minutes. */
const EARLIER_MS = 60 * 60 * 1000

/**
 * Asks the operator about earlier requests of this phone for the same payee, before another prompt
 * leaves. True when one of them was paid after this one was made: then this one must not leave.
 */
export async function wasPaidMeanwhile(
  ports: Ports,
  intent: IntentTable,
  patience: AbortSignal,
): Promise<boolean> {
  const since = instant(intent.created_at - EARLIER_MS)
  const earlier = await ports.store.read((tx) => earlierIntents(tx, intent, since))
  for (const one of earlier) await askNow(ports, one, patience)
  return ports.store.read(
    async (tx) =>
      (await isPaidSince(tx, intent, since)) ||
      (await earlierIntents(tx, intent, since)).some(({ confirmed_at: at }) => at !== null),
  )
}
