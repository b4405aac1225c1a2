import { copyFileSync, rmSync } from 'node:fs'
import { startCompiled } from './child.ts'
import { shareOf } from './code.ts'
import { median, ratiosOf } from './figures.ts'
import type { ImportOrder, ImportResult } from './import-file.ts'
import type { Part } from './part.ts'
import { registerOf } from './registers.ts'

const MEMBERS = shareOf(100_000)
const ROUNDS = 3

/** Calls of a running service beside an import, and how long none of them may take. */
const BESIDE_EVERY_MS = 20
const BESIDE_AT_MOST_MS = 250

/** What a machine with little memory can spare beside the service. */
const MEMORY_MB = 300
const WAYS = ['ours', 'hand'] as const

/** A members file, from its bytes to the last row, beside the same rows by plain SQL. */
export const importing: Part = {
  name: 'import',
  measure: async (directory) => {
    const took = { ours: [] as number[], hand: [] as number[] }
    const peaksMb: number[] = []
    const rows = new Set<string>()
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const way of round % 2 === 1 ? WAYS : WAYS.toReversed()) {
        const result = await importInto(directory, way)
        took[way].push(result.seconds)
        if (way === 'ours') peaksMb.push(result.peakMb)
        rows.add(JSON.stringify(result.rows))
      }
    }
    if (rows.size > 1) throw new Error(`not the same rows: ${[...rows].join(' ')}`)
    const { besideMs } = await importInto(directory, 'ours', BESIDE_EVERY_MS)
    const beside = besideMs.toSorted((a, b) => a - b)
    const at = (share: number) => beside[Math.ceil(share * beside.length) - 1] ?? 0
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
    const delay = {
      what: 'the longest write of somebody else while members are imported',
      against: `${BESIDE_AT_MOST_MS} ms`,
      ratios: [at(1) / BESIDE_AT_MOST_MS],
      wanted: 1,
      atMost: true,
    }
    const each = (seconds: readonly number[]) => `${median(seconds).toFixed(1)} s`
    const said =
      `Import: ${ROUNDS} rounds of households of two, ${each(took.ours)} from the bytes of the ` +
      `file and ${each(took.hand)} by hand; the importing process had ${Math.max(...peaksMb).toFixed(0)} MB at most. ` +
      `Of ${beside.length} writes of somebody else, one each ${BESIDE_EVERY_MS} ms, half took ${at(0.5).toFixed(0)} ms, ` +
      `99 % ${at(0.99).toFixed(0)} ms and the longest ${at(1).toFixed(0)} ms at most, from when it was due.`
    return { figures: [figure, memory, delay], said: [said] }
  },
}

const TRIED =
  'Tried and kept: 250 households in a write, dates read without the calendar library, letters ' +
  'looked at one by one only in names that have more than plain ones, texts of statements made ' +
  'once. Reading the file is about a third of it: the parser of CSV and that of phone numbers.'

async function importInto(
  directory: string,
  way: (typeof WAYS)[number],
  besideEveryMs = 0,
): Promise<ImportResult> {
  const path = `${directory}/import.db`
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  copyFileSync(await registerOf(directory, 0), path)
  const child = startCompiled('import-file', directory, [way, path, `${directory}/import.log`])
  try {
    return await child.ask<ImportResult>({ members: MEMBERS, besideEveryMs } satisfies ImportOrder)
  } finally {
    await child.stop()
  }
}
