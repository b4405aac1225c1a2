import type { CivilDate } from './dates.ts'
import type { Plan } from './membership/plan.ts'
import type { Currency } from './money.ts'
import type { PhoneNumber } from './phone-number.ts'

/** Languages that have a catalogue in `core/messages`. */
export type Language = 'en' | 'fr' | 'sw'

/** One of the mutual's accounts at a mobile-money operator. The first takes prompts. */
export type WalletAccount = { readonly wallet: string; readonly payBill: string | null }

export type Mutual = {
  readonly code: string
  readonly name: string
  readonly country: string
  readonly currency: Currency
  readonly timeZone: string
  readonly languages: readonly Language[]
  readonly serviceCode: string | null
  readonly helpPhone: PhoneNumber | null
  readonly quietHours: { readonly from: string; readonly to: string }
  readonly wallets: readonly WalletAccount[]
}

/** A clinic with an agreement. `phones` may check coverage in its name. */
export type Provider = {
  readonly code: string
  readonly name: string
  readonly services: readonly string[]
  readonly agreement: { readonly from: CivilDate; readonly to: CivilDate | null }
  readonly language: Language | null
}

export type Association = {
  readonly code: string
  readonly name: string
  readonly until: CivilDate | null
}

/**
 * A statutes file, read and checked. A part that the file leaves out is undefined and stays as it
 * is in the database; inside a mutual that exists, so does every field that is left out.
 */
export type StatutesFile = {
  readonly mutual: Partial<Mutual> & { readonly code: string }
  readonly plans: readonly Plan[]
  readonly providers: readonly (Provider & { readonly phones: readonly PhoneNumber[] })[]
  readonly associations: readonly (Association & { readonly phone: PhoneNumber | null })[]
  readonly managers: readonly Manager[]
}

export type Manager = {
  readonly name: string
  readonly phone: PhoneNumber
  readonly language: Language | null
  readonly until: CivilDate | null
}
