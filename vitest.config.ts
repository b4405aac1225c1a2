import { defineConfig } from 'vitest/config'
import { HOW_TO_RUN } from './test/how-to-run.ts'

const NOT_HERE = ['test/browser/**', 'test/system/**', 'test/**/*.long.test.ts']

/**
 * Tests of what keeps nothing between two calls share the modules that were loaded, which saves a
 * third of the work; but for the one that puts something else in the place of a module. Whatever
 * has processes, sockets and libraries with a state of their own gets each file fresh.
 */
const STATELESS =
  'test/{core,store,app,stories,conversations,corpora}/**/!(one-more-language).test.ts'

/** What a person runs: nothing outside npm, both engines, a few minutes. */
export default defineConfig({
  test: {
    ...HOW_TO_RUN,
    globalSetup: ['test/global-postgres.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'inside', include: [STATELESS], exclude: NOT_HERE, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'outside',
          include: ['test/**/*.test.ts'],
          exclude: [...NOT_HERE, STATELESS],
        },
      },
    ],
  },
})
