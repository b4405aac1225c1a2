import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Io } from './command.ts'

/** Lines that are put together before they are written. */
const BYTES_PER_WRITE = 64 * 1024

/** Where lines go that may be many: a new file, or the terminal. */
type Output = {
  readonly write: (line: string) => void
  /** What was written stays, under its name. */
  readonly keep: () => void
  /** Nothing of it stays. */
  readonly drop: () => void
}

/**
 * Opens a file to be written, which must not be there yet; it has its name only when it is whole.
 * Without a path lines are printed. Throws what the file system throws.
 */
export function openOutput(path: string | null, io: Io): Output {
  if (path === null) return { write: (line) => io.out(line), keep: () => {}, drop: () => {} }
  const target = resolve(path)
  if (existsSync(target)) throw Object.assign(new Error('is there'), { code: 'EEXIST' })
  const part = `${target}.part`
  const file = openSync(part, 'w', 0o600)
  let waiting = ''
  const flush = () => {
    writeSync(file, waiting)
    waiting = ''
  }
  return {
    write: (line) => {
      waiting += `${line}\r\n`
      if (waiting.length >= BYTES_PER_WRITE) flush()
    },
    keep: () => {
      flush()
      closeSync(file)
      renameSync(part, target)
    },
    drop: () => {
      closeSync(file)
      rmSync(part, { force: true })
    },
  }
}
