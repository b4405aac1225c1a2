import { execFile } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROGRAM_FOLDER } from '../../package-files.ts'
import type { WriteCopy } from './keeper.ts'

/** A country's database is copied and verified in less. */
const PATIENCE_MS = 2 * 60 * 60 * 1000

/**
 * Writes a copy with the command `backup`, in a process of its own: to copy and verify takes seconds
 * to minutes of a processor, in which nobody could call.
 */
export const writeCopy: WriteCopy = (path, stops) => {
  const main = fileURLToPath(new URL(`main${extname(import.meta.url)}`, PROGRAM_FOLDER))
  const command = [...process.execArgv, main, 'backup', path]
  return new Promise((resolve) => {
    const options = { signal: stops, timeout: PATIENCE_MS, encoding: 'utf8' } as const
    execFile(process.execPath, command, options, (error, _out, said) => {
      resolve(error ? said.trim().split('\n')[0] || error.message : null)
    })
  })
}
