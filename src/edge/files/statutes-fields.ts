import { z } from 'zod'
import {
  contrastOf, CONTRAST_LEAST, GROUNDS, isReadable, nearestReadable, readColour,
} from '../../core/colour.ts' // prettier-ignore
import { parseDate, type Span } from '../../core/dates.ts'
import { CATALOGUES, type Language } from '../../core/wording/catalogue.ts'
import { type Currency, isCurrency, type Minor, minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { fold } from '../../core/text/gsm7.ts'
import { amountWritten } from '../../app/amounts.ts'
import { isCountry, readPhone } from '../phone.ts'

/**
 * The kinds of fields of a statutes file, each with its own words for what is wrong. `kind` is what
 * `docs/statutes.md` calls it, and `example` what one looks like there.
 */

const CODE_LENGTH_MAX = 40
const NAME_LENGTH_MAX = 80
const SERVICE_CODE_LENGTH_MAX = 20

/** A century: longer is a slip of the pen. */
const MONTHS_MAX = 1200
const DAYS_MAX = 36_500

export const code = text(CODE_LENGTH_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'must be small letters, digits and single dashes, such as "femmes-marche"',
  })
  .meta({ kind: 'code', example: 'femmes-marche' })

export const name = text(NAME_LENGTH_MAX)
  .refine((value) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(value), {
    error: 'has a character that cannot be shown',
  })
  .refine((value) => fold(value).trim() !== '', { error: 'has nothing that an SMS can write' })
  .transform((value) => value.trim())
  .meta({ kind: 'name', example: 'Femmes du marche' })

export const day = text(10)
  .transform((value, context) => {
    return parseDate(value) ?? fail(context, 'is not a date YYYY-MM-DD')
  })
  .meta({ kind: 'day', example: '2026-01-01' })

export const timeOfDay = text(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
    error: 'must be a time HH:MM from 00:00 to 23:59',
  })
  .meta({ kind: 'time', example: '20:00' })

export const yearStart = text(5)
  .refine((value) => parseDate(`2025-${value}`) !== null, {
    error: 'must be a month and day MM-DD that every year has',
  })
  .meta({ kind: 'month and day', example: '10-01' })

export const monthDay = text(5)
  .refine((value) => parseDate(`2024-${value}`) !== null, {
    error: 'must be a month and day MM-DD',
  })
  .meta({ kind: 'month and day', example: '12-31' })

export const yesOrNo = z
  .boolean({ error: wrongType('true or false') })
  .meta({ kind: 'true or false', example: true })

export const country = text(2)
  .refine(isCountry, {
    error: 'is not a country code of ISO 3166 in two capital letters',
  })
  .meta({ kind: 'country, ISO 3166', example: 'SN' })

export const timeZone = text(60)
  .refine(isTimeZone, {
    error: 'is not a time zone of the IANA list, such as Africa/Nairobi',
  })
  .meta({ kind: 'time zone, IANA', example: 'Africa/Dakar' })

export const currency = text(3)
  .transform((value, context) => {
    return isCurrency(value) ? value : fail(context, 'is not a currency that is known here')
  })
  .meta({ kind: 'currency, ISO 4217', example: 'XOF' })

export const language = text(2)
  .transform((value, context) => {
    return isLanguage(value) ? value : fail(context, `must be one of ${languages().join(', ')}`)
  })
  .meta({ kind: 'language', example: 'fr' })

export const serviceCode = text(SERVICE_CODE_LENGTH_MAX)
  .regex(/^\*\d+(\*\d+)*#$/, {
    error: 'must be a USSD code such as *384*77#',
  })
  .meta({ kind: 'USSD code', example: '*384*77#' })

export const colour = text(20)
  .transform((value, context) => {
    const read = readColour(value)
    if (!read) return fail(context, 'is not a colour of six digits, such as #1d6b34')
    if (isReadable(read)) return read
    const found = Math.floor(contrastOf(read, GROUNDS.light) * 10) / 10
    const contrast = `its contrast is ${found}, ${CONTRAST_LEAST} is needed`
    const nearest = `take a darker one; the nearest is ${nearestReadable(read)}`
    return fail(context, `is too light to be read (${contrast}): ${nearest}`)
  })
  .meta({ kind: 'colour', example: '#1d6b34' })

/** A whole number; both ends are included. */
export function whole(min: number, max: number) {
  return z
    .int({ error: wrongType('a whole number') })
    .min(min, { error: `must be ${min} or more` })
    .max(max, { error: `must be ${max} or less` })
    .meta({ kind: `whole number, ${min} to ${max}` })
}

export const span = z
  .strictObject({ months: whole(0, MONTHS_MAX).optional(), days: whole(0, DAYS_MAX).optional() })
  .transform(({ months, days }, context): Span => {
    if (months === undefined && days === undefined) return fail(context, 'needs months or days')
    return { ...(months !== undefined && { months }), ...(days !== undefined && { days }) }
  })
  .meta({ kind: 'months, days or both', example: { months: 3 } })

/** An amount as people write it. Without a known currency only its notation is looked at. */
export function amount(currency: Currency | null, least: 0 | 1) {
  return z
    .string({ error: wrongType('an amount written as text, such as "1500"') })
    .transform((value, context): Minor => {
      if (!currency) return amountOfUnknown(value) ?? fail(context, NO_AMOUNT)
      const read = amountWritten(value, currency)
      if ('why' in read) return fail(context, read.why)
      return read.value < least ? fail(context, 'must be more than 0') : read.value
    })
    .meta({ kind: least === 0 ? 'amount' : 'amount above 0', example: '1500' })
}

/** A phone number in national or international form; international only without a country. */
export function phone(country: string | null) {
  return text(60)
    .transform((value, context): PhoneNumber => {
      const found = readPhone(value, country ?? 'SN')
      if (found && (country || /^\s*(\+|00)/.test(value))) return found
      return fail(context, `is not a phone number${country ? ` of ${country}` : ''}`)
    })
    .meta({ kind: 'phone number', example: '+221770000000' })
}

export function text(lengthMax: number) {
  return z
    .string({ error: wrongType('text') })
    .min(1, { error: 'is empty' })
    .max(lengthMax, { error: `is longer than ${lengthMax} characters` })
    .meta({ kind: 'text' })
}

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, {
    error: ({ input }) => (input === undefined ? 'is missing' : `must be ${orList(values)}`),
  })
}

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: wrongType('a list') })
}

/** The words for a value of another type than `wanted`, or none at all. */
export function wrongType(wanted: string) {
  return ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? 'is missing' : `must be ${wanted}`
}

export function fail(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

const NO_AMOUNT = 'is not an amount such as "1500" or "100.50"'

/** Nothing is done with a file whose currency is not known: any amount stands for this one. */
function amountOfUnknown(value: string): Minor | null {
  return /^[\d .,']*\d[\d .,']*$/.test(value) ? minor(1) : null
}

function isLanguage(value: string): value is Language {
  return Object.hasOwn(CATALOGUES, value)
}

function languages(): string[] {
  return Object.keys(CATALOGUES)
}

function isTimeZone(value: string): boolean {
  if (!/^([A-Z][\w+-]*)(\/[A-Z][\w+-]*)*$/i.test(value)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function orList(values: readonly string[]): string {
  return values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}
