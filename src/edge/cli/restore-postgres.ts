import { rmSync } from 'node:fs'
import { instant } from '../../core/dates.ts'
import { databaseOf } from '../../store/engine/postgres-address.ts'
import {
  createScratch,
  dropDatabase,
  replaceDatabase,
  sessionsOf,
} from '../../store/engine/postgres-databases.ts'
import { upgrade } from '../backups/copier.ts'
import { fillFrom } from '../backups/postgres-tools.ts'
import { errorText } from '../error-texts.ts'
import { checkBooks } from './check-copy.ts'
import { type ExitCode, type Io, type LocalContext, refuse } from './command.ts'
import type { ToRestore } from './restore-sqlite.ts'

/**
 * Restores a copy into a database of its own, looks it through there, and gives it the name of the
 * one in use. Until then nothing is touched.
 */
export async function restorePostgres(
  { config, log }: LocalContext,
  io: Io,
  { source, open }: ToRestore,
): Promise<ExitCode> {
  const url = config.databaseUrl.reveal()
  const name = databaseOf(url)
  const now = instant(Date.now())
  const clear = open ? 'mutual-line.restoring' : source
  let copy: string | null = null
  try {
    if ((await sessionsOf(url)) > 0) {
      return refuse(io, `${name} is in use: stop the service first`)
    }
    // Left by one that was killed.
    if (open) rmSync(clear, { force: true })
    await open?.(clear)
    copy = await createScratch(url, now)
    await fillFrom(clear, copy)
    await upgrade(copy)
    io.progress('restored apart, not yet verified')
    const { journals, why } = await checkBooks(copy, config, log)
    if (why) return refuse(io, `${source}: nothing was changed, the copy is not sound: ${why}`)
    const kept = await replaceDatabase(url, copy, now)
    copy = null
    io.out(`${name}: restored, ${journals} journals`)
    if (kept) io.out(`what was there before is kept as ${kept}`)
    return 0
  } catch (error) {
    return refuse(io, `${source}: nothing was changed: ${errorText(error)}`)
  } finally {
    if (open) rmSync(clear, { force: true })
    if (copy !== null) await dropDatabase(url, databaseOf(copy))
  }
}
