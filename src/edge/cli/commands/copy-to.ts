import { existsSync } from 'node:fs'
import { verify } from '../../../app/verify/verify.ts'
import { instant } from '../../../core/dates.ts'
import { copyToPostgres } from '../../../store/engine/copy-to-postgres.ts'
import { acquireWriterLock } from '../../../store/engine/lock.ts'
import { requireMigrated } from '../../../store/engine/migrate.ts'
import { openStore, sqlitePath } from '../../../store/engine/open.ts'
import { type Command, type ExitCode, type Io, type LocalContext, refuse } from '../command.ts'
import { onStore } from '../context.ts'
import { fileErrorText } from '../../error-texts.ts'

export const copyToCommand: Command = {
  name: 'copy-to',
  slow: true,
  kind: 'local',
  describe: 'copies the whole SQLite database to an empty one of PostgreSQL, and verifies it there',
  details: [
    'Stop the service first. All is copied or nothing; every row is read back and compared, and the books' +
      ' are verified, before it counts. The SQLite file stays as it is.',
    'A password in the URL can be read by every user of the machine while this runs: leave it out and' +
      ' set PGPASSWORD.',
  ],
  arguments: [{ name: 'URL', describe: 'postgres://USER@HOST/DATABASE' }],
  examples: ['copy-to postgres://line@db.example/line'],
  run: async (context, input, io) => {
    const url = input.text('url') ?? ''
    const path = sqlitePath(context.config.databaseUrl.reveal())
    if (path === null) return refuse(io, 'DATABASE_URL is not SQLite: there is nothing to copy')
    if (!/^postgres(ql)?:\/\//.test(url)) {
      return refuse(io, 'what is copied to begins with postgres://')
    }
    if (!existsSync(path)) return refuse(io, fileErrorText(path, { code: 'ENOENT' }))
    const lock = acquireWriterLock(path)
    if (!lock) return refuse(io, `a service is running on ${path}: stop it first`)
    try {
      return await copy(context, io, { path, url })
    } finally {
      lock.release()
    }
  },
}

async function copy(
  { config, log }: LocalContext,
  io: Io,
  { path, url }: { readonly path: string; readonly url: string },
): Promise<ExitCode> {
  const source = await openStore(`sqlite:${path}`, { readOnly: true, onFatal: () => undefined })
  let journals = 0
  try {
    await requireMigrated(source)
    const rows = await copyToPostgres(source, url, {
      now: instant(Date.now()),
      check: (store) =>
        onStore(config, log, store, async ({ ports }) => {
          const verified = await verify(ports, null, io.progress)
          journals = verified.journals
          const [first] = verified.findings
          return first ? `${first.what}: not so that ${first.check}` : null
        }),
      tell: (table, count) => io.progress(`${table}: ${count} rows`),
    })
    io.out(`copied and verified: ${rows} rows, ${journals} journals`)
    io.out(`set DATABASE_URL to where they are now; nothing may be started on ${path} any more`)
    return 0
  } finally {
    await source.close()
  }
}
