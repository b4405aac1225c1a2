import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { instant } from '../../core/dates.ts'
import { acquireWriterLock } from '../../store/engine/lock.ts'
import { replaceSqlite } from '../../store/engine/sqlite-backup.ts'
import { copierOf } from '../backups/copier.ts'
import { fileErrorText } from '../error-texts.ts'
import { checkCopy } from './check-copy.ts'
import { type ExitCode, type Io, type LocalContext, refuse } from './command.ts'

/** `open` writes an encrypted copy to a path in the clear; null for one that is not encrypted. */
export type ToRestore = {
  readonly source: string
  readonly open: ((to: string) => Promise<void>) | null
}

/** Puts a copy that is sound in the place of the file at `path`, which nobody has open. */
export async function restoreSqlite(
  { config, log }: LocalContext,
  io: Io,
  { source, path, open }: ToRestore & { readonly path: string },
): Promise<ExitCode> {
  mkdirSync(dirname(path), { recursive: true })
  const lock = acquireWriterLock(path)
  if (!lock) return refuse(io, `a service is running on ${path}: stop it first`)
  const copy = `${path}.restoring`
  try {
    // Left by one that was killed.
    rmSync(copy, { force: true })
    removeLogOf(copy)
    if (open) await open(copy)
    else copyFileSync(source, copy)
    io.progress('copied, not yet verified')
    const { journals, why } = await checkCopy(copierOf(`sqlite:${path}`), copy, config, log)
    if (why) {
      const where = why.replace(`${copy}: `, '')
      return refuse(io, `${source}: nothing was changed, the copy is not sound: ${where}`)
    }
    removeLogOf(copy)
    const kept = replaceSqlite(path, copy, instant(Date.now()))
    io.out(`${path}: restored, ${journals} journals`)
    if (kept) io.out(`what was there before is kept as ${kept}`)
    return 0
  } catch (error) {
    return refuse(io, fileErrorText(source, error))
  } finally {
    rmSync(copy, { force: true })
    removeLogOf(copy)
    lock.release()
  }
}

function removeLogOf(copy: string): void {
  for (const end of ['-wal', '-shm']) rmSync(copy + end, { force: true })
}
