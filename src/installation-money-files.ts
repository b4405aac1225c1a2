import { z } from 'zod'
import {
  PAYMENT_FILE_DATES,
  PAYMENT_FILE_DELIMITERS,
  PAYMENT_FILE_FIELDS,
  PAYMENT_FILE_LAYOUT,
} from './core/ledger/payment-file.ts'
import { STATEMENT_COLUMNS, STATEMENT_KINDS } from './core/payments/statement-mapping.ts'

/** How the files of a wallet account are written: what pays out of it, and its statements. */

const NAME_LENGTH_MAX = 80

const word = z
  .string('must be a text')
  .max(NAME_LENGTH_MAX, `is longer than ${NAME_LENGTH_MAX} characters`)
  .refine((text) => text.trim() !== '' && !/[\r\n]/.test(text), 'is empty or has several lines')

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `must be one of ${values.map((one) => JSON.stringify(one)).join(', ')}`)
}

const DECIMALS = oneOf(['point', 'comma'])

const NEEDED = ['reference', 'account', 'amount'] as const

function holdsAll(columns: readonly { readonly holds: string }[]): boolean {
  return NEEDED.every((field) => columns.some(({ holds }) => holds === field))
}

/** The file that pays clinics and refunds; what is left out has the default of our own. */
const paymentFile = z.strictObject(
  {
    delimiter: oneOf(PAYMENT_FILE_DELIMITERS).default(PAYMENT_FILE_LAYOUT.delimiter),
    dates: oneOf(PAYMENT_FILE_DATES).default(PAYMENT_FILE_LAYOUT.dates),
    decimals: DECIMALS.default(PAYMENT_FILE_LAYOUT.decimals),
    header: z.boolean('must be true or false').default(PAYMENT_FILE_LAYOUT.header),
    columns: z
      .array(z.strictObject({ name: word, holds: oneOf(PAYMENT_FILE_FIELDS) }), 'must be a list')
      .refine((columns) => holdsAll(columns), {
        error: `must hold ${NEEDED.join(', ')}: a line without one of them pays nobody, or is never met again`,
      })
      .default([...PAYMENT_FILE_LAYOUT.columns]),
  },
  'must be an object',
)

const columnNames = z
  .strictObject(
    Object.fromEntries(STATEMENT_COLUMNS.map((column) => [column, word.optional()])) as Record<
      (typeof STATEMENT_COLUMNS)[number],
      z.ZodOptional<typeof word>
    >,
    'must be an object',
  )
  .refine(({ receipt, paidAt }) => receipt !== undefined && paidAt !== undefined, {
    error: 'must name receipt and paidAt',
  })
  .refine(({ amount, moneyIn }) => (amount === undefined) !== (moneyIn === undefined), {
    error: 'must name amount, with a sign, or moneyIn and moneyOut',
  })

/** The statement of a bank or operator whose form nobody publishes. */
const statement = z.strictObject(
  {
    columns: columnNames,
    done: word.optional(),
    dates: oneOf(['dmy', 'mdy', 'ymd']).optional(),
    decimals: DECIMALS.optional(),
    timeZone: word
      .refine((name) => isTimeZone(name), 'is no time zone such as Africa/Nairobi')
      .optional(),
    kinds: z
      .array(
        z.strictObject({ word, direction: oneOf(['in', 'out']), kind: oneOf(STATEMENT_KINDS) }),
        'must be a list',
      )
      .optional(),
  },
  'must be an object',
)

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** Fields that an account of every kind may have. */
export const MONEY_FILES = {
  paymentFile: paymentFile.optional(),
  statement: statement.optional(),
} as const
