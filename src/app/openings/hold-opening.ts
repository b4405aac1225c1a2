import { instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import {
  beginOpening,
  deleteOpening,
  discardHouseholds,
  holdOpening,
  openingOfMutual,
} from '../../store/openings/openings.ts'
import type { OpeningTable } from '../../store/tables/openings.ts'
import { acting, type Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** An opening writes every few milliseconds: one that has not for so long was cut. */
const HELD_MS = 60 * 1000

const HOUSEHOLDS_PER_WRITE = 250

/** An opening that somebody is at work on. */
export type OpeningHeld = {
  readonly key: Pick<OpeningTable, 'mutual_id' | 'opening_id'>
  readonly holder: string
}

type Asked = Pick<
  OpeningTable,
  'mutual_id' | 'on_date' | 'only_number' | 'file_name' | 'content' | 'actor'
>

type Held =
  | { readonly kind: 'held'; readonly held: OpeningHeld }
  /** Another one is at work, or was cut less than a minute ago. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'opened'; readonly opening: OpeningTable }

/**
 * Takes hold of the opening of a mutual: a new one, or one that was cut, which goes on where it ended
 * when it is of the same file and day, and is thrown away when it is not.
 */
export async function takeHold(ports: Ports, asked: Asked): Promise<Held> {
  const holder = ports.ids.id()
  for (;;) {
    const found = await acting(ports, (desk) => holdOrBegin(desk, asked, holder))
    if (found.kind !== 'other') return found
    await discardOpening(ports, found.held)
  }
}

async function holdOrBegin(
  desk: Desk,
  asked: Asked,
  holder: string,
): Promise<Held | { readonly kind: 'other'; readonly held: OpeningHeld }> {
  const { tx, now, ports } = desk
  const there = await openingOfMutual(tx, asked.mutual_id, asked.only_number)
  if (there?.completed_at) return { kind: 'opened', opening: there }
  const key = {
    mutual_id: asked.mutual_id,
    opening_id: there?.opening_id ?? ports.ids.id(),
  }
  const held = { key, holder }
  const times = { started_at: now, touched_at: now, completed_at: null, journal_id: null }
  const back = { taken_back_at: null, back_proposal_id: null, back_journal_id: null }
  const row = { ...asked, ...key, holder, ...times, ...back }
  const isHeld = there
    ? await holdOpening(tx, key, { holder, now, before: instant(now - HELD_MS) })
    : await beginOpening(tx, row)
  if (!isHeld) return { kind: 'busy' }
  const isSame = !there || (there.content === asked.content && there.on_date === asked.on_date)
  return isSame ? { kind: 'held', held } : { kind: 'other', held }
}

/** Says that it is at work. */
export async function keepHold({ tx, now }: Desk, { key, holder }: OpeningHeld): Promise<void> {
  const isOurs = await holdOpening(tx, key, { holder, now, before: instant(0) })
  invariant(isOurs, `opening ${key.opening_id} is not open any more`)
}

/** Lets go of an opening that may be taken up at once. */
export async function letGo(ports: Ports, { key, holder }: OpeningHeld): Promise<void> {
  await acting(ports, ({ tx }) =>
    holdOpening(tx, key, { holder, now: instant(0), before: instant(0) }),
  )
}

/** Takes out what an opening has staged, a few households at a time, and forgets it. */
export async function discardOpening(ports: Ports, { key }: OpeningHeld): Promise<void> {
  for (;;) {
    const count = await acting(ports, ({ tx }) => discardHouseholds(tx, key, HOUSEHOLDS_PER_WRITE))
    if (count === 0) break
  }
  await acting(ports, ({ tx }) => deleteOpening(tx, key))
}
