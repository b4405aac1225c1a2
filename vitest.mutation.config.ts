import { defineConfig } from 'vitest/config'
import { instrumentAll } from './test/mutation/sources.ts'

const { sources } = instrumentAll()

/** What `npm run mutate` runs: the tests of the core on sources that hold all their mutants. */
export default defineConfig({
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      resolveId: (name, importer) =>
        name === 'vitest' && importer?.includes('/test/core/')
          ? new URL('test/mutation/collect.ts', import.meta.url).pathname
          : null,
      load: (id) => sources.get(id) ?? null,
    },
  ],
  test: { include: ['test/mutation/score.ts'], provide: { postgresUrl: null } },
})
