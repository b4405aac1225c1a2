import { copyFileSync } from 'node:fs'
import { startChild } from './child.ts'
import type { WriteOrder, WriteResult } from './writes.ts'

const ROUNDS = 8
const SECONDS = 1
const WARM_SECONDS = 0.5

export const GROUPS_SAID = `${ROUNDS} rounds of ${SECONDS} s for each way`

export type Group = {
  readonly atOnce: number
  /** Writes per second through the store and by hand, of each round. */
  readonly store: readonly number[]
  readonly hand: readonly number[]
  readonly writes: number
}

/** The same rows through the store and in batches made by hand, in turns, in one process. */
export async function measureGroups(
  directory: string,
  town: string,
  sizes: readonly number[],
): Promise<Group[]> {
  const paths = ['store', 'hand'].map((way) => `${directory}/writes-${way}.db`)
  for (const path of paths) copyFileSync(town, path)
  const child = startChild('writes', paths)
  const write = (order: WriteOrder) => child.ask<WriteResult>(order)
  const groups: Group[] = []
  try {
    for (const atOnce of sizes) {
      const rates = { store: [] as number[], hand: [] as number[] }
      let writes = 0
      for (const way of WAYS) await write({ way, atOnce, seconds: WARM_SECONDS })
      for (let round = 1; round <= ROUNDS; round += 1) {
        for (const way of round % 2 === 1 ? WAYS : WAYS.toReversed()) {
          const result = await write({ way, atOnce, seconds: SECONDS })
          rates[way].push(result.perSecond)
          writes += result.writes
        }
      }
      groups.push({ atOnce, ...rates, writes })
    }
  } finally {
    await child.stop()
  }
  return groups
}

const WAYS = ['store', 'hand'] as const
