import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../app/ports.ts'
import { DatabaseRefusedError } from '../../store/engine/errors.ts'
import { pendingMigrations } from '../../store/engine/migrate.ts'
import type { Store } from '../../store/store.ts'
import { BEFORE_UPGRADE, copiesAmong, nameOfCopy } from './copies.ts'
import type { WriteCopy } from './keeper.ts'

/** A start that fails and comes again within so long finds its copy there. */
const SAME_UPGRADE_MS = 60 * 60 * 1000

/** What every database begins with: one that lacks it is new. */
const FIRST = '0001'

type Settings = { readonly folder: string; readonly ending: string }

/**
 * Writes a copy before this version changes the tables of a database that is in use: the way back, with
 * the program that was there before. It is none of the copies that are deleted with time. Throws
 * `DatabaseRefusedError`, and nothing has been changed, when there is no copy then.
 */
export async function copyBeforeUpgrade(
  store: Store,
  { folder, ending }: Settings,
  { write, log, now }: { readonly write: WriteCopy; readonly log: Log; readonly now: number },
): Promise<void> {
  const [next] = await pendingMigrations(store)
  if (next === undefined || next.startsWith(FIRST)) return
  try {
    const isFresh = ({ at }: { at: number }) => Math.abs(now - at) < SAME_UPGRADE_MS
    if (copiesAmong(await readdir(folder), BEFORE_UPGRADE).some(isFresh)) return
    const file = BEFORE_UPGRADE + nameOfCopy(now, ending)
    const why = await write(join(folder, file), new AbortController().signal)
    if (why !== null) throw new Error(why)
    log.info('backup-written', { file, before: next })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new DatabaseRefusedError(
      `nothing was changed: no copy could be written before the upgrade: ${why}`,
      { cause: error },
    )
  }
}
