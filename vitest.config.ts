import { defineConfig } from 'vitest/config'
import { HOW_TO_RUN } from './test/how-to-run.ts'

/** What a person runs: nothing outside npm, both engines, a few minutes. */
export default defineConfig({
  test: {
    ...HOW_TO_RUN,
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/system/**', 'test/**/*.long.test.ts'],
    globalSetup: ['test/global-postgres.ts'],
  },
})
