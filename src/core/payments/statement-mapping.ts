import type { DateOrder } from '../written-date.ts'
import type { LineKind } from './reconciliation.ts'

/** What a column of a statement can hold for us. */
export const STATEMENT_COLUMNS = [
  'receipt',
  'paidAt',
  'amount',
  'moneyIn',
  'moneyOut',
  'status',
  'kind',
  'details',
  'phone',
  'account',
  'linked',
  'fee',
  'currency',
  'balance',
] as const

type StatementColumn = (typeof STATEMENT_COLUMNS)[number]

/** What a movement can be called by the words about it. */
export const STATEMENT_KINDS = [
  'payment',
  'fee',
  'sweep',
  'reversal',
  'other',
] as const satisfies readonly LineKind[]

/** How the statement of a bank, or of an operator without a published form, is written. */
export type StatementMapping = {
  /** The name that a column has in the file. */
  readonly columns: Readonly<Partial<Record<StatementColumn, string>>>
  /** The status of what came to pass; rows with another one are left out. */
  readonly done?: string | undefined
  readonly dates?: DateOrder | undefined
  readonly decimals?: 'point' | 'comma' | undefined
  /** Where the walls are that its times are read from; where the mutual is without it. */
  readonly timeZone?: string | undefined
  /** What is of which kind, by a word that stands in it; the first that fits. */
  readonly kinds?:
    | readonly {
        readonly word: string
        readonly direction: 'in' | 'out'
        readonly kind: (typeof STATEMENT_KINDS)[number]
      }[]
    | undefined
}
