import { quirk, type Quirky } from '../kernel/quirks.ts'

/** Where pawaPay does a thing in several ways; sections of `reference/mobile-money.md`. */
export const PAWAPAY_QUIRKS = {
  callbackAmount: { choices: ['1000.0000', '1000'], source: '4.5' },
  signatureEncoding: { choices: ['der', 'raw'], source: '4.6' },
  digest: { choices: ['sha-512', 'sha-256'], source: '4.6' },
  callbackType: {
    choices: ['application/json', 'application/json; charset=UTF-8'],
    source: '12.7',
  },
  signatureError: { choices: ['403', '401'], source: '13.1' },
  statementColumns: { choices: ['dashboard', 'integrators'], source: '13.2' },
  statementLag: { choices: ['20 minutes', 'none'], source: '13.2' },
} as const

export function quirkOf<Name extends keyof typeof PAWAPAY_QUIRKS>(
  world: Quirky<typeof PAWAPAY_QUIRKS>,
  name: Name,
) {
  return quirk(PAWAPAY_QUIRKS, world, name)
}
