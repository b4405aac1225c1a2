import type { MutualScene } from '../dialog/scene.ts'

/** Where a person helps: the mutual's telephone, or its office. */
export function helpLine({ say, mutual }: MutualScene): string {
  return mutual.helpPhone ? say('help.call', { phone: mutual.helpPhone }) : say('help.visit')
}
