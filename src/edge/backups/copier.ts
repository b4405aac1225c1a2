import { copyFileSync, rmSync } from 'node:fs'
import { instant } from '../../core/dates.ts'
import { migrate, pendingMigrations } from '../../store/engine/migrate.ts'
import { openStore, sqlitePath } from '../../store/engine/open.ts'
import { inScratch } from '../../store/engine/postgres-databases.ts'
import { copySqlite, requireSound } from '../../store/engine/sqlite-backup.ts'
import { dump, fillFrom } from './postgres-tools.ts'

/** How the copies of one engine are written and looked through. */
export type Copier = {
  /** With what the name of a copy ends. */
  readonly ending: 'db' | 'dump'
  /** The database's own file, where it has one. */
  readonly file: string | null
  /**
   * Where a copy stands in the clear that is to be encrypted: on the disk of the database, or where
   * the program runs. Its name goes behind this.
   */
  readonly inTheClear: string
  /** Writes a consistent copy to a file that is not there yet, also while a service is at work. */
  write(path: string): Promise<void>
  /**
   * Gives `look` the URL of a database that holds what the copy holds, brought to this version
   * where it is of an earlier one. The copy itself stays as it is. Throws `DatabaseRefusedError`
   * when it is not sound.
   */
  tried<T>(path: string, look: (databaseUrl: string) => Promise<T>): Promise<T>
}

export function copierOf(databaseUrl: string): Copier {
  const path = sqlitePath(databaseUrl)
  return path === null ? ofPostgres(databaseUrl) : ofSqlite(path)
}

function ofSqlite(file: string): Copier {
  return {
    ending: 'db',
    file,
    inTheClear: `${file}.copying-`,
    write: async (path) => copySqlite(file, path),
    tried: async (path, look) => {
      requireSound(path)
      if (!(await isEarlier(path))) return look(`sqlite:${path}`)
      const scratch = `${path}.tried`
      try {
        copyFileSync(path, scratch)
        await upgrade(`sqlite:${scratch}`)
        return await look(`sqlite:${scratch}`)
      } finally {
        for (const end of ['', '-wal', '-shm']) rmSync(scratch + end, { force: true })
      }
    },
  }
}

/** A copy is restored into a database of its own on the same server to be looked through. */
function ofPostgres(url: string): Copier {
  return {
    ending: 'dump',
    file: null,
    inTheClear: 'mutual-line.copying-',
    write: (path) => dump(url, path),
    tried: (path, look) =>
      inScratch(url, instant(Date.now()), async (scratch) => {
        await fillFrom(path, scratch)
        await upgrade(scratch)
        return look(scratch)
      }),
  }
}

async function isEarlier(path: string): Promise<boolean> {
  const store = await openStore(`sqlite:${path}`, { readOnly: true, onFatal: () => undefined })
  try {
    return (await pendingMigrations(store)).length > 0
  } finally {
    await store.close()
  }
}

/** Brings a database that nobody works on to this version. */
export async function upgrade(databaseUrl: string): Promise<void> {
  const store = await openStore(databaseUrl, { onFatal: () => undefined })
  try {
    await migrate(store, instant(Date.now()))
  } finally {
    await store.close()
  }
}
