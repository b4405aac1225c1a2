import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sqlitePath } from '../store/engine/open.ts'

/** Bytes that are free where the database is; on PostgreSQL, where the service runs. */
export async function diskFree(databaseUrl: string): Promise<number | null> {
  const path = sqlitePath(databaseUrl)
  try {
    const { bavail, bsize } = await statfs(path === null ? '.' : dirname(path))
    return bavail * bsize
  } catch {
    return null
  }
}
