import { ENGLISH, type Notation, PLAIN } from '../../core/notation.ts'
import type { LineKind } from '../../core/payments/reconciliation.ts'

/** How an operator's statement is written: its columns by their names in small letters. */
export type StatementFormat = {
  readonly name: string
  readonly columns: {
    readonly reference: string
    readonly at: string
    /** Money in, or with a sign both ways. */
    readonly in: string
    readonly out?: string
    readonly status?: string
    readonly kind?: string
    readonly details?: string
    readonly phone?: string
    readonly account?: string
    readonly linked?: string
    /** What the operator kept of the same movement. */
    readonly fee?: string
    readonly currency?: string
    /** What was on the account after it. */
    readonly balance?: string
    /** What we sent along, as JSON; its `account` stands for a column of that name. */
    readonly metadata?: string
  }
  /** Where the walls are that its times without a zone are read from; where the mutual is without it. */
  readonly timeZone?: string
  /** How its operator writes amounts; null where people write them. */
  readonly notation: Notation | null
  /** So many digits a reference has that is made of digits alone; fewer have lost their zeros. */
  readonly digits?: number
  /** The status, in small letters, of what came to pass. */
  readonly done: string
  /** What a movement is, by its direction and the words about it; the first that fits. */
  readonly kinds: readonly {
    readonly direction: 'in' | 'out'
    readonly words: RegExp
    readonly kind: LineKind
  }[]
}

/** What is none of these (payouts, adjustments) is for somebody to look at. */
const PAWAPAY_KINDS: StatementFormat['kinds'] = [
  { direction: 'in', words: /deposit/, kind: 'payment' },
  { direction: 'in', words: /fee/, kind: 'fee' },
  { direction: 'out', words: /fee/, kind: 'fee' },
  { direction: 'out', words: /withdrawal/, kind: 'sweep' },
  { direction: 'in', words: /withdrawal/, kind: 'sweep' },
  { direction: 'out', words: /refund/, kind: 'reversal' },
  { direction: 'in', words: /refund/, kind: 'reversal' },
]

/**
 * The statements that can be read. `plain` is our own, for operators whose statements are made over
 * in a spreadsheet. M-Pesa: the organisation portal's export, its header as five public projects
 * have it in their tests, the words of reversals as far as known. pawaPay: its v2 statement.
 */
export const FORMATS: readonly StatementFormat[] = [
  {
    name: 'M-Pesa',
    columns: {
      reference: 'receipt no.',
      at: 'completion time',
      in: 'paid in',
      out: 'withdrawn',
      balance: 'balance',
      status: 'transaction status',
      kind: 'reason type',
      details: 'details',
      phone: 'other party info',
      account: 'a/c no.',
      linked: 'linked transaction id',
    },
    notation: ENGLISH,
    digits: 10,
    done: 'completed',
    kinds: [
      { direction: 'in', words: /reversal/, kind: 'other' },
      { direction: 'in', words: /pay ?bill|payment|c2b|merchant|received/, kind: 'payment' },
      { direction: 'out', words: /reversal/, kind: 'reversal' },
      { direction: 'out', words: /charge|fee|commission/, kind: 'fee' },
      { direction: 'out', words: /settle|to bank|withdraw funds/, kind: 'sweep' },
    ],
  },
  {
    name: 'pawaPay',
    columns: {
      reference: 'transaction id',
      at: 'completed at',
      in: 'amount',
      status: 'status',
      kind: 'transaction type',
      phone: 'customer phone number',
      account: 'client reference',
      fee: 'fee',
      currency: 'currency',
      metadata: 'metadata',
    },
    timeZone: 'UTC',
    notation: PLAIN,
    done: 'completed',
    kinds: PAWAPAY_KINDS,
  },
  {
    // As its dashboard exports them: other names, and more columns than are documented.
    name: 'pawaPay dashboard',
    columns: {
      reference: 'transaction id',
      at: 'creation date',
      in: 'amount',
      status: 'status',
      kind: 'type',
      phone: 'msisdn',
      account: 'client reference',
      fee: 'fee',
      currency: 'currency',
      metadata: 'metadata',
    },
    timeZone: 'UTC',
    notation: PLAIN,
    done: 'completed',
    kinds: PAWAPAY_KINDS,
  },
  {
    name: 'plain',
    columns: {
      reference: 'receipt',
      at: 'paid_at',
      in: 'amount',
      status: 'status',
      kind: 'kind',
      phone: 'phone',
      account: 'account',
      linked: 'linked',
      balance: 'balance',
    },
    notation: null,
    done: 'completed',
    kinds: [
      { direction: 'in', words: /^\s*(payment)?\s*$/, kind: 'payment' },
      { direction: 'out', words: /^\s*fee\b/, kind: 'fee' },
      { direction: 'out', words: /^\s*sweep\b/, kind: 'sweep' },
      { direction: 'out', words: /^\s*reversal\b/, kind: 'reversal' },
    ],
  },
]
