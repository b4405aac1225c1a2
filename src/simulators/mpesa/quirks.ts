import { quirk, type Quirky } from '../kernel/quirks.ts'

/** Where Daraja does a thing in several ways; sections of `reference/mobile-money.md`. */
export const MPESA_QUIRKS = {
  expiresIn: { choices: ['string', 'number'], source: '2.1' },
  callbackResultCode: { choices: ['number', 'string'], source: '2.3' },
  callbackBalance: { choices: ['without-value', 'absent'], source: '2.3' },
  callbackItems: { choices: ['in-order', 'shuffled'], source: '2.3' },
  callbackPhone: { choices: ['full', 'masked', 'absent'], source: '2.3' },
  /** The sandbox denies in its query what its callback said. */
  queryOfSuccess: { choices: ['true', 'denied'], source: '2.5' },
  registered: { choices: ['0', '00000000'], source: '2.6' },
  pushConfirmation: { choices: ['sent', 'not-sent'], source: '1.2' },
  pushValidation: { choices: ['not-asked', 'asked'], source: '12.3' },
  confirmationAmount: { choices: ['250.00', '250'], source: '2.6' },
  /** `by-version`: a hash for v1, a mask for v2. */
  confirmationPhone: { choices: ['by-version', 'full'], source: '13.4' },
  pullRows: { choices: ['nested', 'flat'], source: '2.7' },
  pullEmpty: { choices: ['1001', '500'], source: '13.4' },
  pullOffset: { choices: ['rows', 'pages'], source: '2.7' },
  pullTime: { choices: ['nairobi-with-z', 'utc'], source: '13.3' },
  failedParameters: { choices: ['single', 'absent'], source: '13.3' },
  statementDates: {
    choices: [
      '14-03-2026 10:16:02',
      '2026-03-14 10:16:02',
      '14/03/2026 10:16:02',
      '14-03-2026 10:16',
    ],
    source: '9.1',
  },
  statementWithdrawn: { choices: ['negative', 'positive'], source: '9.1' },
  statementAccount: { choices: ['own-column', 'in-details'], source: '9.1' },
  statementMark: { choices: ['none', 'bom'], source: '9.1' },
  chargeReceipt: { choices: ['own', 'shared'], source: '9.1' },
} as const

export function quirkOf<Name extends keyof typeof MPESA_QUIRKS>(
  world: Quirky<typeof MPESA_QUIRKS>,
  name: Name,
) {
  return quirk(MPESA_QUIRKS, world, name)
}
