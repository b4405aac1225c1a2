import { copyFileSync, existsSync } from 'node:fs'
import { fillYear } from './assembly-year.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import type { Part } from './part.ts'
import { registerOf } from './registers.ts'
import type { ReportResult } from './report-year.ts'

/** `BENCH_HOUSEHOLDS` has it try fewer. */
const HOUSEHOLDS = Number(process.env['BENCH_HOUSEHOLDS'] ?? 100_000)
const ROUNDS = 3

/** The report of a year to the assembly, beside the sums of it by plain SQL. */
export const assembly: Part = {
  name: 'assembly',
  isLong: true,
  measure: async (directory) => {
    const path = `${directory}/year-${HOUSEHOLDS}.db`
    if (!existsSync(path)) {
      copyFileSync(await registerOf(directory, HOUSEHOLDS), path)
      fillYear(path)
    }
    const ratios: number[] = []
    let last: { ours: number; hand: number } = { ours: 0, hand: 0 }
    for (let round = 1; round <= ROUNDS; round += 1) {
      const [ours, hand] = [await reported('ours', path), await reported('hand', path)]
      if (String(ours.figures) !== String(hand.figures))
        throw new Error(`ours ${String(ours.figures)}, by hand ${String(hand.figures)}`)
      ratios.push(ours.seconds / hand.seconds)
      last = { ours: ours.seconds, hand: hand.seconds }
    }
    const figure = {
      what: `the report of a year to the assembly, ${HOUSEHOLDS.toLocaleString('en')} households`,
      against: 'its sums by plain SQL',
      ratios,
      wanted: 3,
      atMost: true,
      tried: TRIED,
    }
    const said = `Assembly: ${ROUNDS} rounds, ${last.ours.toFixed(1)} s and by hand ${last.hand.toFixed(1)} s in the last; each found the same figures.`
    return { figures: [figure], said: [said] }
  },
}

const TRIED = 'All movements of the books are summed in one pass, by month and pair of accounts.'

async function reported(way: 'ours' | 'hand', path: string): Promise<ReportResult> {
  const child = startChild('report-year', [way, path], LONG_ANSWER_MS)
  try {
    return await child.ask<ReportResult>({})
  } finally {
    await child.stop()
  }
}
