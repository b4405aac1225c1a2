import type { TokenKeeper } from '../../../src/edge/outgoing/token.ts'

/** Tokens of one process, for tests that have no store: one is used until a minute before its end. */
export function ownTokens(now: () => number): TokenKeeper {
  return (_credential, fetch) => {
    let kept: string | null = null
    let until = 0
    return {
      get: async (spent) => {
        if (kept !== null && kept !== spent && now() < until - 60_000) return { token: kept }
        const fetched = await fetch()
        if (fetched.token === null) return fetched
        kept = fetched.token
        until = now() + fetched.forMs
        return { token: kept }
      },
    }
  }
}
