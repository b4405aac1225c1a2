import { migrate } from '../src/store/engine/migrate.ts'
import { openStore } from '../src/store/engine/open.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { foundMutuals } from './many-mutuals.ts'
import type { Part } from './part.ts'
import type { Idling } from './servers/idle.ts'
import { TOWN_OPENS } from './town.ts'

const MUTUALS = 1000
const ROUNDS = 3
const ROUND_MS = 20_000

/** What of a core a service may take that has nothing to do. */
const LIMIT = 0.01

/** A service for many mutuals in a quiet hour, after the jobs of the day have run. */
export const idle: Part = {
  name: 'idle',
  measure: async (directory) => {
    const path = `${directory}/idle.db`
    const store = await openStore(`sqlite:${path}`)
    await migrate(store, TOWN_OPENS)
    await foundMutuals(store, MUTUALS, 0)
    await store.close()
    const child = startChild('servers/idle', [path, `${directory}/idle.log`], LONG_ANSWER_MS)
    try {
      await child.ask({ until: MUTUALS })
      const shares: number[] = []
      while (shares.length < ROUNDS) {
        shares.push((await child.ask<Idling>({ forMs: ROUND_MS })).share)
      }
      return {
        figures: [
          {
            what: `CPU of a service for ${MUTUALS.toLocaleString('en')} mutuals with nothing to do`,
            against: '1 % of a core',
            ratios: shares.map((share) => share / LIMIT),
            wanted: 1,
            atMost: true,
          },
        ],
        said: [`Idle: ${ROUNDS} rounds of ${ROUND_MS / 1000} s on SQLite, four wallets.`],
      }
    } finally {
      await child.stop()
    }
  },
}
