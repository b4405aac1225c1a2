import { defineConfig } from 'vitest/config'
import { freshFiles, HOW_TO_RUN } from './test/how-to-run.ts'
import { LongestFirst } from './test/longest-first.ts'
import { keptSeeds, propertyFiles } from './test/seeds.ts'

const LONG = ['test/**/*.long.test.ts']

const FRESH = freshFiles()

/** What takes long: whole histories, simulated towns, properties in full and with seeds that failed. */
export default defineConfig({
  test: {
    ...HOW_TO_RUN,
    // One more than usual: many of them wait for processes that start, stop and are killed.
    maxWorkers: HOW_TO_RUN.maxWorkers + 1,
    globalSetup: ['test/build.ts', 'test/global-postgres.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'long', include: LONG, exclude: FRESH, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'long, fresh',
          include: FRESH.filter((name) => name.endsWith('.long.test.ts')),
        },
      },
      {
        extends: true,
        test: {
          name: 'properties in full',
          include: propertyFiles(),
          isolate: false,
          env: { LONG: 'yes' },
        },
      },
      ...keptSeeds().properties.map((seed) => ({
        extends: true as const,
        test: {
          name: `SEED=${seed}`,
          include: propertyFiles(),
          isolate: false,
          env: { LONG: 'yes', SEED: `${seed}` },
        },
      })),
    ],
  },
})
