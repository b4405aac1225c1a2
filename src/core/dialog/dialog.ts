import type { Role } from '../errands/facts.ts'
import type { Outcome } from '../errands/kinds.ts'
import type { Applicant, ComplaintTyped, NewRelative } from '../errands/member-kinds.ts'
import type { OfficeKept } from '../errands/office-kinds.ts'
import type { ScreenName } from '../errands/screens.ts'
import type { Doing } from '../help/doing.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Language } from '../wording/catalogue.ts'
import type { Page } from './layout.ts'

/** Where a call stands: plain data that survives JSON, so that any process can go on with it. */
export type Dialog = {
  /** Chosen in this call; before that the caller's own counts. */
  readonly language: Language | null
  /** Screens from the first to the one that is shown; `0` takes the last away. */
  readonly trail: readonly Place[]
  /** What the caller saw there and answers to; null while nobody has been shown it. */
  readonly page: Pick<Page, 'choices' | 'next'> | null
  readonly kept: Kept
  /** What came of the last request of this call. */
  readonly outcome?: Outcome
  /** Answers in a row that the screen could not use, and what was said to the last of them. */
  readonly wrong: number
  readonly hint: string | null
  readonly ended: boolean
  /** The call that was cut, while the caller is asked whether to go on with it. */
  readonly cut: Dialog | null
}

/** A screen, and the first of its lines that is shown: later pages begin further down. */
export type Place = {
  readonly screen: ScreenName
  readonly from: number
  /** Something that was typed, an amount or a place in a list led here. */
  readonly held?: true
}

/** The screen that is shown. */
export function placeOf(dialog: Dialog): Place {
  return dialog.trail.at(-1) as Place
}

/** What has been answered so far and later screens rest on. */
export type Kept = {
  /** As whom the caller calls. */
  readonly who?: Pick<Role, 'role' | 'mutual' | 'ref'>
  /** The mutual that a stranger asks about. */
  readonly mutual?: string
  readonly amount?: Minor
  /** Another member that the caller pays for. */
  readonly payee?: MemberNumber
  /** The number or card of a member who calls from a phone that nobody has registered. */
  readonly claimed?: string
  /** The phone that the member wants to be reached on. */
  readonly newPhone?: PhoneNumber
  /** Who wants to become a member, as far as it has been typed. */
  readonly applicant?: Partial<Applicant>
  /** Who is to be added to the household, as far as it has been typed. */
  readonly relative?: Partial<NewRelative>
  /** The membership whose service PIN was typed in this call. */
  readonly unlocked?: MemberNumber | null
  /** The screen that the service PIN stands before. */
  readonly behind?: ScreenName
  /** One of the member's receipts, by its number. */
  readonly receipt?: string
  /** One of the questions that clinics asked about the household. */
  readonly check?: string
  /** Where the caller was who came to ask for help. */
  readonly doing?: Doing
  /** What a member complains of, as far as it has been typed. */
  readonly complaint?: ComplaintTyped
  /** In errands of clinics, managers, collectors and associations. */
  readonly office?: OfficeKept
}
