import { backlogOf } from '../../store/messages/outbox.ts'
import type { Ports } from '../ports.ts'

/** What should have left, tried or not: how much, and for how long the oldest of it should have. */
export type Backlog = { readonly due: number; readonly oldestMs: number }

/** How far the outbox is behind, for whoever watches over the service. */
export async function readBacklog({ store, clock }: Ports): Promise<Backlog> {
  const now = clock.now()
  const { due, since } = await store.read((tx) => backlogOf(tx, now))
  return { due, oldestMs: since === null ? 0 : now - since }
}
