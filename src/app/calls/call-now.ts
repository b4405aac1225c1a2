import type { PhoneNumber } from '../../core/phone-number.ts'

/** The call as acts see it. */
export type CallNow = {
  readonly carrier: string
  readonly sessionId: string
  readonly phone: PhoneNumber
  readonly serviceCode: string
  /** The same for the same request, and another for every other one. */
  readonly place: string
}
