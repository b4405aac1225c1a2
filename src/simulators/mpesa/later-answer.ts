import type { LaterCode } from './codes.ts'

/** What the operator found out: a code, and on success its parameters; a value may be missing. */
export type LaterAnswer = {
  readonly code: LaterCode
  readonly transactionId?: string
  readonly parameters?: readonly (readonly [string, (string | number)?])[]
}
