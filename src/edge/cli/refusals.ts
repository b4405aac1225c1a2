import { unreachable } from '../../core/invariant.ts'
import type { Refusal } from '../../core/refusals.ts'

/** Why something that was asked for is not done, in one line for an operator. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.code) {
    case 'unknown-mutual':
      return `there is no mutual ${refusal.mutual}`
    case 'unknown-number':
      return `there is no member ${refusal.number}`
    case 'unknown-person':
      return `member ${refusal.number} has no beneficiary ${refusal.ordinal}`
    case 'unknown-provider':
      return `there is no provider ${refusal.provider}`
    case 'unknown-service':
      return `there is no service ${refusal.service}`
    case 'unknown-receipt':
      return `there is no receipt ${refusal.receipt}`
    case 'not-in-suspense':
      return `receipt ${refusal.receipt} is not in suspense`
    case 'other-mutual':
      return `member ${refusal.number} belongs to another mutual, ${refusal.mutual}`
    default:
      return unreachable(refusal)
  }
}
