import { defineConfig } from 'vitest/config'
import { freshFiles, HOW_TO_RUN } from './test/how-to-run.ts'

const NOT_HERE = ['test/browser/**', 'test/system/**', 'test/**/*.long.test.ts']

const FRESH = freshFiles()

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
