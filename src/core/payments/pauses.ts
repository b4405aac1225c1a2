import { instant, type Instant } from '../dates.ts'
import type { Minor } from '../money.ts'

/** An operator asks no phone again within so long of a prompt, or of one for the same amount. */
type Pauses = { readonly anyMs: number; readonly sameAmountMs: number }

/** A prompt that was shown, or that is on its way: then nobody knows yet when it arrives. */
export type OtherPrompt = { readonly amount: Minor; readonly at: Instant | null }

/**
 * Until when a prompt must wait, so that the operator does not refuse it: an operator counts the
 * refused one as well, and the payer would have to wait from then on. Null when it may leave.
 */
export function waitsUntil(
  { anyMs, sameAmountMs }: Pauses,
  amount: Minor,
  others: readonly OtherPrompt[],
  now: Instant,
): Instant | null {
  const ends = others.map(({ amount: other, at }) => {
    const pause = other === amount ? Math.max(anyMs, sameAmountMs) : anyMs
    return (at ?? now) + pause
  })
  const last = Math.max(...ends)
  return last > now ? instant(last) : null
}
