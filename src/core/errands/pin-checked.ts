import type { PinLock } from '../membership/service-pin.ts'

/** What came of comparing a service PIN, a member's or that of somebody who works for the mutual. */
export type PinChecked =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'locked'; readonly lock: PinLock }
