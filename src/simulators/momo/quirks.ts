import { quirk, type Quirky } from '../kernel/quirks.ts'

/** Where MTN does a thing in several ways; sections of `reference/mobile-money.md`. */
export const MOMO_QUIRKS = {
  reason: { choices: ['text', 'object', 'capital'], source: '3.3, 13.5' },
  callbackMethod: { choices: ['PUT', 'POST'], source: '3.4' },
  /** Two texts of MTN contradict each other. */
  callbackRetries: { choices: ['none', 'many'], source: '13.0' },
  noFunds: {
    choices: [
      'NOT_ENOUGH_FUNDS',
      'INTERNAL_PROCESSING_ERROR',
      'LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED',
    ],
    source: '3.3, 13.5',
  },
  active: { choices: ['object', 'bare'], source: '13.0' },
} as const

export function quirkOf<Name extends keyof typeof MOMO_QUIRKS>(
  world: Quirky<typeof MOMO_QUIRKS>,
  name: Name,
) {
  return quirk(MOMO_QUIRKS, world, name)
}
