import type { PhoneNumber } from '../phone-number.ts'

/** Which carrier sends to phones of a prefix; of one mutual alone, where it names one. */
export type Route = {
  readonly mutual?: string | undefined
  /** The beginning of an international number, `+254`; every phone without it. */
  readonly prefix?: string | undefined
  readonly carrier: string
  /** Who sends what that carrier certainly did not. */
  readonly fallback?: string | undefined
}

/**
 * The route of a message: a mutual's own go before those for all, then the longest prefix. Null
 * where none fits.
 */
export function routeOf(
  routes: readonly Route[],
  to: { readonly mutual: string | null; readonly phone: PhoneNumber },
): Route | null {
  const fitting = routes.filter(
    ({ mutual, prefix }) =>
      (mutual === undefined || mutual === to.mutual) && to.phone.startsWith(prefix ?? ''),
  )
  return inOrder(fitting)[0] ?? null
}

/** Routes in the order in which the first that fits a message is its own. */
export function inOrder(routes: readonly Route[]): Route[] {
  return [...routes].sort(
    (a, b) =>
      Number(b.mutual !== undefined) - Number(a.mutual !== undefined) ||
      (b.prefix ?? '').length - (a.prefix ?? '').length,
  )
}
