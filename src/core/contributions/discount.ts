import type { CivilDate } from '../dates.ts'
import type { Minor } from '../money.ts'

/** A rhythm that a receipt bought: so many periods that were not charged yet cost less. */
export type BoughtRhythm = {
  /** Names the receipt. */
  readonly receipt: string
  /** The day on which it was bought: periods that begin later are meant. */
  readonly on: CivilDate
  readonly periods: number
  /** What all of them cost: with less of its receipt left it is undone. */
  readonly price: Minor
  /** How much less that is than one by one. */
  readonly discount: Minor
  /** From this day on it counts no more; null while it does. */
  readonly undoneOn: CivilDate | null
}

/** What a rhythm takes off a contribution, by the receipt that bought it. */
export type Discount = { readonly receipt: string; readonly amount: Minor }

/** One that was posted, with the contribution that begins on a day. */
export type GivenDiscount = Discount & { readonly startsOn: CivilDate }
