import type { MutualFacts } from '../../../core/errands/facts.ts'
import { mayTryNumber } from '../../payments/try-number.ts'
import type { Act } from './act.ts'

/** A caller typed somebody's number to pay for it. */
export const tryNumber: Act<'try-number'> = async (asked) => {
  const { facts, call, asks } = asked
  const { today } = facts.mutuals[asks.mutual] as MutualFacts
  const tried = { phone: call.phone, on: today, found: asks.found }
  return (await mayTryNumber(asked, tried)) ? 'tried' : 'too-many'
}
