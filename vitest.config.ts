import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { HOW_TO_RUN } from './test/how-to-run.ts'

const NOT_HERE = ['test/browser/**', 'test/system/**', 'test/**/*.long.test.ts']

/** What puts something else in the place of a module or of the network. */
const PUTS_ELSE = /from 'nock'|\bvi\.(?:mock|doMock)\(/

/**
 * Files that get their modules fresh: those, and the rooms whose tests have sockets and signals of
 * their own. All others share the modules that were loaded, which saves a third of the work.
 */
const FRESH = [
  'test/edge/{carriers,clock,http,wallets}/**/*.test.ts',
  ...readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name}`)
    .filter((path) => PUTS_ELSE.test(readFileSync(path, 'utf8'))),
]

/** What a person runs: nothing outside npm, both engines, a few minutes. */
export default defineConfig({
  test: {
    ...HOW_TO_RUN,
    globalSetup: ['test/global-postgres.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...NOT_HERE, ...FRESH],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'fresh', include: FRESH, exclude: NOT_HERE } },
    ],
  },
})
