import { z } from 'zod'
import { chartFault } from '../../core/ledger/chart.ts'
import { ACCOUNT_TYPES } from '../../core/statutes/bookkeeping.ts'
import { code, day, listOf, name, oneOf, text, whole, wrongType } from './statutes-fields.ts'
import { part, withoutAbsent } from './statutes-part.ts'

/** What a mutual says of its other money; what it leaves out stays as it is. */

const CODE_LENGTH_MAX = 6

const account = z
  .strictObject(
    {
      code: text(CODE_LENGTH_MAX).meta({
        description: 'Its number in the plan of accounts.',
        kind: 'digits',
        example: '6223',
      }),
      name: name.meta({ description: 'What it is called.', example: 'Rent of the office' }),
      type: oneOf(ACCOUNT_TYPES)
        .optional()
        .meta({
          description:
            'What it is. Without it its class says so: 1 funds, 2, 3 and 5 assets, 4 liabilities, 6 costs, 7 income.',
          kind: ACCOUNT_TYPES.map((type) => `\`${type}\``).join(', '),
          example: 'cost',
        }),
      until: day.nullable().optional().describe('The last day on which anything is booked on it.'),
    },
    { error: wrongType('an object') },
  )
  .transform(withoutAbsent)
  .superRefine((entry, context) => {
    const fault = chartFault(entry)
    if (fault !== null) context.addIssue({ code: 'custom', path: ['code'], message: fault })
  })

const costCentre = z
  .strictObject(
    {
      code: code.meta({ description: 'Names it in commands.', example: 'thies' }),
      name: name.meta({ description: 'What it is called.', example: 'Section of Thies' }),
      until: day.nullable().optional().describe('The last day on which anything is booked on it.'),
    },
    { error: wrongType('an object') },
  )
  .transform(withoutAbsent)

export const bookkeeping = part({
  accounts: listOf(account)
    .refine(hasEachOnce, { error: 'names an account twice' })
    .optional()
    .meta({
      description:
        'Accounts beside those of the usual chart, or other names for these. Those not named stay.',
      example: [{ code: '6223', name: 'Rent of the office' }],
    }),
  costCentres: listOf(costCentre)
    .refine(hasEachOnce, { error: 'names a cost centre twice' })
    .optional()
    .meta({
      description:
        'Sections or projects whose income and costs are told apart. Those not named stay.',
      example: [{ code: 'thies', name: 'Section of Thies' }],
    }),
  legalReservePercent: whole(0, 100)
    .optional()
    .describe(
      'So much of the surplus of a year goes into the legal reserve, the rest is carried forward.',
    ),
})

function hasEachOnce(all: readonly { readonly code: string }[]): boolean {
  return new Set(all.map(({ code }) => code)).size === all.length
}
