import { defineConfig } from 'vitest/config'
import { limitMs } from './test/how-to-run.ts'

/** Tests that need a Debian package: hledger, libreoffice-calc-nogui, libfaketime, kannel. */
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts'],
    testTimeout: limitMs(300_000),
    hookTimeout: limitMs(120_000),
  },
})
