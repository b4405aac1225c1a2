import type { Token, TokenKeeper } from './client.ts'

/** The tokens of one process: one is used until its end, and fetched once for all who wait for it. */
export function ownTokens(now: () => number): TokenKeeper {
  let kept: Token | null = null
  let fetching: Promise<Token | null> | null = null
  return async (fetchNew, stale) => {
    const isGood = kept !== null && kept.value !== stale && now() < kept.until
    if (isGood) return kept?.value ?? null
    fetching ??= fetchNew().finally(() => (fetching = null))
    kept = await fetching
    return kept?.value ?? null
  }
}
