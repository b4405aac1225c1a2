import { setImmediate } from 'node:timers/promises'
import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import { CHAIN_START } from '../../core/ledger/chain.ts'
import {
  beginStretch,
  type Closing,
  closingHindrance,
  extendStretch,
  NEVER_CLOSED,
  type Stretch,
} from '../../core/ledger/closing.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { chainHead } from '../../store/verify/journals.ts'
import {
  closingThrough,
  datedJournals,
  type RecordedClosing,
  saveClosing,
} from '../../store/books/closings.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import type { ReadTx } from '../../store/store.ts'
import { bill } from './bill.ts'
import type { Ports } from '../ports.ts'
import { acting, type ReadDesk, reading } from '../desk.ts'
import type { Actor } from '../actor.ts'

/** Journals looked at in one go: short enough that no call waits for it. */
const JOURNALS_PER_READ = 500

export type ClosedBooks = {
  readonly closing: RecordedClosing
  /** False when the books were closed through that day before: then nothing was written. */
  readonly isNew: boolean
  /** Charges posted on the way. */
  readonly charges: number
}

/**
 * Closes the books of a mutual through a day that is over: posts the charges that have begun by
 * then, and notes the head of the chain and what every kind of account had moved. From then on all
 * that happened on or before that day counts on the first open day, and keeps its own.
 *
 * What has to be summed is read a little at a time before the one short write that closes.
 */
export async function closeBooks(
  ports: Ports,
  mutual: string,
  through: CivilDate,
  actor: Actor,
): Promise<Result<ClosedBooks>> {
  const before = await reading(ports, (desk) => mayClose(desk, mutual, through))
  if (!before.ok) return before
  if (before.value.same) return done({ closing: before.value.same, isNew: false, charges: 0 })
  const billed = await bill(ports, mutual, through, actor.actor)
  const charges = billed?.charges ?? 0
  const { last, closedThrough } = before.value
  const walked = await walk(
    ports,
    mutual,
    beginStretch(last, closedThrough, through),
    last.openFrom,
  )
  return acting(ports, async (desk) => {
    const { tx } = desk
    await lockMutualChain(tx, mutual)
    const now = await mayClose(desk, mutual, through)
    if (!now.ok) return now
    if (now.value.same) return done({ closing: now.value.same, isNew: false, charges })
    // Another closing went ahead of this one, which begins again where that one ended.
    const isOvertaken = now.value.closedThrough !== closedThrough
    const start = isOvertaken
      ? {
          ...now.value.last,
          stretch: beginStretch(now.value.last, now.value.closedThrough, through),
        }
      : walked
    const closing = await closingOf(tx, mutual, start)
    const recorded = { ...closing, by: actor.by, at: desk.now }
    await saveClosing(tx, mutual, recorded)
    return done({ closing: recorded, isNew: true, charges })
  })
}

type Walked = { readonly stretch: Stretch; readonly openFrom: number }

type MayClose = {
  readonly closedThrough: CivilDate | null
  /** The closing before this one. */
  readonly last: Pick<Closing, 'moved' | 'openFrom'>
  /** The closing through the same day, when there is one. */
  readonly same: RecordedClosing | null
}

async function mayClose(
  { tx, now }: ReadDesk,
  mutual: string,
  through: CivilDate,
): Promise<Result<MayClose>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const { closedThrough } = books
  const today = civilDateAt(now, books.mutual.timeZone)
  const hindrance = closingHindrance(through, closedThrough, today)
  if (hindrance) return refused(hindrance)
  const last = closedThrough ? await closingThrough(tx, mutual, closedThrough) : null
  const same = closedThrough === through ? last : null
  return done({ closedThrough, last: last ?? NEVER_CLOSED, same })
}

/** Sums up the journals that are there, as far as the chain reaches now. */
async function walk(ports: Ports, mutual: string, start: Stretch, from: number): Promise<Walked> {
  const last = await ports.store.read(async (tx) => (await chainHead(tx, mutual))?.seq ?? 0)
  let stretch = start
  let next = from
  while (next <= last) {
    const span = { from: next, last }
    const journals = await ports.store.read((tx) =>
      datedJournals(tx, mutual, span, JOURNALS_PER_READ),
    )
    stretch = extendStretch(stretch, journals)
    next = (journals.at(-1)?.seq ?? last) + 1
    await setImmediate()
  }
  return { stretch, openFrom: next }
}

/** Adds what has been posted since, and takes the head of the chain. */
async function closingOf(tx: ReadTx, mutual: string, walked: Walked): Promise<Closing> {
  const head = (await chainHead(tx, mutual)) ?? { seq: 0, hash: CHAIN_START }
  let { stretch, openFrom: next } = walked
  while (next <= head.seq) {
    const span = { from: next, last: head.seq }
    const journals = await datedJournals(tx, mutual, span, JOURNALS_PER_READ)
    stretch = extendStretch(stretch, journals)
    next = (journals.at(-1)?.seq ?? head.seq) + 1
  }
  const { through, moved } = stretch
  return { through, ...head, openFrom: stretch.openFrom ?? head.seq + 1, moved }
}
