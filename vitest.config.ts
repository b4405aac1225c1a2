import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/system/**'],
    globalSetup: ['test/global-postgres.ts'],
    // Against what hangs only: how long a test takes depends on the machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
