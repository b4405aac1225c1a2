import { copyFileSync, rmSync } from 'node:fs'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { median, ratiosOf } from './figures.ts'
import type { ByHandOrder } from './households-by-hand.ts'
import type { OpenedResult } from './open-books.ts'
import type { Part } from './part.ts'
import { registerOf } from './registers.ts'

/** `BENCH_HOUSEHOLDS` has it try fewer. */
const HOUSEHOLDS = Number(process.env['BENCH_HOUSEHOLDS'] ?? 100_000)
const ROUNDS = 3
const WAYS = ['ours', 'hand'] as const

/** The books of a mutual opened from a file, beside the same rows by plain SQL. */
export const opening: Part = {
  name: 'opening',
  isLong: true,
  measure: async (directory) => {
    const register = `${directory}/unopened-${HOUSEHOLDS}.db`
    await fill(register, directory)
    const took = { ours: [] as number[], hand: [] as number[] }
    for (let round = 1; round <= ROUNDS; round += 1) {
      // By hand the rows are those that ours wrote, so that it comes after.
      for (const way of WAYS) took[way].push(await opened(way, register, directory))
    }
    const figure = {
      what: `books opened with ${HOUSEHOLDS.toLocaleString('en')} households`,
      against: 'the same rows by plain SQL',
      ratios: ratiosOf(took.ours, took.hand),
      wanted: 3,
      atMost: true,
      tried: TRIED,
    }
    const each = (seconds: readonly number[]) => `${median(seconds).toFixed(1)} s`
    const said =
      `Opening: ${ROUNDS} rounds, ${each(took.ours)} from the bytes of the file to the last journal ` +
      `and ${each(took.hand)} by hand, where rows and hashes were made beforehand.`
    return { figures: [figure], said: [said] }
  },
}

const TRIED =
  'Households are staged 500 in a write, so that no call waits long, and their journals as many; ' +
  'each page is loaded by one query for each table, and what is posted by none.'

/** A register of households of two whom nothing has been charged. */
async function fill(path: string, directory: string): Promise<void> {
  copyFileSync(await registerOf(directory, 0), path)
  const child = startChild('households-by-hand', [path], LONG_ANSWER_MS)
  try {
    await child.ask({ households: HOUSEHOLDS } satisfies ByHandOrder)
  } finally {
    await child.stop()
  }
}

async function opened(
  way: (typeof WAYS)[number],
  register: string,
  directory: string,
): Promise<number> {
  const path = `${directory}/opened-${way}.db`
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  copyFileSync(register, path)
  const args = [way, path, `${directory}/opened-ours.db`, `${directory}/open.log`]
  const child = startChild('open-books', args, LONG_ANSWER_MS)
  try {
    const { seconds, households } = await child.ask<OpenedResult>({})
    if (households !== HOUSEHOLDS) throw new Error(`${households} were opened ${way}`)
    return seconds
  } finally {
    await child.stop()
  }
}
