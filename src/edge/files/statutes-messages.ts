import { z } from 'zod'
import type { Currency } from '../../core/money.ts'
import { misfits } from '../../core/messages/fit.ts'
import { wordingFault } from '../../core/wording/wording.ts'
import { PARTS, type SmsBudget } from '../../core/statutes/sms-budget.ts'
import { readPrice } from '../../core/sms/price.ts'
import type { Wording } from '../../core/statutes/statutes.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { currency, fail, language, text, timeOfDay, whole, wrongType } from './statutes-fields.ts'

/** What a statutes file says of a mutual's messages: when they wait, their words, their cost. */

export const quietHours = z
  .strictObject(
    {
      from: timeOfDay.describe('When they begin.'),
      to: timeOfDay.meta({ description: 'When they end.', example: '08:00' }),
    },
    { error: wrongType('an object') },
  )
  .refine(({ from, to }) => from !== to, { error: 'begin and end at the same time' })

/** A mutual's own texts by language and name, checked as ours are. */
export const wording = z
  .record(z.string(), z.record(z.string(), z.string({ error: wrongType('text') })), {
    error: wrongType('an object'),
  })
  .transform((given, context): Wording => {
    for (const [spoken, texts] of Object.entries(given)) {
      if (!language.safeParse(spoken).success) {
        context.addIssue({ code: 'custom', path: [spoken], message: 'is not a language here' })
        continue
      }
      for (const [key, message] of textFaults(spoken as Language, texts)) {
        context.addIssue({ code: 'custom', path: [spoken, key], message })
      }
    }
    return given
  })

/** Whether texts fit is asked once each of them is sound. */
function textFaults(spoken: Language, texts: Record<string, string>): [string, string][] {
  const faults = Object.entries(texts).flatMap(([key, text]): [string, string][] => {
    const fault = wordingFault(spoken, key, text)
    return fault ? [[key, fault]] : []
  })
  if (faults.length > 0) return faults
  return misfits(spoken, texts).map(({ key, over }) => [
    key,
    `is ${over} characters longer than there is room for with the longest names and amounts`,
  ])
}

/** Far more than the messages of a national scheme in a day. */
const BUDGET_PARTS_MAX = 100_000_000

/** Parts of a day, or money of a day in the currency in which the carrier gives its prices. */
export function smsBudget(own: Currency | null) {
  return z
    .strictObject(
      {
        parts: whole(0, BUDGET_PARTS_MAX)
          .optional()
          .meta({ description: 'So many SMS parts.', example: 500 }),
        amount: text(20).optional().meta({
          description: 'So much money, instead of parts.',
          kind: 'amount',
          example: '400',
        }),
        currency: currency
          .optional()
          .describe(
            'Of that money, when the carrier bills in another currency than the mutual has.',
          ),
      },
      { error: wrongType('an object') },
    )
    .transform(({ parts, amount, currency }, context): SmsBudget => {
      if ((parts === undefined) === (amount === undefined))
        return fail(context, 'needs either parts or amount')
      if (parts !== undefined && currency) return fail(context, 'counts parts without a currency')
      if (parts !== undefined) return { unit: PARTS, most: parts }
      const unit = currency ?? own ?? 'KES'
      const price = readPrice(`${unit} ${amount}`)
      if (!price) return fail(context, 'needs an amount such as "400" or "99.50"')
      return { unit, most: price.tenThousandths }
    })
}
