import { copyFileSync } from 'node:fs'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import type { Part } from './part.ts'
import { registerOf } from './registers.ts'
import type { RemindResult } from './remind-members.ts'

const MEMBERS = 100_000
const ROUNDS = 3

/** What is queued for everybody on the day rights close, beside the same rows by plain SQL. */
export const reminders: Part = {
  name: 'reminders',
  measure: async (directory) => {
    const ratios: number[] = []
    let seconds = 0
    let longestWaitMs = 0
    for (let round = 1; round <= ROUNDS; round += 1) {
      const [ours, hand] = await remindBoth(directory, round)
      ratios.push(ours.seconds / hand.seconds)
      seconds = ours.seconds
      longestWaitMs = Math.max(longestWaitMs, ours.longestWaitMs ?? 0)
    }
    const figure = {
      what: `reminders queued for ${MEMBERS.toLocaleString('en')} members in arrears`,
      against: 'the same rows by plain SQL',
      ratios,
      wanted: 3,
      atMost: true,
      tried: TRIED,
    }
    const said =
      `Reminders: ${ROUNDS} rounds, each on a fresh copy of the register, ${seconds.toFixed(1)} s in ` +
      `the last; a write of somebody else meanwhile took ${Math.ceil(longestWaitMs)} ms at most.`
    return { figures: [figure], said: [said] }
  },
}

const TRIED =
  'Households and what they were told are read by the page, messages and notes written by the page, ' +
  'with statements, texts and days made once. What remains is to hand rows over from SQLite, and ' +
  'for each member a standing, a text and its length.'

async function remindBoth(directory: string, round: number): Promise<[RemindResult, RemindResult]> {
  const paths = {
    ours: `${directory}/remind-ours-${round}.db`,
    hand: `${directory}/remind-${round}.db`,
  }
  for (const path of Object.values(paths)) copyFileSync(await registerOf(directory, MEMBERS), path)
  const run = async (way: 'ours' | 'hand', other: string) => {
    const child = startChild('remind-members', [way, paths[way], other], LONG_ANSWER_MS)
    try {
      const result = await child.ask<RemindResult>({})
      if (result.messages !== MEMBERS) throw new Error(`${result.messages} messages`)
      return result
    } finally {
      await child.stop()
    }
  }
  return [await run('ours', ''), await run('hand', paths.ours)]
}
