import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { instant } from '../../../core/dates.ts'
import { AGE, decryptFile } from '../../backups/encrypted.ts'
import { acquireWriterLock } from '../../../store/engine/lock.ts'
import { sqlitePath } from '../../../store/engine/open.ts'
import { replaceSqlite } from '../../../store/engine/sqlite-backup.ts'
import { checkCopy } from '../check-copy.ts'
import { type Command, refuse } from '../command.ts'
import { fileErrorText } from '../../error-texts.ts'

export const restoreCommand: Command = {
  name: 'restore',
  kind: 'local',
  describe: 'verifies a copy and puts it in the place of the database; stop the service first',
  arguments: [{ name: 'FILE', describe: 'a copy that backup wrote' }],
  options: [
    { flags: '--identity <keyfile>', describe: 'the age key file for a copy that ends in .age' },
  ],
  examples: ['restore /mnt/disk/mutual-line-2026-03-02.db'],
  run: async ({ config, log }, input, io) => {
    const source = resolve(input.text('file') ?? '')
    const path = sqlitePath(config.databaseUrl.reveal())
    if (path === null) return refuse(io, 'PostgreSQL is restored by its own tools: pg_restore')
    if (!existsSync(source)) return refuse(io, fileErrorText(source, { code: 'ENOENT' }))
    const identity = input.text('identity')
    if (source.endsWith(AGE) && !identity) {
      return refuse(io, `${source}: encrypted; name its age key file with --identity KEYFILE`)
    }
    mkdirSync(dirname(path), { recursive: true })
    const lock = acquireWriterLock(path)
    if (!lock) return refuse(io, `a service is running on ${path}: stop it first`)
    const copy = `${path}.restoring`
    try {
      if (identity && source.endsWith(AGE)) await decryptFile(source, copy, identity)
      else copyFileSync(source, copy)
      const { journals, why } = await checkCopy(copy, config, log)
      if (why)
        return refuse(
          io,
          `${source}: nothing was changed, the copy is not sound: ${why.replace(`${copy}: `, '')}`,
        )
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
  },
}

function removeLogOf(copy: string): void {
  for (const end of ['-wal', '-shm']) rmSync(copy + end, { force: true })
}
