import { backlogOf } from '../../store/messages/outbox-late.ts'
import { reading } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** What should have left, tried or not: how much, and for how long the oldest of it should have. */
export type Backlog = { readonly due: number; readonly oldestMs: number }

/** How far the outbox is behind, for whoever watches over the service. */
export async function readBacklog(ports: Ports): Promise<Backlog> {
  return reading(ports, async ({ tx, now }) => {
    const { due, since } = await backlogOf(tx, now)
    return { due, oldestMs: since === null ? 0 : now - since }
  })
}
