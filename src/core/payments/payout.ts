import type { CivilDate, Instant } from '../dates.ts'
import type { Minor } from '../money.ts'
import { seriesNumber } from '../series.ts'

/** Money that two people agreed to send out, by our own reference. */
export type Payout = {
  readonly mutual: string
  readonly reference: string
  readonly wallet: string
  readonly purpose: 'clinic' | 'refund'
  /** The clinic's code, or the number of the receipt that is paid back. */
  readonly about: string
  readonly payee: string
  /** The phone or bank account that gets it. */
  readonly payTo: string
  readonly amount: Minor
  readonly approvedOn: CivilDate
  /** The file that it stands in, unless that was taken back; null while it waits for one. */
  readonly file: { readonly id: string; readonly on: CivilDate; readonly at: Instant } | null
  /** The movement on a statement that paid it. */
  readonly paid: { readonly reference: string; readonly on: CivilDate } | null
  /** The movement by which it came back, since the payee's account could not be paid. */
  readonly returned: {
    readonly reference: string
    readonly on: CivilDate
    readonly at: Instant
  } | null
  /** Two people ended it. `next`: the payout that takes its place; null when it was cancelled. */
  readonly ended: { readonly on: CivilDate; readonly next: string | null } | null
  /** The journal that sent it on its way. */
  readonly journal: string
}

/** Where a payout stands. */
export function payoutState({ file, paid, returned, ended }: Payout) {
  if (ended) return ended.next === null ? 'cancelled' : 'redirected'
  if (returned) return 'returned'
  return paid ? 'paid' : file ? 'written' : 'waiting'
}

/** `JP26-P000012`. */
export function payoutReference(mutual: string, year: string, count: number): string {
  return seriesNumber(mutual, year, count, { mark: 'P', digits: 6 })
}

/** `JP26-F0003`. */
export function paymentFileNumber(mutual: string, year: string, count: number): string {
  return seriesNumber(mutual, year, count, { mark: 'F', digits: 4 })
}

/** References of ours in a text, as an operator may have changed it: `jp26 p000012`. */
export function payoutReferencesIn(text: string): string[] {
  const found = text.toUpperCase().matchAll(/(?<![A-Z0-9])([A-Z]{2}\d{2})[\s/.-]?(P\d{6,})(?!\d)/g)
  return [...found].map(([, letters, count]) => `${letters}-${count}`)
}
