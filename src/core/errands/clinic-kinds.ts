import type { MemberNumber } from '../member-number.ts'
import type { CheckAnswer } from '../messages/check-sms.ts'
import type { Minor } from '../money.ts'
import type { Refusal } from '../refusals.ts'
import type { Subject } from '../sms/understood.ts'

/** A clinic in one mutual. */
export type OfClinic = { readonly mutual: string; readonly provider: string }

/** A question that this clinic asked today. */
export type ClinicCheck = {
  /** `09:12` on the mutual's wall. */
  readonly time: string
  /** `0412337-8/2`; null when nobody was found. */
  readonly asked: string | null
  readonly answer: 'yes' | 'no' | 'cannot-tell'
  readonly visitCode: string | null
}

/** A visit whose code takes a bill today. */
type OpenVisit = {
  readonly visitCode: string
  /** `Awa D.`, as the answer to the check told it (D1). */
  readonly name: string
}

/** A bill before it is sent: `service` by its code. */
export type BillOf = OfClinic & {
  readonly visitCode: string
  readonly service: string
  readonly amount: Minor
}

/** What would come, or has come, of a bill: the shares, or why it is not taken. */
export type BillOutcome =
  | {
      readonly ok: true
      readonly patient: Minor
      readonly share: Minor
      /** The mutual decides later. */
      readonly emergency: boolean
    }
  | { readonly ok: false; readonly why: Refusal['code'] }

/** The answer, and whom it is about: who cannot be told apart is told nothing of (D2). */
export type ClinicAnswer = CheckAnswer & {
  readonly found: 'one' | 'nobody' | 'several' | 'two-readings'
  /** Of `several`, where families share a phone and are few: between whom to choose. */
  readonly families?: FamiliesShown | null
}

export type FamiliesShown = {
  readonly numbers: readonly MemberNumber[]
  readonly ordinal: number | null
}

/** What clinics may ask to know: of their own questions and visits alone (D2, D3). */
export type ClinicFactKinds = {
  readonly 'clinic-services': { readonly of: OfClinic; readonly is: readonly string[] }
  readonly 'clinic-checks': { readonly of: OfClinic; readonly is: readonly ClinicCheck[] }
  readonly 'clinic-visits': { readonly of: OfClinic; readonly is: readonly OpenVisit[] }
  readonly 'bill-quote': { readonly of: BillOf; readonly is: BillOutcome }
}

/** What clinics may ask to be done. */
export type ClinicRequestKinds = {
  /** Decide and record a question (R40); digits that are no member number are looked up as a card. */
  readonly check: {
    readonly asks: OfClinic & {
      readonly subject: Subject | null
      /** One of this clinic's, by its code. */
      readonly service: string | null
    }
    readonly gives: ClinicAnswer
  }
  readonly bill: { readonly asks: BillOf; readonly gives: BillOutcome }
}
