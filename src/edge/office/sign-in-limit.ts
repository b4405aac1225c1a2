import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Place, placeText } from '../../core/staff/waiting.ts'

const SPAN_S = 10 * 60

/**
 * How often one place may try to sign in: an address, or a browser that signed in here before and so has a count
 * of its own, whatever comes from its address. Codes and digits are counted by phone in the database, which
 * holds however many addresses somebody has; this keeps one from asking without end.
 */
export function signInLimit(perSpan: number | null): (from: Place) => Promise<boolean> {
  if (perSpan === null) return async () => true
  const limiter = new RateLimiterMemory({ points: perSpan, duration: SPAN_S })
  return async (from) => {
    try {
      await limiter.consume(placeText(from))
      return true
    } catch (error) {
      if (error instanceof RateLimiterRes) return false
      throw error
    }
  }
}
