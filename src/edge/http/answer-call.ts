import { type Reduce, ussdTurn, type UssdRequest } from '../../app/calls/ussd-turn.ts'
import { cannotNow, tooManyCalls } from '../../core/errands/cannot-now.ts'
import { within } from '../../store/within.ts'
import type { ServerParts } from './server-parts.ts'

/** Carriers give up after some 10 seconds; the caller must have read something before. */
const ANSWER_MS = 8000

/**
 * The answer to a request of a call, which begins with `CON ` or `END `, whatever happens. What
 * follows from a call that ends is begun at once. A caller who is not let in reads so at once, and
 * nothing was done: what was asked can be asked again.
 */
export async function answerCall(
  { ports, metrics, worker, gate }: ServerParts,
  request: UssdRequest,
  reduce: Reduce,
): Promise<string> {
  const started = performance.now()
  const { log } = ports
  const call = { carrier: request.carrier, session: request.sessionId, caller: log.pseudonym(request.phone) } // prettier-ignore
  const admitted = await gate.admit(request)
  if (admitted !== 'in') {
    metrics.ussdSeconds.observe({ outcome: admitted }, since(started) / 1000)
    if (admitted === 'full') log.warn('ussd-full', { carrier: call.carrier })
    else log.warn('ussd-limited', { carrier: call.carrier, caller: call.caller })
    return admitted === 'full' ? cannotNow(null) : tooManyCalls()
  }
  try {
    const reply = await within(ANSWER_MS, gate.during(ussdTurn(ports, request, reduce)))
    const outcome = reply.slice(0, 3).toLowerCase()
    metrics.ussdSeconds.observe({ outcome }, since(started) / 1000)
    log.info('ussd-turn', { ...call, outcome, ms: since(started) })
    if (reply.startsWith('END ')) worker.kick()
    return reply
  } catch (error) {
    metrics.ussdSeconds.observe({ outcome: 'failed' }, since(started) / 1000)
    log.error('ussd-failed', error, call)
    return cannotNow(null)
  }
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10
}
