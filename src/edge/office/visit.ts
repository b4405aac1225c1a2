import type { MutualDesk } from '../../app/desk.ts'
import type { LaneName } from '../../app/lane.ts'
import type { Ports } from '../../app/ports.ts'
import type { Visitor } from '../../app/signing/signed-in.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { OfficeRole } from '../../core/staff/office-role.ts'
import type { Place } from '../../core/staff/waiting.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import type { OfficeWords } from '../../core/wording/spoken-language.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import type { Backlog } from '../../app/messages/backlog.ts'
import type { WalletState } from '../../app/payments/breaker.ts'
import type { JobShown } from '../../app/work/jobs.ts'
import type { Unfinished } from '../../app/payments/waiting.ts'
import type { CookieName } from './cookies.ts'
import type { Html } from './html.ts'
import type { FileFault, FileSent } from './upload.ts'
import type { PageSay, Written } from './words.ts'

/** What a request says, each value as one text; what it does not say is empty. */
type Asked = {
  /** Parts of the path: `:number`. */
  readonly param: (name: string) => string
  /** What stands behind the question mark. */
  readonly query: (name: string) => string
}

/** Somebody who is signed in, at the desk of one of the mutuals that the phone works for. */
export type Visit<T extends ReadTx = ReadTx> = {
  readonly desk: MutualDesk<T>
  readonly asked: Asked
  readonly who: Visitor
  readonly roles: readonly OfficeRole[]
  /** The codes of the clinics and associations that the phone speaks for. */
  readonly providers: readonly string[]
  readonly associations: readonly string[]
  readonly language: Language
  readonly write: Written
  readonly words: <Page extends keyof OfficeWords>(page: Page) => PageSay<Page>
  /** The address of a page of this mutual: `at('/behind')`. */
  readonly at: (path: string) => string
  /** A form that acts once, with what proves that it came from this page; `brings` a file or none. */
  readonly form: (action: string, body: Html, brings?: 'file') => Html
  /** What was typed into a form that is shown again, and what is wrong with it. */
  readonly typed: (name: string) => string
  readonly errors: Readonly<Record<string, string>>
}

/** Somebody who asks for a file, which is read in a transaction of its own. */
export type Taking = Omit<Visit, 'desk'> & { readonly desk: Omit<Visit['desk'], 'tx'> }

/** Somebody who sends a form; `typed` has its fields. `by` is as acts name whoever does them. */
export type Sent = Visit<Tx> & {
  readonly actor: string
  readonly by: string
  /** Of a form that wants one: the file, or what is wrong with it. */
  readonly file: FileSent | FileFault | null
}

/** The same once its transaction is over, for work that opens transactions of its own. */
export type SentAfter = Omit<Sent, 'desk'> & { readonly desk: Omit<Sent['desk'], 'tx'> }

/** What is done without a caller, by its lane. */
export type LaneShown = {
  readonly lane: LaneName
  readonly count: number
  readonly oldestMs: number
  readonly underWay: number
}

/** What monitoring measures as well; null where it is not known. */
type Measures = {
  readonly backlog: () => Promise<Backlog>
  readonly unfinished: () => Promise<Unfinished>
  readonly lanes: () => Promise<readonly LaneShown[]>
  readonly wallets: () => Promise<readonly WalletState[]>
  readonly backupAgeMs: () => number | null
  readonly diskFree: () => Promise<number | null>
}

/** How the installation is at this moment: nothing of any mutual. */
export type Installation = {
  /** What keeps it from answering callers, for the machine's own eyes: paths and causes. */
  readonly notReady: () => Promise<readonly string[]>
  readonly measured: Measures
  readonly jobs: () => Promise<readonly JobShown[]>
  readonly carriers: readonly { readonly name: string; readonly kind: string }[]
}

/** Somebody whom nobody knows yet. */
export type Arrival = {
  /** Null where nobody measures. */
  readonly installation: Installation | null
  readonly ports: Ports
  readonly from: Place
  readonly language: Language
  readonly say: PageSay<'signIn'>
  readonly typed: (name: string) => string
  /** What this browser waits with; null when it waits for nothing. */
  readonly waiting: string | null
  /** Under what it is signed in; null when it is not. */
  readonly token: string | null
  readonly form: (action: string, body: Html) => Html
}

/** What a stranger is answered. */
export type Reply =
  | {
      readonly kind: 'page'
      readonly title: string
      readonly body: Html
      readonly status?: number
    }
  | {
      readonly kind: 'go'
      readonly to: string
      /** What the browser keeps from now on; null: it keeps that no more. */
      readonly keep?: Readonly<Partial<Record<CookieName, string | null>>>
    }

/** What a page is made of. */
export type Page = {
  readonly title: string
  readonly body: Html
  /** Every household that it shows: who looks at them is kept before anybody sees it. */
  readonly shows?: readonly MemberNumber[]
}

/** A file that was made for whoever asked, or what is wrong with what was asked for, by names of fields. */
export type FileMade =
  | {
      readonly name: string
      readonly type: string
      /** Every household in it: who took it out is kept before it leaves. */
      readonly numbers: ReadonlySet<MemberNumber>
    }
  | { readonly errors: Readonly<Record<string, string>> }

/** What a page may come to beside itself. */
export type Shown = Page | 'not-found' | 'may-not' | { readonly to: string }

/** What came of a form, as plain data: it is kept, and said again where the form is sent again. */
export type Answer =
  /** It is done: the next page, and what it says of it. */
  | {
      readonly kind: 'done'
      readonly to: string
      readonly notice: string
      /** The file that is to be seen to after this. */
      readonly file?: string
    }
  | (NotDone & { readonly isTrial?: true })

/** What comes of a form that did nothing; of a trial what was written is not kept. */
export type NotDone =
  /** Something in it is to be corrected; by the names of fields, in words. */
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> }
  /** `why`: where the page says more of it than any other. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly why?: string }
  /** Nothing was done: the page shows what was typed, to be looked at once more or changed. */
  | { readonly kind: 'again' }
