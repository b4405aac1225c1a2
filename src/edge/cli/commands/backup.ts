import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AGE, encryptFile } from '../../backups/encrypted.ts'
import { sqlitePath } from '../../../store/engine/open.ts'
import { copySqlite } from '../../../store/engine/sqlite-backup.ts'
import { type Command, refuse } from '../command.ts'
import { fileErrorText, outputErrorText } from '../../error-texts.ts'
import { checkCopy } from '../check-copy.ts'

export const backupCommand: Command = {
  name: 'backup',
  kind: 'local',
  describe:
    'writes a consistent copy of the database, also of a running service, and verifies it; ' +
    'one that ends in .age is encrypted',
  arguments: [{ name: 'FILE', describe: 'the copy to write; it must not be there yet' }],
  examples: ['backup /mnt/disk/mutual-line-2026-03-02.db'],
  run: async ({ config, log }, input, io) => {
    const target = resolve(input.text('file') ?? '')
    const path = sqlitePath(config.databaseUrl.reveal())
    if (path === null) return refuse(io, 'PostgreSQL is backed up by its own tools: pg_dump')
    if (!existsSync(path)) return refuse(io, fileErrorText(path, { code: 'ENOENT' }))
    if (existsSync(target)) return refuse(io, fileErrorText(target, { code: 'EEXIST' }))
    const recipient = target.endsWith(AGE) ? config.backupRecipient : null
    if (target.endsWith(AGE) && !recipient) {
      return refuse(io, `${target}: set BACKUP_AGE_RECIPIENT, or name a file without ${AGE}`)
    }
    // One that is to be encrypted is in the clear on no other disk, not for a moment.
    const part = recipient ? `${path}.copying-${basename(target)}.part` : `${target}.part`
    const sealed = `${target}.sealed`
    try {
      for (const left of [part, sealed]) rmSync(left, { force: true })
      copySqlite(path, part)
      const { journals, why } = await checkCopy(part, config, log)
      if (why) return refuse(io, `${target}: the copy is not sound: ${why}`)
      if (recipient) await encryptFile(part, sealed, recipient)
      renameSync(recipient ? sealed : part, target)
      io.out(`${target}: written and verified, ${journals} journals`)
      return 0
    } catch (error) {
      return refuse(io, outputErrorText(target, error))
    } finally {
      for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true })
      rmSync(sealed, { force: true })
    }
  },
}
