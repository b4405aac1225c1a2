import { spawnSync } from 'node:child_process'
import { MAIN } from '../../program.ts'
import type { Line } from './line.ts'

export type Ran = { readonly status: number | null; readonly said: string }

/** Runs a command of the built program on a line; what it said, on both ways out. */
export function run(
  line: Pick<Line, 'folder' | 'env'>,
  words: readonly string[],
  main = MAIN,
): Ran {
  const options = { cwd: line.folder, env: line.env, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], options)
  return { status, said: stdout + stderr }
}
