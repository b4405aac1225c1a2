import { quirk, type Quirky } from '../kernel/quirks.ts'

/** Where Africa's Talking does a thing in several ways; sections of `reference/gateway.md`. */
export const AFRICASTALKING_QUIRKS = {
  /** Documented, and seen by nobody in the sandbox. */
  endEvent: { choices: ['sent', 'not-sent'], source: '1.5' },
  networkCode: { choices: ['told', 'absent'], source: '1.1' },
  incomingDate: { choices: ['2017-05-03T06:04:45Z', '2017-05-03 06:04:45'], source: '2.5' },
  totalCurrency: { choices: ['USD', 'KES'], source: '2.2' },
  userData: { choices: ['UserData', 'userData'], source: '2.7' },
  absent: { choices: ['Failed', 'AbsentSubscriber', 'Expired'], source: '2.4' },
} as const

export function quirkOf<Name extends keyof typeof AFRICASTALKING_QUIRKS>(
  world: Quirky<typeof AFRICASTALKING_QUIRKS>,
  name: Name,
) {
  return quirk(AFRICASTALKING_QUIRKS, world, name)
}
