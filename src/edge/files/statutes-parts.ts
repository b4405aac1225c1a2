import { z } from 'zod'
import type { Currency } from '../../core/money.ts'
import { CASH_DAYS_BACK_MOST } from '../../core/statutes/cash-days.ts'
import { PAYMENT_RULES } from '../../core/statutes/statutes.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import {
  amount, code, colour, country, currency, day, fail, language, listOf, name, oneOf, phone, serviceCode,
  text, timeZone, whole, wrongType,
} from './statutes-fields.ts' // prettier-ignore
import { foldName } from '../../core/text/gsm7.ts'
import { alerts } from './statutes-alerts.ts'
import { bookkeeping } from './statutes-bookkeeping.ts'
import { quietHours, smsBudget, wording } from './statutes-messages.ts'
import { part, withoutAbsent } from './statutes-part.ts'
import { tariff } from './statutes-tariff.ts'
import { reminders } from './statutes-reminders.ts'

/** The parts of a statutes file other than plans. A field that is left out stays left out. */

const PAY_BILL_LENGTH_MAX = 20

/** The mutual itself; phones need its country, amounts its currency. */
export function mutualSchema(countryCode: string | null, money: Currency | null) {
  return part({
    code: code.meta({
      description: 'Names the mutual in commands. It never changes.',
      example: 'jappo',
    }),
    name: name
      .optional()
      .meta({ description: 'Opens screens and messages.', example: 'Mutuelle Jappo' }),
    country: country.optional().describe('Where its phone numbers are from.'),
    currency: currency.optional().describe('The currency of all its amounts.'),
    timeZone: timeZone.optional().describe('Whose midnight ends its days.'),
    languages: listOf(language)
      .min(1, { error: 'is empty' })
      .refine(isWithoutRepeats, { error: 'names a language twice' })
      .optional()
      .meta({
        description:
          'The languages that callers may choose. The first is for people whose language nobody knows.',
        example: ['fr', 'en'],
      }),
    serviceCode: serviceCode.nullable().optional().describe('What people dial.'),
    helpPhone: phone(countryCode)
      .nullable()
      .optional()
      .describe('The telephone that screens and messages send people to.'),
    colour: colour
      .nullable()
      .optional()
      .describe(
        'The colour of its office and its cards. White and links must be readable with it. Without it one follows from the code.',
      ),
    contact: contact(countryCode)
      .nullable()
      .optional()
      .describe('The person whom members know: reminders say whom to call.'),
    quietHours: quietHours.optional().describe('Between these times reminders and notices wait.'),
    reminders: reminders.optional().describe('Who is reminded, and when.'),
    alerts: alerts.optional().describe('What managers are told, and how often.'),
    messagesFrom: day
      .nullable()
      .optional()
      .describe(
        'The first day on which reminders, digests and notices leave by themselves. Answers and receipts always leave.',
      ),
    wallets: listOf(walletAccount)
      .refine(hasEachWalletOnce, { error: 'names a wallet twice' })
      .optional()
      .meta({
        description:
          'Its accounts at mobile-money operators. The first asks payers. Empty: it takes cash and its bank only, and people hear whom to pay.',
        example: ['sandbox'],
      }),
    smsBudget: smsBudget(money)
      .nullable()
      .optional()
      .describe('What its messages may use in a day, in parts or in money.'),
    wording: wording.optional().meta({
      description:
        'Its own texts in place of ours, by language and by the name of the text. Those that are not named stay; null takes one away.',
      kind: 'object of texts',
      example: { en: { 'sms.keep': 'Keep this SMS, please.' } },
    }),
    matchApprovalAbove: amount(money, 0).nullable().optional().meta({
      description:
        'Above this a second manager has to agree whose money in suspense is. Without it one is enough.',
      example: '50000',
    }),
    cashApprovalAbove: amount(money, 1).nullable().optional().meta({
      description:
        'Cash of a member above this counts once whoever took it has said yes to it: on a call, also when it was told by SMS. Money above it is matched and approved on a call, not by SMS. Without it the limit is three times the largest contribution.',
      example: '50000',
    }),
    cashDaysBack: whole(0, CASH_DAYS_BACK_MOST).optional().meta({
      description:
        'Cash may be recorded with the day on which it was paid so many days later. Earlier days take two people.',
      example: 7,
    }),
    bookApprovalAbove: amount(money, 0).nullable().optional().meta({
      description:
        'Above this a second manager has to agree to other money: rent, pay, grants. Without it one is enough.',
      example: '100000',
    }),
    bookkeeping: bookkeeping
      .optional()
      .describe('Its accounts for money that is neither contributions nor care.'),
    heldAbove: amount(money, 1).nullable().optional().meta({
      description:
        'Money from a wallet above this waits until two people decide. Without it the limit follows from the plans.',
      example: '500000',
    }),
  })
}

/** A clinic. `languages` are the mutual's. */
export function providerSchema(
  countryCode: string | null,
  languages: readonly Language[] | null,
  money: Currency | null = null,
) {
  return part({
    code: code.meta({ description: 'Names the clinic. It never changes.', example: 'thiaroye' }),
    name: name.optional().meta({
      description: 'As members and managers know it.',
      example: 'Centre de sante Thiaroye',
    }),
    services: listOf(code)
      .refine(isWithoutRepeats, { error: 'names a service twice' })
      .optional()
      .meta({
        description: 'The services that it gives, by their codes.',
        example: ['consultation'],
      }),
    tariff: tariff(money)
      .optional()
      .describe('What its services cost. A bill above that is asked about, and members may ask.'),
    agreement: agreement.optional().describe('The days on which the mutual pays for its care.'),
    language: languageOf(languages).nullable().optional().meta({
      description: 'In which its phones are answered. Without it the first of the mutual.',
      kind: 'language',
      example: 'fr',
    }),
    phones: listOf(phone(countryCode))
      .refine(isWithoutRepeats, { error: 'names a phone twice' })
      .optional()
      .meta({
        description:
          'All the phones that may check cover in its name. One that is not named any more loses it.',
        example: ['+221771234567'],
      }),
  })
}

export function associationSchema(countryCode: string | null) {
  return part({
    code: code.describe('Names the association, also to whoever pays for it. It never changes.'),
    name: name.optional().describe('As its members know it.'),
    phone: phone(countryCode)
      .nullable()
      .optional()
      .describe("The treasurer's phone, which sees what the members owe and pays for them."),
    until: day.nullable().optional().describe('Its last day.'),
    payment: oneOf(PAYMENT_RULES)
      .optional()
      .describe(
        'How money for it is shared: the oldest debts first, or by a list of parts that it gives.',
      ),
  })
}

/** A manager, or a collector. */
export function managerSchema(countryCode: string | null, languages: readonly Language[] | null) {
  return part({
    name: name.optional().meta({
      description: 'The name that the person answers by.',
      example: 'Khady Sarr',
    }),
    phone: phone(countryCode).describe('By which the person is known.'),
    language: languageOf(languages)
      .nullable()
      .optional()
      .meta({ description: 'In which the phone is answered.', kind: 'language', example: 'fr' }),
    until: day.nullable().optional().describe('The last day on which the phone is that of one.'),
  })
}

/** As much of a first name as a reminder has room for. */
const CONTACT_NAME_MAX = 16

/** Both are needed: a name without a phone cannot be called, and a phone without a name is none. */
function contact(countryCode: string | null) {
  return z.strictObject(
    {
      name: name
        .refine((value) => foldName(value, Infinity).length <= CONTACT_NAME_MAX, {
          error: `is longer than ${CONTACT_NAME_MAX} characters: a first name is enough`,
        })
        .meta({ description: 'The first name.', kind: 'name', example: 'Grace' }),
      phone: phone(countryCode).meta({
        description: 'The phone that this person answers.',
        example: '+221770000001',
      }),
    },
    { error: wrongType('an object') },
  )
}

/** `"sandbox"` is short for an account without a pay-bill number. */
const walletAccount = z.preprocess(
  (value) => (typeof value === 'string' ? { wallet: value } : value),
  z.strictObject(
    {
      wallet: code.meta({ description: 'Its name in the installation.', example: 'sandbox' }),
      payBill: text(PAY_BILL_LENGTH_MAX)
        .regex(/^\d+$/, { error: 'must be digits' })
        .nullable()
        .default(null)
        .meta({
          description: 'The number that payers can send money to by themselves.',
          kind: 'digits',
          example: '400200',
        }),
    },
    { error: wrongType('the name of a wallet') },
  ),
)

const agreement = z
  .strictObject(
    {
      from: day.optional().describe('The first day.'),
      to: day.nullable().optional().meta({ description: 'The last day.', example: '2026-12-31' }),
    },
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
