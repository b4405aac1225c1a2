import type { CivilDate, Instant } from '../core/dates.ts'
import type { PaymentFileLayout } from '../core/ledger/payment-file.ts'
import type { Covered, StatementLine } from '../core/payments/reconciliation.ts'
import type { StatementMapping } from '../core/payments/statement-mapping.ts'
import type { Currency, Minor } from '../core/money.ts'
import type { Limits } from '../core/payments/terms.ts'
import type { PhoneNumber } from '../core/phone-number.ts'

/**
 * An account at a mobile-money operator, seen through its adapter. The operator's own words, codes
 * and addresses end there; what it may not promise is left out. Nothing here throws.
 */
export type Wallet = {
  readonly name: string
  /** What it is at whose operator, as the installation file says it. */
  readonly kind: string
  /** Money in it is of this one; of any without it. */
  readonly currency?: string
  /** What people call it, for screens and messages: `M-PESA`. Plain GSM-7. */
  readonly title?: string | undefined
  /** What members read of an account that they pay into by themselves; nobody is asked through it. */
  readonly payInto?: string
  /** It gives references again: what makes one its own is the day that the operator prints too. */
  readonly reusesReferences?: boolean
  /** It never says when somebody paid: that was between our asking and our hearing of it. */
  readonly saysNoTime?: boolean
  /** How its bank or portal wants the files by which it pays. */
  readonly paymentFile?: PaymentFileLayout | undefined
  /** How its statements are written, where nobody publishes that. */
  readonly statement?: StatementMapping | undefined
  /**
   * What is known of asking a phone, without asking the operator: an aggregator has operators of
   * several names and limits. Without it, nothing but the title.
   */
  readonly offerTo?: (phone: PhoneNumber, currency: Currency) => Offer
  /** Asks the operator for what `offerTo` tells, where that is not always the same. */
  learn?(): Promise<void>
  /** The smallest step of amounts that it moves, in minor units; a minor unit without it. */
  readonly stepOf?: (currency: Currency) => Minor
  /** What a `payerHint` says of a phone, where the operator hides the numbers of payers. */
  readonly payerHints?: {
    /** Whether a hint is of one phone alone, so that whoever it fits is the payer. */
    isOfOne(hint: string): boolean
    fits(hint: string, phone: PhoneNumber): boolean
  }
  /** Besides the body, `receive` reads these headers, in small letters; no other is kept. */
  readonly headers?: readonly string[]
  /**
   * The operator refuses to ask a phone again within so long of its last prompt, or for the same
   * amount. A prompt that comes sooner waits here, and is not sent to be refused.
   */
  readonly pauses?: { readonly anyMs: number; readonly sameAmountMs: number }
  /** Asks the payer's phone for money. */
  prompt(request: PromptRequest): Promise<PromptOutcome>
  /** What the operator knows of a prompt. */
  query(asked: AskedPrompt): Promise<Known>
  /** What the operator knows of a payment that it took back, by its own reference of that. */
  returned?(operatorReceipt: string): Promise<KnownReturn>
  /**
   * Asks about a payment, or one that was taken back, by its receipt. What the operator answers comes
   * later, as a callback.
   */
  askAbout?(asked: ReceiptQuestion): Promise<AskedAbout>
  /** Reads a callback: pure, since it is read again whenever an adapter has learnt something. */
  receive(callback: Callback): Received
  /**
   * Whether the operator signed it, where operators sign: `forged` when the signature is wrong or
   * missing although the account asks for it, `unknown` while the operator's key cannot be had.
   */
  verify?(callback: Callback): Promise<'signed' | 'forged' | 'unknown'>
  /** Payments of a time that the operator can be asked for; it may have more than we heard of. */
  pull?(from: Instant, to: Instant): Promise<Pulled>
  /** The operator's own statements, where it gives them by request. */
  readonly statements?: StatementsByRequest
  /** Pays out of it. Nobody calls it yet: money goes out by file. */
  pay?(request: PayRequest): Promise<PromptOutcome>
  /** Whether credentials, addresses, clock and balance are right; moves no money. */
  check?(): Promise<readonly Finding[]>
  /** What stands on the account, where a notice of a payment says so. Pure, as `receive`. */
  balanceIn?(callback: Pick<Callback, 'path' | 'raw'>): ToldBalance | null
  /** Tells the operator our callback addresses, where that is done by a request. */
  register?(): Promise<readonly Finding[]>
}

/** `closed`: the operator takes no payments now; `no`: it asks no such phone at all. */
export type Offer = Limits & {
  readonly title?: string | undefined
  readonly reach: 'yes' | 'no' | 'closed'
}

export type PromptRequest = {
  readonly intentId: string
  readonly phone: PhoneNumber
  readonly amount: Minor
  readonly currency: Currency
  /** What the payer sees: the mutual's name, and the member's number as 8 or 10 digits. */
  readonly payee: string
  readonly reference: string
  /** Where the operator is to tell of this one: an address that nobody else knows. */
  readonly callbackUrl: string
}

export type PromptOutcome =
  /** The operator has it: the payer will be asked. */
  | { readonly kind: 'accepted'; readonly operatorRef: string | null }
  /** It had it already, or has not decided whether to ask: not sent again, asked about. */
  | { readonly kind: 'pending'; readonly operatorRef: string | null }
  /** Certainly not asked. `alert`: what somebody must put right, without any secret. */
  | {
      readonly kind: 'rejected'
      readonly reason: FailureReason
      readonly retryable: boolean
      /** It says nothing of the operator, which works: this payer has to wait, or is not its own. */
      readonly isOfPayer?: boolean
      /** The operator takes it no sooner; without it, after a pause that grows. */
      readonly retryAfterMs?: number
      readonly alert?: string
    }
  /** The phone may show it: never sent again on suspicion. */
  | { readonly kind: 'unknown'; readonly alert?: string }

/** A prompt that was sent, or may have been. */
export type AskedPrompt = {
  readonly intentId: string
  /** The operator's own name for it, as far as it told us. */
  readonly operatorRef: string | null
}

/** What an operator says of a prompt when it is asked. */
export type Known =
  | MoneyArrived
  /** Paid, and the operator says neither receipt nor amount: another way brings them. */
  | { readonly kind: 'paid-no-receipt' }
  | PromptFailed
  | { readonly kind: 'pending' }
  /** It never had it. `finalAfterMs`: so long after it was asked that is certain; `Infinity`: never. */
  | { readonly kind: 'not-found'; readonly finalAfterMs: number }
  /** It cannot say, or said what we do not know: `alert` says what, without any secret. */
  | { readonly kind: 'unknown'; readonly alert?: string }

/** What an operator says of a payment taken back when it is asked. */
export type KnownReturn =
  | MoneyReturned
  /** It took nothing back under that reference. */
  | { readonly kind: 'not-returned' }
  /** It cannot say, or has not done it yet. */
  | { readonly kind: 'unknown'; readonly alert?: string }

export type ReceiptQuestion = {
  readonly operatorReceipt: string
  /** Addresses of this question alone: of its answer, and of that it takes too long. */
  readonly resultUrl: string
  readonly lateUrl: string
}

export type AskedAbout =
  | { readonly kind: 'asked' }
  /** It takes no question from us until somebody has put it right. */
  | { readonly kind: 'refused'; readonly alert: string }
  | { readonly kind: 'unknown'; readonly alert?: string }

/** A request that came in at a wallet's door, as it came. */
export type Callback = {
  /** What follows the wallet's name, and the mark of the intent, in the address: `told`. */
  readonly path: string
  readonly method: 'POST' | 'PUT'
  /** Those of `Wallet.headers`, and what we add: the part of the address that a signature covers. */
  readonly headers: Readonly<Record<string, string>>
  /** The body word for word; what is no UTF-8 is `base64:…`. */
  readonly raw: string
  /** When it came. */
  readonly at: Instant
  /** The intent in whose own address it came; null at an address that is none's. */
  readonly intentId: string | null
  /** The receipt that the operator was asked about, at the address of that question. */
  readonly receipt?: string
}

/** What a callback says, and what its sender is answered once it is stored. */
export type Received =
  | {
      readonly kind: 'events'
      readonly events: readonly WalletEvent[]
      readonly reply: Reply
    }
  /** The payer waits until it is answered; an answer of ours that fails is a yes. */
  | {
      readonly kind: 'question'
      readonly question: AccountQuestion
      readonly replyTo: (answer: AccountAnswer) => Reply
    }
  | { readonly kind: 'unreadable'; readonly why: string; readonly reply: Reply }

export type Reply = {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** Whether the payer may pay this much into this account, asked before any money moves. */
export type AccountQuestion = {
  /** The operator's name for the payment that is to come. */
  readonly operatorReceipt: string
  readonly account: string
  readonly amount: Minor
  readonly currency: string
  readonly payerPhone: PhoneNumber | null
}

export type AccountAnswer = 'yes' | 'unknown-account' | 'wrong-amount'

export type WalletEvent = MoneyArrived | PromptFailed | Hint | MoneyReturned | ReceiptAnswer

export type MoneyArrived = {
  readonly kind: 'paid'
  readonly operatorReceipt: string
  readonly amount: Minor
  readonly currency: string
  /** Our intent, when the operator says which. */
  readonly intentId: string | null
  /** The operator's name for the prompt, when it says which. */
  readonly operatorRef?: string | null
  /** The account number that the payer typed. */
  readonly account: string | null
  readonly payerPhone: PhoneNumber | null
  /** What there is of a number that the operator hides: a mask, or a hash. Never an identity. */
  readonly payerHint?: string
  readonly paidAt: Instant
  /** The day as the operator prints it, where its references need it. */
  readonly printedOn?: CivilDate
}

export type PromptFailed = {
  readonly kind: 'failed'
  readonly intentId: string
  readonly operatorRef?: string | null
  readonly reason: FailureReason
  /** What somebody must put right before the next prompt can succeed. */
  readonly alert?: string
}

/**
 * Something happened to a prompt, and it is not said what, or not in words that we know: the operator
 * is asked. `alert` is what nobody here knows.
 */
export type Hint = {
  readonly kind: 'hint'
  readonly intentId: string
  readonly operatorRef?: string | null
  readonly alert?: string
}

/**
 * The operator took a payment back, or a part of one: under a reference of its own, of the payment
 * with the receipt number `of`.
 */
export type MoneyReturned = {
  readonly kind: 'returned'
  readonly operatorReceipt: string
  readonly of: string
  /** Null: all of it. */
  readonly amount: Minor | null
  readonly currency: string
  readonly intentId: null
  readonly at: Instant
}

/** What an operator answers about a receipt that it was asked about. */
export type ReceiptAnswer = {
  readonly kind: 'answered'
  readonly operatorReceipt: string
  readonly intentId: null
  readonly says:
    | {
        readonly kind: 'done'
        readonly amount: Minor
        readonly currency: string
        readonly at: Instant
      }
    /** It was begun and came to nothing. */
    | { readonly kind: 'not-done' }
    | { readonly kind: 'unknown-receipt' }
    /** It takes no question from us until somebody has put it right. */
    | { readonly kind: 'refused'; readonly alert: string }
    | { readonly kind: 'unknown'; readonly alert?: string }
}

export type FailureReason =
  | 'refused'
  | 'no-funds'
  | 'wrong-pin'
  | 'limit'
  /** One of these two: the operator does not say which. */
  | 'funds-or-limit'
  | 'unreachable'
  | 'expired'
  /** Not the operator's word: an earlier request was paid, so this one was not sent. */
  | 'paid-already'
  | 'try-later'
  /** The payer's account at the operator is locked, or there is none. */
  | 'account'
  | 'misconfigured'

export type Pulled =
  | { readonly kind: 'payments'; readonly payments: readonly MoneyArrived[] }
  | { readonly kind: 'unknown'; readonly alert?: string }

/** Whole days of UTC, both included. */
export type StatementAsked = {
  readonly from: CivilDate
  readonly to: CivilDate
  /** Where the mutual is: the days of its lines are its own. */
  readonly timeZone: string
}

/** Statements that an operator makes when it is asked: some seconds or minutes later. */
export type StatementsByRequest = {
  /** `ticket`: what it is looked for by. */
  readonly ask: (asked: StatementAsked) => Promise<{ readonly ticket: string } | NoStatement>
  readonly look: (ticket: string, asked: StatementAsked) => Promise<LookedStatement>
}

type LookedStatement =
  | {
      readonly kind: 'statement'
      readonly lines: readonly StatementLine[]
      readonly covered: Covered
    }
  /** It is not ready yet. */
  | { readonly kind: 'pending' }
  | NoStatement

/** It was not had, or cannot be read: `alert` says what somebody must look at. */
export type NoStatement = { readonly kind: 'unknown'; readonly alert?: string }

type PayRequest = {
  /** Ours, stored before anything is sent: the same id again pays nothing. */
  readonly payoutId: string
  readonly phone: PhoneNumber
  readonly amount: Minor
  readonly currency: Currency
}

/** What an operator said stood on an account after a payment. */
export type ToldBalance = {
  readonly amount: Minor
  readonly currency: Currency
  readonly at: Instant
}

/** One thing that was looked at: `what` and `detail` are sentences without any secret. */
export type Finding = {
  readonly what: string
  readonly state: 'right' | 'wrong' | 'unknown'
  readonly detail: string
}
