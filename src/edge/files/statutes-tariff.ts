import { z } from 'zod'
import type { Currency } from '../../core/money.ts'
import type { TariffLine } from '../../core/plans/tariff.ts'
import { amount, code, day, listOf, whole, wrongType } from './statutes-fields.ts'

/** What a clinic and the mutual have agreed that services cost. Amounts need the currency. */
export function tariff(currency: Currency | null) {
  const line = z
    .strictObject(
      {
        service: code.meta({ description: 'The service.', example: 'consultation' }),
        from: day.describe(
          'The first day. A later line for the same service replaces it from then.',
        ),
        price: amount(currency, 1).meta({ description: 'What it costs here.', example: '15000' }),
        patientPercent: whole(0, 100).nullable().default(null).meta({
          description: "The patient's part here, in percent. Without it that of the plan.",
          example: 20,
        }),
        ceiling: amount(currency, 1).nullable().default(null).meta({
          description: 'The most that the mutual pays of one bill.',
          example: '10000',
        }),
      },
      { error: wrongType('an object') },
    )
    .superRefine(({ price, ceiling }, context) => {
      if (ceiling !== null && ceiling > price)
        context.addIssue({ code: 'custom', path: ['ceiling'], message: 'is more than the price' })
    })
    .transform((line): TariffLine => line)
  return listOf(line).superRefine((lines, context) => {
    const seen = new Set<string>()
    lines.forEach(({ service, from }, at) => {
      const key = `${service} ${from}`
      const message = 'is there twice with this service and day'
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [at], message })
      seen.add(key)
    })
  })
}
