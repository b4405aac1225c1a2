import type { Proof } from '../kinds.ts'

/** What operators, payers and forgers do. */
export const payments: readonly Proof[] = []
