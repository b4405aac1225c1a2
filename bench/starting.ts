import { ratiosOf } from './figures.ts'
import type { Part } from './part.ts'
import { MANY } from './registers.ts'
import { ownCopy, removeDatabase, startService } from './service.ts'

const ROUNDS = 5

/** A restart is an outage, and must not become one of minutes with the register. */
const WANTED = 2

/** The built service from its start to the first yes of `/readyz`, with a million members and with none. */
export const starting: Part = {
  name: 'starting',
  measure: async (directory) => {
    const many = await ownCopy(directory, 'starting', MANY)
    const none = await ownCopy(directory, 'starting', 0)
    const seconds = { many: [] as number[], none: [] as number[] }
    // Once each before it counts: what is read first comes from the disk.
    for (let round = -1; round < ROUNDS; round += 1) {
      const took = { many: await startOnce(many), none: await startOnce(none) }
      if (round < 0) continue
      seconds.many.push(took.many)
      seconds.none.push(took.none)
    }
    for (const path of [many, none]) removeDatabase(path)
    const said = (all: readonly number[]) => `${Math.max(...all).toFixed(1)} s`
    const members = MANY.toLocaleString('en')
    return {
      figures: [
        {
          what: `from start to ready, ${members} members`,
          against: 'the same without a member',
          ratios: ratiosOf(seconds.many, seconds.none),
          wanted: WANTED,
          atMost: true,
        },
      ],
      said: [
        `Starting: ${ROUNDS} rounds; ${said(seconds.many)} at most with ${members} members, ${said(seconds.none)} with none.`,
      ],
    }
  },
}

/** Seconds from the start of the process to its first yes. */
async function startOnce(path: string): Promise<number> {
  const service = await startService(path)
  await service.stop()
  return service.startedS
}
