import type { Alarm } from './alarm.ts'
import type { ClockDoubt } from '../core/clock/watch.ts'
import type { Instant } from '../core/dates.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import type { Price } from '../core/sms/price.ts'
import type { Route } from '../core/sms/route.ts'
import type { Store } from '../store/store.ts'
import type { PromptOutcome, Wallet } from './wallet.ts'

/** What the app is given by `wire.ts`; tests give fakes of the two carriers and a fixed clock. */
export type Ports = {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly sms: SmsOut
  readonly wallets: ReadonlyMap<string, Wallet>
  /** The whole address at which a wallet's operator reaches us, with the key that opens it. */
  readonly callbackUrl: (wallet: string, path: string) => string
  /** Rung as a mutual is founded or keeps other hours. */
  readonly alarm: Alarm
  /** A prompt waits this long after the call's `END`; zero in the sandbox. */
  readonly promptDelayMs: number
  readonly secrets: Secrets
  /** What others may cost us by SMS; nobody is limited without it. */
  readonly limits?: SmsLimits
  /** The phones of those who run the service; nobody's without it. */
  readonly operators?: readonly PhoneNumber[]
  /** For how many days what somebody said is kept; the usual ones without it. */
  readonly keep?: KeepDays
  /** Whoever counts what goes wrong or out; nobody without it. */
  readonly meter?: Meter
  /** A phone number as people of `country` (ISO 3166) write it; null when it is none. */
  readonly readPhone: (text: string, country: string) => PhoneNumber | null
  /** A phone as people of a country dial it. */
  readonly writePhone: (phone: PhoneNumber, country: string) => string
}

export type Clock = {
  /** While the clock is doubted this is the last moment known and the time that has passed since. */
  now(): Instant
  /** Where a real clock may be wrong; a clock without it, like the sandbox's, is always believed. */
  readonly watched?: ClockWatch
}

type ClockWatch = {
  /** What is wrong with the clock at this moment; null when it may be believed. */
  doubt(): ClockDoubt | null
  /**
   * What time somebody else says it is. `isSure`: it is the time of now, such as the date of an
   * answer over a network; a notice's own time may be old.
   */
  hear(at: Instant, isSure: boolean): void
  /** The last moment known to another process. */
  hearKnown(at: Instant): void
  /** A person says that it is right. */
  accept(): void
}

export type Ids = {
  /** A new id, unique for ever, sorting by time. */
  id(): string
  /** `count` random decimal digits that nobody can guess. */
  digits(count: number): string
}

/** What is known again without being kept. */
export type Secrets = {
  /** A short keyed hash of a text, the same in every process of an installation. */
  mark(text: string): string
  /** A keyed hash that nobody can guess, in digits and the letters a to f: it stands in addresses. */
  seal(text: string): string
  /** The same by each key that is known: the present one, and the one before while keys are changed. */
  seals(text: string): readonly string[]
  /** Whether it is one, also of the key before the present one. */
  isSeal(text: string, seal: string): boolean
  /** A slow, salted hash: never within a transaction. */
  hashPin(pin: string): Promise<string>
  isPin(pin: string, hash: string): Promise<boolean>
}

/** One line per thing that happened. `fields` never hold a phone number, key or message text. */
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, error: unknown, fields?: LogFields): void
  /** The name a phone number goes by in the log. */
  pseudonym(phone: string): string
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The carriers by their names, which of them sends to whom, and who counts what they do. */
export type SmsOut = {
  readonly carriers: ReadonlyMap<string, SmsCarrier>
  /** A message that no route fits goes by the first carrier. */
  readonly routes: readonly Route[]
  readonly meter?: SmsMeter
}

/** Days; null for ever. */
export type KeepDays = {
  /** Calls, their ends, and what could not be read and was looked at. */
  readonly calls: number | null
  /** The words of messages, in and out. */
  readonly texts: number | null
  /** What operators told us, word for word; its hash stays. */
  readonly bodies: number | null
}

export type SmsLimits = {
  /** Messages of one phone that are answered in an hour; null for any number. */
  readonly smsPerHour: number | null
  /** Whether anything may be sent to a phone. */
  mayReach(phone: PhoneNumber): boolean
  /** Whether a phone that no register holds may be answered, where these are our countries. */
  mayAnswerStranger(phone: PhoneNumber, countries: readonly string[]): boolean
}

export type Meter = {
  /** A prompt was handed to a wallet's operator, or would have been. */
  prompt(wallet: string, outcome: PromptOutcome['kind']): void
  /** A run of a daily job threw. */
  jobFailed(job: string): void
}

/** Told of each message that was handed to a carrier. */
export type SmsMeter = (carrier: string, outcome: SmsOutcome['kind'], price: Price | null) => void

export type SmsCarrier = {
  readonly name: string
  /** An address of the carrier whose answers have a date; asked without a key, for a doubted clock. */
  readonly timeUrl?: string
  /** It sends messages of one id once, however often it is given them; most carriers do not. */
  readonly takesIdOnce?: boolean
  /** Its reports name a message by our id, also where it never answered. */
  readonly reportsOurIds?: boolean
  /** Never throws: what went wrong is in the outcome. */
  send(message: SmsMessage): Promise<SmsOutcome>
}

export type SmsMessage = { readonly id: string; readonly to: PhoneNumber; readonly text: string }

export type SmsOutcome =
  | { readonly kind: 'accepted'; readonly carrierId: string | null; readonly cost?: string }
  /** Not sent. `optedOut`: the recipient refuses our messages. `alert`: what the operator must do. */
  | {
      readonly kind: 'rejected'
      readonly code: string
      readonly retryable: boolean
      readonly optedOut?: boolean
      readonly alert?: string
    }
  /** It may have gone out: never sent again on suspicion. */
  | { readonly kind: 'unknown'; readonly code: string }
