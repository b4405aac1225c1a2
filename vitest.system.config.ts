import { defineConfig } from 'vitest/config'
import { limitMs } from './test/how-to-run.ts'
import { LongestFirst } from './test/longest-first.ts'

/**
 * Tests that need a Debian package (hledger, libreoffice-calc-nogui, libfaketime, kannel, strace,
 * postgresql, pgbouncer), or that break a built service.
 */
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    sequence: { sequencer: LongestFirst },
    // Most of their time they wait: for leases that run out, slow disks, clocks.
    maxWorkers: 3,
    testTimeout: limitMs(600_000),
    hookTimeout: limitMs(120_000),
  },
})
