/**
 * Why something that was asked for is not done, as values and never thrown. Each member has a text
 * for people in `edge/cli/refusals.ts`; what goes to phones has its own wording.
 */
export type Refusal =
  | { readonly code: 'unknown-mutual'; readonly mutual: string }
  | { readonly code: 'unknown-number'; readonly number: string }
  | { readonly code: 'unknown-person'; readonly number: string; readonly ordinal: number }
  | { readonly code: 'unknown-provider'; readonly provider: string }
  | { readonly code: 'unknown-service'; readonly service: string }
  | { readonly code: 'unknown-receipt'; readonly receipt: string }
  | { readonly code: 'not-in-suspense'; readonly receipt: string }
  | { readonly code: 'other-mutual'; readonly number: string; readonly mutual: string }

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function done<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refused<T>(refusal: Refusal): Result<T> {
  return { ok: false, refusal }
}
