import { loadMutuals } from '../../store/mutuals/directory.ts'
import { acting, inMutual } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { raiseAlert } from './alerts.ts'

const MUTUALS_MAX = 10_000

const HOUR_MS = 60 * 60 * 1000

/** Tells the managers of every mutual, once a day, that the newest copy of the database is so old. */
export async function tellOfBackups(ports: Ports, ageMs: number): Promise<void> {
  const count = Math.floor(ageMs / HOUR_MS)
  const alert = { kind: 'backup', cause: 'backup', count, amount: null } as const
  const mutuals = await ports.store.read((tx) => loadMutuals(tx, null, MUTUALS_MAX))
  for (const mutual of mutuals) {
    await acting(ports, (desk) => raiseAlert(inMutual(desk, mutual), alert))
  }
}
