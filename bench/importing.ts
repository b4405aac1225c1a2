import { copyFileSync, rmSync } from 'node:fs'
import { startCompiled } from './child.ts'
import { median, ratiosOf } from './figures.ts'
import type { ImportOrder, ImportResult } from './import-file.ts'
import type { Part } from './part.ts'
import { registerOf } from './registers.ts'

const MEMBERS = 100_000
const ROUNDS = 3

/** What a machine with little memory can spare beside the service. */
const MEMORY_MB = 300
const WAYS = ['ours', 'hand'] as const

/** A members file, from its bytes to the last row, beside the same rows by plain SQL. */
export const importing: Part = {
  name: 'import',
  measure: async (directory) => {
    const took = { ours: [] as number[], hand: [] as number[] }
    const peaksMb: number[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const way of round % 2 === 1 ? WAYS : WAYS.toReversed()) {
        const result = await importInto(directory, way)
        took[way].push(result.seconds)
        if (way === 'ours') peaksMb.push(result.peakMb)
      }
    }
    const figure = {
      what: `${MEMBERS.toLocaleString('en')} members imported from a file`,
      against: 'the same rows by plain SQL',
      ratios: ratiosOf(took.ours, took.hand),
      wanted: 3,
      atMost: true,
      tried: TRIED,
    }
    const memory = {
      what: `memory of importing ${MEMBERS.toLocaleString('en')} members from a file`,
      against: `${MEMORY_MB} MB`,
      ratios: peaksMb.map((peakMb) => peakMb / MEMORY_MB),
      wanted: 1,
      atMost: true,
    }
    const each = (seconds: readonly number[]) => `${median(seconds).toFixed(1)} s`
    const said =
      `Import: ${ROUNDS} rounds of households of two, ${each(took.ours)} from the bytes of the ` +
      `file and ${each(took.hand)} by hand; the importing process had ${Math.max(...peaksMb).toFixed(0)} MB at most.`
    return { figures: [figure, memory], said: [said] }
  },
}

const TRIED =
  'Tried and kept: 250 households in a write, dates read without the calendar library, letters ' +
  'looked at one by one only in names that have more than plain ones, texts of statements made ' +
  'once. Reading the file is about a third of it: the parser of CSV and that of phone numbers.'

async function importInto(directory: string, way: (typeof WAYS)[number]): Promise<ImportResult> {
  const path = `${directory}/import.db`
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  copyFileSync(await registerOf(directory, 0), path)
  const child = startCompiled('import-file', directory, [way, path, `${directory}/import.log`])
  try {
    return await child.ask<ImportResult>({ members: MEMBERS } satisfies ImportOrder)
  } finally {
    await child.stop()
  }
}
