import { AMOUNT_MAX } from '../../core/amount.ts'
import type { Currency } from '../../core/money.ts'
import type { HeldEvent } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { finishEvent } from '../../store/payments/events.ts'
import { findEvent, heldTogether, releaseEvents } from '../../store/payments/held-events.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'
import { eventIn } from './wallet-events.ts'

type HeldAsked = {
  readonly mutual: string
  /** The event, as `events list` names it. */
  readonly event: string
  /** `post-event` lets it into the books, `drop-event` keeps it out for good. */
  readonly kind: HeldEvent['kind']
  readonly by: string
  readonly reason: string
}

/**
 * Proposes what is to become of held money (R65): nothing is done until somebody else approves. Who
 * refuses to let it in keeps it out for good; who refuses to drop it keeps it held.
 */
export async function proposeHeld(
  ports: Ports,
  asked: HeldAsked,
): Promise<Result<{ readonly mutual: Mutual; readonly proposal: NewProposal }>> {
  return acting(ports, async (desk) => {
    const books = await loadMutual(desk.tx, asked.mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
    const { mutual } = books
    await lockMutualChain(desk.tx, mutual.code)
    const staff = await staffFor(inMutual(desk, mutual), asked.by, 'events post')
    if (!staff.ok) return staff
    const act = await actOf(inMutual(desk, mutual), asked)
    if (!act.ok) return act
    const proposed = { act: act.value, about: act.value.receipt, reason: asked.reason }
    const made = await makeProposal(desk, mutual.code, proposed, staff.value)
    return made.ok ? done({ mutual, proposal: made.value }) : made
  })
}

async function actOf(
  { ports, tx, mutual }: MutualDesk,
  { event: id, kind }: HeldAsked,
): Promise<Result<HeldEvent>> {
  const row = await findEvent(tx, id)
  const isOurs = row && (await mutualsOfWallet(tx, row.wallet)).includes(mutual.code)
  if (!isOurs || row.held_at === null || row.handled_at !== null)
    return refused({ code: 'no-held-event', event: id })
  // One that was held for another mutual is theirs to decide.
  if (row.held_for !== null && row.held_for !== mutual.code)
    return refused({ code: 'no-held-event', event: id })
  const event = eventIn(ports, row)
  if (event?.kind !== 'paid') return refused({ code: 'no-held-event', event: id })
  const { operatorReceipt: receipt, amount } = event
  if (kind === 'post-event' && amount > AMOUNT_MAX)
    return refused({ code: 'beyond-all-amounts', event: id })
  return done({ kind, event: id, receipt, amount, currency: event.currency as Currency })
}

/**
 * Does what two people have decided. Let in, it is acted on as any other event, and so are those
 * that tell of the same payment in another way.
 */
export async function settleHeld(
  { tx, now }: Desk,
  { event: id }: HeldEvent,
  isLetIn: boolean,
): Promise<Result<null>> {
  const row = await findEvent(tx, id)
  if (!row || row.held_at === null || row.handled_at !== null)
    return refused({ code: 'no-held-event', event: id })
  const all = await heldTogether(tx, row)
  if (isLetIn) await releaseEvents(tx, all, now)
  else {
    // Nobody takes what is held.
    const dropped = all.map((event_id) => ({ event_id, lease: null }))
    for (const one of dropped) await finishEvent(tx, one, 'refused by two people', now)
  }
  return done(null)
}
