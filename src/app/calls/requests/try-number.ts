import { knownOf } from '../facts/fact.ts'
import { mayTryNumber } from '../../payments/try-number.ts'
import type { Act } from './act.ts'

/** A caller typed somebody's number to pay for it. */
export const tryNumber: Act<'try-number'> = async (asked) => {
  const { facts, call, asks } = asked
  const { today } = knownOf(facts, asks.mutual)
  const tried = { mutual: asks.mutual, phone: call.phone, on: today, found: asks.found }
  return (await mayTryNumber(asked, tried)) ? 'tried' : 'too-many'
}
