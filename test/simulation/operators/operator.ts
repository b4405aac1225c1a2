import type { Wallet } from '../../../src/app/wallet.ts'
import type { Minor } from '../../../src/core/money.ts'
import type { Store } from '../../../src/store/store.ts'
import type { TestClock } from '../../world.ts'
import type { Random } from '../random.ts'
import type { Town } from '../town.ts'

export type MutualCode = 'umoja' | 'tumaini'

/** Money that moved, by the operator's own books: what ours are held against. */
export type Success = {
  readonly receipt: string
  readonly amount: Minor
  readonly phone: string
  /** Our account at the operator that it came into. */
  readonly wallet: string
  /** What the payer saw or typed. */
  readonly account: string | null
  readonly intent: string | null
  /** As much as we had asked for, or no request of ours. */
  readonly isExact: boolean
  /** What the operator gave back to the payer since. */
  readonly takenBack: Minor
  /** Enough was said about it that its request must be known to be paid in the end. */
  readonly isTold: boolean
}

/** A payment that a payer starts; into which mutual's account. */
export type PayBill = {
  readonly phone: string
  readonly account: string | null
  readonly amount: Minor
  readonly mutual: MutualCode
}

/**
 * An operator as a town meets it. Whatever it tells us or leaves out, its books are right: `successes`
 * is the referee.
 */
export type SimulatedOperator = {
  /** The account of each mutual, as the statutes name it; null: it has none. */
  readonly accounts: Readonly<Record<MutualCode, string | null>>
  /** The adapters of a process that remembers by this store. */
  walletsOf(store: Store): ReadonlyMap<string, Wallet>
  /** What has to be done once the town stands. */
  begin(town: Town): Promise<void>
  readonly successes: readonly Success[]
  /** Whoever asks it about a request that was paid may hear that it was not. */
  readonly denies: boolean
  /** What it kept or took out again, by account; in minor units. */
  takenFrom(wallet: string): number
  /** How often each intent came to a phone. */
  readonly asked: ReadonlyMap<string, number>
  /** People look at the requests on their phones, some of them days later. */
  answer(town: Town, random: Random): Promise<void>
  payBill(town: Town, random: Random, paid: PayBill): Promise<void>
  /** It tells us: out of order, twice, or many times at the same moment. */
  deliver(town: Town, random: Random): Promise<void>
  /** Somebody who is not the operator says that a request was paid. */
  forge(town: Town, random: Random): Promise<void>
  /** It has good days and bad ones. */
  changeMood(town: Town, random: Random): Promise<void>
  /** A statement of its days until now is held against the books. */
  reconcile(town: Town, random: Random): Promise<void>
  /** Time goes on, for the operator and for us. */
  pass(town: Town, ms: number): Promise<void>
  /** Our clock is put wrong, or right again; the operator's is right. */
  jump(town: Town, random: Random): void
  /** It is well again, and tells all that it has to tell. */
  rest(town: Town): Promise<void>
  /** What must hold of its statements at the end. */
  check(town: Town): Promise<void>
}

export type OpenOperator = (clock: TestClock, random: Random) => SimulatedOperator
