import { defineConfig } from 'vitest/config'

/** Tests that need a Debian package: hledger, libreoffice-calc-nogui, libfaketime, kannel. */
export default defineConfig({
  test: { include: ['test/system/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 },
})
