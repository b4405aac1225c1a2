import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AGE, decryptFile } from '../../backups/encrypted.ts'
import { sqlitePath } from '../../../store/engine/open.ts'
import { type Command, refuse } from '../command.ts'
import { fileErrorText } from '../../error-texts.ts'
import { restorePostgres } from '../restore-postgres.ts'
import { restoreSqlite } from '../restore-sqlite.ts'

export const restoreCommand: Command = {
  name: 'restore',
  slow: true,
  kind: 'local',
  describe: 'verifies a copy and puts it in the place of the database; stop the service first',
  details: ['What was there before is kept, on PostgreSQL as a database of another name.'],
  arguments: [{ name: 'FILE', describe: 'a copy that backup wrote' }],
  options: [
    { flags: '--identity <keyfile>', describe: 'the age key file for a copy that ends in .age' },
  ],
  examples: ['restore /mnt/disk/mutual-line-2026-03-02.db'],
  run: async (context, input, io) => {
    const source = resolve(input.text('file') ?? '')
    const path = sqlitePath(context.config.databaseUrl.reveal())
    if (!existsSync(source)) return refuse(io, fileErrorText(source, { code: 'ENOENT' }))
    const isSealed = source.endsWith(AGE)
    const identity = input.text('identity')
    if (isSealed && !identity) {
      return refuse(io, `${source}: encrypted; name its age key file with --identity KEYFILE`)
    }
    const open = isSealed && identity ? (to: string) => decryptFile(source, to, identity) : null
    if (path !== null) return restoreSqlite(context, io, { source, path, open })
    return restorePostgres(context, io, { source, open })
  },
}
