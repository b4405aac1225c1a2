import type { Say } from '../wording/text-key.ts'

/** A wallet as people call it: `M-PESA`, or in the language's own words where nobody has said. */
export function walletName(say: Say, title: string | null): string {
  return title ?? say('wallet.any')
}
