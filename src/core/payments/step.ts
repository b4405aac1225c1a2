import { type Minor, minor } from '../money.ts'

/**
 * What to ask for when `amount` is due and a wallet moves multiples of `step` only: never less,
 * so that what is owed can always be paid. The rest is paid ahead.
 */
export function upToStep(amount: Minor, step: Minor): Minor {
  return minor(Math.ceil(amount / step) * step)
}

/** The same for what may be typed instead of something that was no amount: one, or two. */
export function onStep(instead: readonly Minor[], step: Minor): readonly Minor[] {
  const all = instead.flatMap((amount) => {
    const beside = besideStep(amount, step)
    return beside ? [beside.below, beside.above] : [amount]
  })
  if (all.length === 0) return []
  return [...new Set([minor(Math.min(...all)), minor(Math.max(...all))])]
}

/** The nearest amounts that a wallet moves, below and above; null when it moves this one. */
export function besideStep(
  amount: Minor,
  step: Minor,
): { readonly below: Minor; readonly above: Minor } | null {
  if (amount % step === 0) return null
  const above = upToStep(amount, step)
  // Nothing cannot be paid: below the first step there is only the first step.
  return { below: minor(Math.max(step, above - step)), above }
}
