import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

/** What every system takes for the path of a socket; Linux has 107 bytes, others a few less. */
const PATH_BYTES_MAX = 100

/**
 * Where the service on a database file listens for commands: beside the file, or, where that path
 * is too long for a socket, under a short name in a directory of this user alone.
 */
export function controlPath(databasePath: string): string {
  const path = `${settled(databasePath)}.sock`
  if (Buffer.byteLength(path) <= PATH_BYTES_MAX) return path
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return join(ownDirectory(), `${name}.sock`)
}

/** The same path for a file however it is named: its directory may be a link. */
function settled(databasePath: string): string {
  const path = resolve(databasePath)
  try {
    return join(realpathSync(dirname(path)), basename(path))
  } catch {
    return path
  }
}

/** Whoever else could put a socket there would be sent the members' files. */
function ownDirectory(): string {
  const { uid } = userInfo()
  const path = join(tmpdir(), `mutual-line-${uid}`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  const isOwn = found.isDirectory() && (uid === -1 || found.uid === uid)
  if (!isOwn || (found.mode & 0o077) !== 0) {
    throw new Error(`${path} is not a directory of this user alone`)
  }
  return path
}
