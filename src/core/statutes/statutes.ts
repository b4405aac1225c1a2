import type { PERSON_LISTS, PersonRole } from '../staff/office-role.ts'
import type { AlertSettings } from './alert-settings.ts'
import type { Bookkeeping } from './bookkeeping.ts'
import type { Colour } from '../colour.ts'
import type { CivilDate } from '../dates.ts'
import type { Plan } from '../plans/plan.ts'
import type { TariffLine } from '../plans/tariff.ts'
import type { Language } from '../wording/catalogue.ts'
import type { TextKey } from '../wording/text-key.ts'
import type { Currency, Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { SmsBudget } from './sms-budget.ts'
import type { ReminderSettings } from './reminder-settings.ts'

/** One of the mutual's accounts at a mobile-money operator. The first takes prompts. */
export type WalletAccount = {
  readonly wallet: string
  readonly payBill: string | null
  /** What members read of an account that they pay into by themselves; nobody is asked through it. */
  readonly label?: string
}

export type Mutual = {
  readonly code: string
  readonly name: string
  readonly country: string
  readonly currency: Currency
  readonly timeZone: string
  readonly languages: readonly Language[]
  readonly serviceCode: string | null
  readonly helpPhone: PhoneNumber | null
  /** Of its office and its cards; null for one that follows from its code. */
  readonly colour: Colour | null
  /** Whom members know and may call: reminders name this person. */
  readonly contact: Contact | null
  readonly quietHours: { readonly from: string; readonly to: string }
  readonly wallets: readonly WalletAccount[]
  /** What its messages may use in a day; null for no limit. */
  readonly smsBudget: SmsBudget | null
  /** Its own words for texts of the catalogues. */
  readonly wording: Wording
  /** Above it two managers say whose a receipt in suspense is (R65); null: one is enough. */
  readonly matchApprovalAbove: Minor | null
  /** Cash above it is asked about before it counts; null: by the plans (see `cashLimits`). */
  readonly cashApprovalAbove: Minor | null
  /** So many days may have passed since cash was paid when it is recorded. */
  readonly cashDaysBack: number
  /** Money from a wallet above it waits for two people; null: by the plans (see `plausibleMost`). */
  readonly heldAbove: Minor | null
  /** Other money above it is booked once a second person agrees (R65); null: one is enough. */
  readonly bookApprovalAbove: Minor | null
  readonly bookkeeping: Bookkeeping
  readonly reminders: ReminderSettings
  readonly alerts: AlertSettings
  /** The first day on which reminders, digests and notices of standing leave; null for not yet. */
  readonly messagesFrom: CivilDate | null
}

/** A first name and a phone. */
export type Contact = { readonly name: string; readonly phone: PhoneNumber }

/** Texts of a mutual in place of the catalogues', per language. */
export type Wording = Readonly<
  Partial<Record<Language, Readonly<Partial<Record<TextKey, string>>>>>
>

/** A clinic with an agreement. Days are inclusive. */
export type Provider = {
  readonly code: string
  readonly name: string
  readonly services: readonly string[]
  /** What its services cost, as it was agreed; empty or absent where bills stand for that. */
  readonly tariff?: readonly TariffLine[]
  readonly agreement: { readonly from: CivilDate; readonly to: CivilDate | null }
  readonly language: Language | null
}

/**
 * How money that comes for an association is shared among its members: the oldest debt first
 * (`payments/sharing.ts`), or not before the association gives a list of parts.
 */
export const PAYMENT_RULES = ['oldest-first', 'list'] as const

type PaymentRule = (typeof PAYMENT_RULES)[number]

/** A group that carries members. `until` is its last day. */
export type Association = {
  readonly code: string
  readonly name: string
  readonly until: CivilDate | null
  readonly payment: PaymentRule
}

/** `until` is the last day on which the phone is a manager's. */
type Manager = {
  readonly name: string
  readonly phone: PhoneNumber
  readonly language: Language | null
  readonly until: CivilDate | null
}

/**
 * A statutes file, read and checked by itself. What it leaves out is absent and stays as it is in
 * the database; a plan is a whole version, with what it left out from the version before.
 */
export type StatutesFile = {
  readonly mutual: Partial<Omit<Mutual, 'reminders' | 'alerts' | 'bookkeeping'>> & {
    readonly code: string
    readonly reminders?: Partial<ReminderSettings>
    readonly alerts?: Partial<AlertSettings>
    readonly bookkeeping?: Partial<Bookkeeping>
  }
  readonly plans: readonly Plan[]
  readonly providers: readonly ProviderEntry[]
  readonly associations: readonly AssociationEntry[]
} & PeopleOfFile

/** `phones`, when given, are all the phones that may check coverage in the clinic's name. */
export type ProviderEntry = Partial<Omit<Provider, 'agreement'>> & {
  readonly code: string
  readonly agreement?: Partial<Provider['agreement']>
  readonly phones?: readonly PhoneNumber[]
}

export type AssociationEntry = Partial<Association> & {
  readonly code: string
  readonly phone?: PhoneNumber | null
}

export type ManagerEntry = Partial<Manager> & { readonly phone: PhoneNumber }

/** Whoever works for the mutual, each under the list of the role (`core/staff/office-role.ts`). */
export type PeopleOfFile = Readonly<
  Record<(typeof PERSON_LISTS)[PersonRole], readonly ManagerEntry[]>
>

/** What is wrong in a file: where, as `plans[0].contribution`, and why in a few words. */
export type FileFault = { readonly path: string; readonly why: string }
