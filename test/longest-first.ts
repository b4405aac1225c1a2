import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Test files that take minutes. */
const LONGEST = [
  'test/system/package.test.ts',
  'test/system/faults/postgres.test.ts',
  'test/system/faults/killed.test.ts',
  'test/system/faults/postgres-pooler.test.ts',
  'test/system/faults/postgres-connections.test.ts',
  'test/system/going-live.test.ts',
  'test/year/year.long.test.ts',
  'test/core/errands/walker.long.test.ts',
  'test/core/membership/properties.test.ts',
  'test/simulation/simulation.long.test.ts',
]

/** Begins with the files that take minutes, so that at the end none is left to one processor alone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}
