import { defineConfig } from 'vitest/config'
import { HOW_TO_RUN } from './test/how-to-run.ts'

const NOT_HERE = ['test/browser/**', 'test/system/**', 'test/**/*.long.test.ts']

/**
 * What puts something else in the place of a module or of the network: each file gets its modules
 * fresh. All others share the modules that
 * were loaded, which saves a third of the work.
 */
const FRESH = [
  'test/core/**/one-more-language.test.ts',
  'test/edge/{carriers,clock,http,wallets}/**/*.test.ts',
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
