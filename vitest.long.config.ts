import { defineConfig } from 'vitest/config'
import { HOW_TO_RUN } from './test/how-to-run.ts'
import { keptSeeds, propertyFiles } from './test/seeds.ts'

const LONG = ['test/**/*.long.test.ts']

/** What takes long: whole histories, simulated towns, properties in full and with seeds that failed. */
export default defineConfig({
  test: {
    ...HOW_TO_RUN,
    globalSetup: ['test/global-postgres.ts'],
    projects: [
      { extends: true, test: { name: 'long', include: LONG } },
      {
        extends: true,
        test: { name: 'properties in full', include: propertyFiles(), env: { LONG: 'yes' } },
      },
      ...keptSeeds().properties.map((seed) => ({
        extends: true as const,
        test: {
          name: `SEED=${seed}`,
          include: propertyFiles(),
          env: { LONG: 'yes', SEED: `${seed}` },
        },
      })),
    ],
  },
})
