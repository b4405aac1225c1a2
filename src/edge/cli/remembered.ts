import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { sqlitePath } from '../../store/engine/open.ts'

/** What a terminal keeps between commands: who is signed in, or the secret of a sign-in that waits. */
export type Remembered = { readonly token: string | null; readonly handle: string | null }

export const NOTHING_REMEMBERED: Remembered = { token: null, handle: null }

/** Where it is kept, by the database that it is for. */
export type Memory = {
  read(database: string): Remembered
  write(database: string, remembered: Remembered): void
}

const KEPT = z.object({ token: z.string().nullable(), handle: z.string().nullable() })

/** Files that only the user who signs in may read, in `folder`, or where such files belong. */
export function fileMemory(folder: string | null): Memory {
  const where = folder ?? join(homedir(), '.local', 'state', 'mutual-line')
  const pathOf = (database: string) => join(where, `sign-in-${nameOf(database)}`)
  return {
    read: (database) => {
      try {
        return KEPT.parse(JSON.parse(readFileSync(pathOf(database), 'utf8')))
      } catch {
        // None yet, or nothing that we wrote: nobody is signed in.
        return NOTHING_REMEMBERED
      }
    },
    write: (database, remembered) => {
      const path = pathOf(database)
      if (remembered.token === null && remembered.handle === null) {
        rmSync(path, { force: true })
        return
      }
      mkdirSync(where, { recursive: true, mode: 0o700 })
      // Anew, so that it has these rights whatever a file there had.
      rmSync(path, { force: true })
      writeFileSync(path, JSON.stringify(remembered), { mode: 0o600 })
    },
  }
}

/** One name for a database however its path is written; its password is not to be read from it. */
function nameOf(database: string): string {
  const path = sqlitePath(database)
  const text = path === null ? database : resolve(path)
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
