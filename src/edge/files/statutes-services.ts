import { z } from 'zod'
import { CEILING_DEFAULTS, type Service, SERVICE_DEFAULTS } from '../../core/plans/plan.ts'
import type { Currency } from '../../core/money.ts'
import type { FileFault } from '../../core/statutes/statutes.ts'
import { fieldsOf, listIn } from './part-reader.ts'
import { amount, code, oneOf, span, whole, wrongType, yesOrNo } from './statutes-fields.ts'

/** What a plan covers: each service, the patient's part of it, and the most that the mutual pays. */

export const FAMILY_OR_PERSON = ['person', 'family'] as const

const VISITS_MAX = 10_000

export function serviceSchema(currency: Currency | null) {
  const ceiling = z.strictObject(
    {
      amount: amount(currency, 1).nullable().default(CEILING_DEFAULTS.amount).meta({
        description: 'So much money. At least this or `count` is needed.',
        example: '30000',
      }),
      count: whole(1, VISITS_MAX)
        .nullable()
        .default(CEILING_DEFAULTS.count)
        .meta({ description: 'So many visits.', example: 6 }),
      per: oneOf(FAMILY_OR_PERSON).describe('Whether a family shares it or each person has it.'),
      every: oneOf(['period', 'year']).describe('When it begins anew.'),
      extraPerPerson: amount(currency, 0).default(CEILING_DEFAULTS.extraPerPerson).meta({
        description: 'What the amount of a family grows by for each person beside the member.',
        example: '5000',
      }),
    },
    { error: wrongType('an object') },
  )
  return z
    .strictObject(
      {
        code: code.meta({
          description: 'The word that clinics name the service by.',
          example: 'consultation',
        }),
        patientPercent: whole(0, 100).meta({
          description: "The patient's part of a bill, in percent.",
          example: 20,
        }),
        waiting: span
          .nullable()
          .default(null)
          .meta({
            description: "How long one waits for this service, instead of the plan's waiting.",
            example: { months: 6 },
          }),
        deductible: amount(currency, 0).default(SERVICE_DEFAULTS.deductible).meta({
          description: 'What the patient pays of each bill beside the percentage.',
          example: '500',
        }),
        referral: yesOrNo
          .default(SERVICE_DEFAULTS.referral)
          .describe('Only for patients whom another clinic sent.'),
        emergency: yesOrNo
          .default(SERVICE_DEFAULTS.emergency)
          .describe('Given also to a family whose rights are closed. The mutual decides later.'),
        guaranteeLetter: yesOrNo
          .default(false)
          .describe('Only with a letter that the mutual writes before.'),
        ceiling: ceiling.nullable().default(null).describe('The most that the mutual pays.'),
      },
      { error: wrongType('an object') },
    )
    .transform((service): Service => service)
}

/** What contradicts itself inside the services of a plan. */
export function serviceFaults(plan: Readonly<Record<string, unknown>>): FileFault[] {
  return listIn(plan.services).flatMap((item, index) => {
    const service = fieldsOf(item)
    const path = `services[${index}]`
    const faults = ceilingFaults(service.ceiling, `${path}.ceiling`)
    if (service.emergency !== true) return faults
    const asked = ['guaranteeLetter', 'referral'].filter((field) => service[field] === true)
    const why = 'cannot be asked for in an emergency'
    return [...faults, ...asked.map((field) => ({ path: `${path}.${field}`, why }))]
  })
}

function ceilingFaults(value: unknown, path: string): FileFault[] {
  if (value === undefined || value === null) return []
  const { amount, count, per, extraPerPerson } = fieldsOf(value)
  const hasAmount = amount !== undefined && amount !== null
  const hasCount = count !== undefined && count !== null
  const faults: FileFault[] = []
  if (!hasAmount && !hasCount) faults.push({ path, why: 'needs an amount or a count' })
  if (extraPerPerson === undefined || extraPerPerson === '0') return faults
  const extra = `${path}.extraPerPerson`
  if (!hasAmount) faults.push({ path: extra, why: 'needs an amount that it is added to' })
  if (per === 'person') faults.push({ path: extra, why: 'means nothing for a ceiling per person' })
  return faults
}
