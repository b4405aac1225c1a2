import { accessSync, constants, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a database stands in: itself, its log, and what its processes share. */
const ENDS = ['', '-wal', '-shm'] as const

/** A write of a usual size still fits. */
const FREE_BYTES_MIN = 1024 * 1024

const WRITE_BITS = 0o222

export type SqliteFiles = {
  /**
   * Files of the database that were deleted or replaced since it was opened: what is written goes
   * where nobody will find it.
   */
  gone(): string[]
  /** The same, and what keeps them from being written. */
  faults(): string[]
}

/** Watches the files of a database that is open: the database goes on with those it has opened. */
export function watchFiles(path: string): SqliteFiles {
  const own = new Map<string, string>()
  for (const end of ENDS) note(path + end)

  /** What a file is, whatever its name. */
  function note(file: string): string | null {
    const found = statSync(file, { throwIfNoEntry: false })
    const id = found ? `${found.dev}/${found.ino}` : null
    if (id !== null && !own.has(file)) own.set(file, id)
    return id
  }

  function gone(): string[] {
    const lost: string[] = []
    for (const end of ENDS) {
      const file = path + end
      const id = note(file)
      if (id === (own.get(file) ?? null)) continue
      lost.push(`${file} was ${id === null ? 'deleted' : 'replaced'} under the service`)
    }
    return lost
  }

  function faults(): string[] {
    const lost = gone()
    return lost.length > 0 ? lost : [...readOnly(path), ...fullDisk(path)]
  }

  return { gone, faults }
}

function readOnly(path: string): string[] {
  const files = [path, `${path}-wal`].filter((file) => statSync(file, { throwIfNoEntry: false }))
  return [...files, dirname(path)]
    .filter((file) => !isWritable(file))
    .map((file) => `${file} may not be written`)
}

/** The super-user may write what nobody else may: that is not meant either. */
function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return (statSync(file).mode & WRITE_BITS) !== 0
  } catch {
    return false
  }
}

function fullDisk(path: string): string[] {
  const { bavail, bsize } = statfsSync(dirname(path))
  return bavail * bsize < FREE_BYTES_MIN ? [`the disk of ${path} is full`] : []
}
