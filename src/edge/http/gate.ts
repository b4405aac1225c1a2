import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** So many turns of calls a minute; null for any number. */
export type TurnLimits = {
  readonly perPhone: number | null
  /** Of all callers of one service code together: one mutual must not silence the others. */
  readonly perCode: number | null
}

/**
 * A small server answers a thousand turns a second: whoever stood behind so many would wait for longer
 * than operators do, and what waits takes memory.
 */
const TURNS_AT_ONCE = 5000

const MINUTE_S = 60

/** `limited`: too many from that phone or at that code. `full`: too many at once, from anybody. */
export type Admission = 'in' | 'limited' | 'full'

type Asking = { readonly phone: string; readonly serviceCode: string | null }

/** Who is let in to a turn of a call, before anything is read or written for it. */
export type Gate = {
  admit(asking: Asking): Promise<Admission>
  /** Counts work as under way until it has ended, also where nobody waits for it any more. */
  during<T>(work: Promise<T>): Promise<T>
}

/**
 * Counts in this process alone. Where several share a database each lets as many in: what a limit
 * protects, the time of a process, grows with them, and it must hold when the database does not answer.
 */
export function createGate({ perPhone, perCode }: TurnLimits, atOnce = TURNS_AT_ONCE): Gate {
  const phones = limiter(perPhone)
  const codes = limiter(perCode)
  let underWay = 0
  return {
    admit: async ({ phone, serviceCode }) => {
      if (underWay >= atOnce) return 'full'
      if (!(await isWithin(phones, phone))) return 'limited'
      return (await isWithin(codes, serviceCode)) ? 'in' : 'limited'
    },
    during: async (work) => {
      underWay += 1
      try {
        return await work
      } finally {
        underWay -= 1
      }
    },
  }
}

function limiter(points: number | null): RateLimiterMemory | null {
  return points === null ? null : new RateLimiterMemory({ points, duration: MINUTE_S })
}

async function isWithin(limits: RateLimiterMemory | null, key: string | null): Promise<boolean> {
  if (!limits || key === null) return true
  try {
    await limits.consume(key)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}
