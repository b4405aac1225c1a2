import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type Copier, copierOf } from '../../backups/copier.ts'
import { AGE, encryptFile } from '../../backups/encrypted.ts'
import { type Command, type ExitCode, type Io, type LocalContext, refuse } from '../command.ts'
import { fileErrorText, outputErrorText } from '../../error-texts.ts'
import { checkCopy } from '../check-copy.ts'

export const backupCommand: Command = {
  name: 'backup',
  slow: true,
  kind: 'local',
  describe:
    'writes a consistent copy of the database, also of a running service, and verifies it; ' +
    'one that ends in .age is encrypted',
  details: [
    'PostgreSQL is copied by pg_dump, which has to be of its version, and the copy is tried in a database' +
      ' of its own on the same server: the role needs CREATEDB.',
  ],
  arguments: [{ name: 'FILE', describe: 'the copy to write; it must not be there yet' }],
  examples: ['backup /mnt/disk/mutual-line-2026-03-02.db'],
  run: async (context, input, io) => {
    const { config } = context
    const target = resolve(input.text('file') ?? '')
    const copier = copierOf(config.databaseUrl.reveal())
    const { file } = copier
    if (file !== null && !existsSync(file)) {
      return refuse(io, fileErrorText(file, { code: 'ENOENT' }))
    }
    if (existsSync(target)) return refuse(io, fileErrorText(target, { code: 'EEXIST' }))
    const recipient = target.endsWith(AGE) ? config.backupRecipient : null
    if (target.endsWith(AGE) && !recipient) {
      return refuse(io, `${target}: set BACKUP_AGE_RECIPIENT, or name a file without ${AGE}`)
    }
    return writeCopy(context, io, { copier, target, recipient })
  },
}

type Wanted = {
  readonly copier: Copier
  readonly target: string
  readonly recipient: string | null
}

async function writeCopy(
  { config, log }: LocalContext,
  io: Io,
  { copier, target, recipient }: Wanted,
): Promise<ExitCode> {
  // One that is to be encrypted is in the clear on no other disk, not for a moment.
  const part = recipient ? `${copier.inTheClear}${basename(target)}.part` : `${target}.part`
  const sealed = `${target}.sealed`
  try {
    for (const left of [part, sealed]) rmSync(left, { force: true })
    await copier.write(part)
    io.progress('copied, not yet verified')
    const { journals, why } = await checkCopy(copier, part, config, log)
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
}
