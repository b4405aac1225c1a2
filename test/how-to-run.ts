import { readdirSync, readFileSync, statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Memory that looks like a folder, where a system has it: databases need no disk to be tested. */
const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 2 * 2 ** 30

/** Against what hangs only: how long a test takes depends on the machine. */
const TIMEOUT_MS = 120_000
const POLL_MS = 30_000

/**
 * The limit of a test that takes long, in ms. A soak runs beside other work for hours: there a limit
 * is only for what hangs, as a slow machine is no fault of a seed.
 */
export function limitMs(usual: number): number {
  return process.env['SOAK'] ? usual * 20 : usual
}

/** What all suites have in common. */
export const HOW_TO_RUN = {
  // One for each processor: while one test waits for PostgreSQL, another works.
  maxWorkers: Math.max(2, availableParallelism()),
  testTimeout: limitMs(TIMEOUT_MS),
  hookTimeout: limitMs(TIMEOUT_MS),
  // The same for what is waited for: a second is short where another test has the processor.
  expect: { poll: { timeout: POLL_MS } },
  env: hasMemory() ? { TMPDIR: MEMORY } : {},
}

/** Nothing is lost with it but waiting: the tests end processes, they do not cut the power. */
function hasMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > ENOUGH_BYTES
  } catch {
    return false
  }
}

/** What puts something else in the place of a module or of the network. */
const PUTS_ELSE = /from 'nock'|\bvi\.(?:mock|doMock)\(/

/** The rooms whose tests have sockets and signals of their own. */
const WITH_SOCKETS = /^test\/edge\/(?:carriers|clock|http|wallets)\//

/**
 * The test files, from the root, that get their modules fresh. All others of a suite share the modules
 * that were loaded, which saves a third of the work.
 */
export function freshFiles(): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name}`)
    .filter((path) => WITH_SOCKETS.test(path) || PUTS_ELSE.test(readFileSync(path, 'utf8')))
}
