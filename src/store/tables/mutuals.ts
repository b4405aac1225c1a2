import type { TariffLine } from '../../core/plans/tariff.ts'
import type { Generated } from 'kysely'
import type { Colour } from '../../core/colour.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Plan } from '../../core/plans/plan.ts'
import type { Bookkeeping } from '../../core/statutes/bookkeeping.ts'
import type { AlertSettings } from '../../core/statutes/alert-settings.ts'
import type { ReminderSettings } from '../../core/statutes/reminder-settings.ts'
import type { SmsBudget } from '../../core/statutes/sms-budget.ts'
import type { Contact, WalletAccount, Wording } from '../../core/statutes/statutes.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import type { Json } from './json.ts'

export type MutualsTables = {
  mutual: MutualTable
  plan_version: PlanVersionTable
  provider: ProviderTable
  setting: SettingTable
}

export type MutualTable = {
  mutual_id: string
  name: string
  country: string
  currency: string
  time_zone: string
  languages: Json<readonly Language[]>
  service_code: string | null
  help_phone: PhoneNumber | null
  colour: Colour | null
  contact: Json<Contact> | null
  quiet_from: string
  quiet_to: string
  wallets: Json<readonly WalletAccount[]>
  sms_budget: Json<SmsBudget> | null
  wording: Json<Wording>
  /** Those that were set; the rest is as `core` says. */
  reminders: Json<Partial<ReminderSettings>> | null
  alerts: Json<Partial<AlertSettings>> | null
  closed_through: CivilDate | null
  /** The first day on which messages leave by themselves; null for not yet. */
  messages_from: CivilDate | null
  /** Above this amount two people say whose a receipt in suspense is; null: one is enough. */
  match_approval_above: Minor | null
  held_above: Minor | null
  cash_approval_above: Minor | null
  cash_days_back: Generated<number>
  /** Above it other money is booked by two people; null: one is enough. */
  book_approval_above: Minor | null
  bookkeeping: Json<Partial<Bookkeeping>> | null
  created_at: Instant
}

type PlanVersionTable = {
  mutual_id: string
  plan_code: string
  valid_from: CivilDate
  statutes: Json<Plan>
}

type ProviderTable = {
  mutual_id: string
  provider_code: string
  name: string
  services: Json<readonly string[]>
  tariff: Json<readonly TariffLine[]>
  agreement_from: CivilDate
  agreement_to: CivilDate | null
  language: Language | null
}

type SettingTable = {
  name: string
  value: string
}
