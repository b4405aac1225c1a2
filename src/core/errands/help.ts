import type { MutualScene } from '../dialog/scene.ts'
import { canPrompt } from '../payments/prompt-wallet.ts'
import type { MutualFacts } from './facts.ts'

/** Where a person helps: the mutual's telephone, or its office. */
export function helpLine({ say, mutual }: MutualScene): string {
  return mutual.helpPhone ? say('help.call', { phone: mutual.helpPhone }) : say('help.visit')
}

/** How to pay a mutual that asks nobody by phone: in cash, to whom. Empty for one that does ask. */
export function cashLines(
  { say }: Pick<MutualScene, 'say'>,
  mutual: Pick<MutualFacts, 'wallets' | 'helpPhone'>,
): readonly string[] {
  if (canPrompt(mutual)) return []
  const { helpPhone: phone } = mutual
  const call = phone ? [say('help.call', { phone })] : []
  return [say('pay.cash'), ...call, say('pay.no-receipt')]
}
