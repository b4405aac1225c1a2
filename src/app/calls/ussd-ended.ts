import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { maskDigits } from '../../core/text/masked.ts'
import { storeCallEnd } from '../../store/calls/call-ends.ts'
import { acting } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** The end of a call as a carrier's adapter reads it, without what was typed and shown. */
type CallEnded = {
  readonly sessionId: string
  readonly phone: PhoneNumber
  readonly status: string
  readonly endedAt: Instant | null
  /** Some carriers say more. */
  readonly error?: string | null
  readonly turns?: number | null
  readonly durationMs?: number | null
}

/** The carrier says a call is over. One that had not ended can still be gone on with. */
export async function ussdEnded(ports: Ports, carrier: string, ended: CallEnded): Promise<void> {
  const { sessionId, phone, status, endedAt, turns = null, durationMs = null } = ended
  if (endedAt !== null) ports.clock.watched?.hear(endedAt, false)
  const error = ended.error ? maskDigits(ended.error) : null
  const key = { carrier, session_id: sessionId }
  const row = { ...key, phone, status, error, turns, duration_ms: durationMs, ended_at: endedAt }
  await acting(ports, ({ tx, now }) => storeCallEnd(tx, { ...row, received_at: now }))
  const caller = ports.log.pseudonym(phone)
  ports.log.info('ussd-ended', { session: sessionId, status, caller })
}
