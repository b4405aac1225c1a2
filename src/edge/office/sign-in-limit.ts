import type { Request } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const SPAN_S = 10 * 60

/**
 * How often one address may try to sign in. Codes and digits are counted by phone in the database, which
 * holds however many addresses somebody has; this keeps one from taking all the digits that wait.
 */
export function signInLimit(perSpan: number | null): (request: Request) => Promise<boolean> {
  if (perSpan === null) return async () => true
  const limiter = new RateLimiterMemory({ points: perSpan, duration: SPAN_S })
  return async (request) => {
    try {
      await limiter.consume(addressOf(request))
      return true
    } catch (error) {
      if (error instanceof RateLimiterRes) return false
      throw error
    }
  }
}

/** Behind a proxy on this machine the address that it saw: the last of its list, which nobody else writes. */
function addressOf({ socket, headers }: Request): string {
  const beside = socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isProxy = beside === '::1' || beside.startsWith('127.')
  const list = String(headers['x-forwarded-for'] ?? '')
  return (isProxy && list.split(',').at(-1)?.trim()) || beside
}
