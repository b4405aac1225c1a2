import type { Reason } from '../core/states.ts'

/** The conditions of an answer about coverage, for an operator. */
export const REASON_TEXTS: Readonly<Record<Reason, string>> = {
  OK: 'covered',
  P1: 'the clinic has no agreement on that day',
  N1: 'the number has a wrong digit',
  N2: 'nobody has that number',
  B1: 'the membership is over, or the person is too old for it',
  W1: 'the waiting period goes on',
  C1: 'contributions are missing',
  S1: 'the plan does not cover the service',
  S2: 'the clinic does not offer the service',
  S3: 'a referral is needed',
  L1: 'the ceiling is used up',
  G1: 'a guarantee letter is needed',
}
