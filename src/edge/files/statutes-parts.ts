import { z } from 'zod'
import type { Currency } from '../../core/money.ts'
import { PARTS, type SmsBudget } from '../../core/sms/budget.ts'
import { readPrice } from '../../core/sms/price.ts'
import { misfits } from '../../core/messages/fit.ts'
import { wordingFault } from '../../core/messages/wording.ts'
import { type Language, PAYMENT_RULES, type Wording } from '../../core/statutes.ts'
import {
  amount, code, country, currency, day, fail, language, listOf, name, oneOf, phone, serviceCode,
  text, timeOfDay, timeZone, whole, wrongType,
} from './statutes-fields.ts' // prettier-ignore
import { alerts } from './statutes-alerts.ts'
import { part, withoutAbsent } from './statutes-part.ts'
import { reminders } from './statutes-reminders.ts'

/** The parts of a statutes file other than plans. A field that is left out stays left out. */

const PAY_BILL_LENGTH_MAX = 20

/** The mutual itself; phones need its country, amounts its currency. */
export function mutualSchema(countryCode: string | null, money: Currency | null) {
  return part({
    code,
    name: name.optional(),
    country: country.optional(),
    currency: currency.optional(),
    timeZone: timeZone.optional(),
    languages: listOf(language)
      .min(1, { error: 'is empty' })
      .refine(isWithoutRepeats, { error: 'names a language twice' })
      .optional(),
    serviceCode: serviceCode.nullable().optional(),
    helpPhone: phone(countryCode).nullable().optional(),
    quietHours: quietHours.optional(),
    reminders: reminders.optional(),
    alerts: alerts.optional(),
    messagesFrom: day.nullable().optional(),
    wallets: listOf(walletAccount).refine(hasEachWalletOnce, {
      error: 'names a wallet twice',
    }).optional(), // prettier-ignore
    smsBudget: smsBudget(money).nullable().optional(),
    wording: wording.optional(),
    matchApprovalAbove: amount(money, 0).nullable().optional(),
    heldAbove: amount(money, 1).nullable().optional(),
  })
}

/** A clinic. `languages` are the mutual's. */
export function providerSchema(countryCode: string | null, languages: readonly Language[] | null) {
  return part({
    code,
    name: name.optional(),
    services: listOf(code).refine(isWithoutRepeats, { error: 'names a service twice' }).optional(),
    agreement: agreement.optional(),
    language: languageOf(languages).nullable().optional(),
    phones: listOf(phone(countryCode))
      .refine(isWithoutRepeats, { error: 'names a phone twice' })
      .optional(),
  })
}

export function associationSchema(countryCode: string | null) {
  return part({
    code,
    name: name.optional(),
    phone: phone(countryCode).nullable().optional(),
    until: day.nullable().optional(),
    payment: oneOf(PAYMENT_RULES).optional(),
  })
}

/** A manager, or a collector. */
export function managerSchema(countryCode: string | null, languages: readonly Language[] | null) {
  return part({
    name: name.optional(),
    phone: phone(countryCode),
    language: languageOf(languages).nullable().optional(),
    until: day.nullable().optional(),
  })
}

const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay }, { error: wrongType('an object') })
  .refine(({ from, to }) => from !== to, { error: 'begin and end at the same time' })

/** A mutual's own texts by language and name, checked as ours are. */
const wording = z
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
function smsBudget(own: Currency | null) {
  return z
    .strictObject(
      {
        parts: whole(0, BUDGET_PARTS_MAX).optional(),
        amount: text(20).optional(),
        currency: currency.optional(),
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

/** `"sandbox"` is short for an account without a pay-bill number. */
const walletAccount = z.preprocess(
  (value) => (typeof value === 'string' ? { wallet: value } : value),
  z.strictObject(
    {
      wallet: code,
      payBill: text(PAY_BILL_LENGTH_MAX)
        .regex(/^\d+$/, { error: 'must be digits' })
        .nullable()
        .default(null),
    },
    { error: wrongType('the name of a wallet') },
  ),
)

const agreement = z
  .strictObject(
    { from: day.optional(), to: day.nullable().optional() },
    { error: wrongType('an object') },
  )
  .transform(withoutAbsent)
  .superRefine(({ from, to }, context) => {
    if (from && to && to < from)
      context.addIssue({ code: 'custom', path: ['to'], message: 'is before from' })
  })

function languageOf(languages: readonly Language[] | null) {
  return language.transform((value, context) => {
    const isOurs = !languages || languages.includes(value)
    return isOurs ? value : fail(context, `is not one of the mutual's languages`)
  })
}

function isWithoutRepeats(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}

function hasEachWalletOnce(accounts: readonly { readonly wallet: string }[]): boolean {
  return isWithoutRepeats(accounts.map(({ wallet }) => wallet))
}
