import { openStore } from '../src/store/engine/open.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { type Code, codeBefore, migrateBy, NOW, shareOf } from './code.ts'
import { type Figure, ratiosOf } from './figures.ts'
import { foundMutuals } from './many-mutuals.ts'
import type { Part } from './part.ts'
import type { Idling } from './servers/idle.ts'

const MUTUALS = shareOf(1000)
const ROUNDS = 3
const ROUND_MS = 20_000

/** What of a core a service may take that has nothing to do. */
const LIMIT = 0.01

const WHAT = `CPU of a service for ${MUTUALS.toLocaleString('en')} mutuals with nothing to do`

/**
 * A service for many mutuals in a quiet hour, after the jobs of the day have run; with BENCH_OLD
 * older code after it.
 */
export const idle: Part = {
  name: 'idle',
  measure: async (directory) => {
    const shares = await idling(directory, NOW)
    const before = codeBefore()
    const then = before && (await idling(directory, before))
    const against = then ? againstOf(shares, then) : []
    const saidThen = then ? ` The code of before took ${percent(then)} of a core.` : ''
    return {
      figures: [
        {
          what: WHAT,
          against: '1 % of a core',
          ratios: shares.map((share) => share / LIMIT),
          wanted: 1,
          atMost: true,
        },
        ...against,
      ],
      said: [
        `Idle: ${ROUNDS} rounds of ${ROUND_MS / 1000} s on SQLite, four wallets, ${percent(shares)} of a core.${saidThen}`,
      ],
    }
  },
}

function againstOf(now: readonly number[], then: readonly number[]): Figure[] {
  const ratios = ratiosOf(now, then)
  return [{ what: WHAT, against: 'the code of before', ratios, wanted: null, atMost: true }]
}

function percent(shares: readonly number[]): string {
  return shares.map((share) => `${(share * 100).toFixed(2)} %`).join(', ')
}

/** What of a core one code took in each round. */
async function idling(directory: string, code: Code): Promise<number[]> {
  const path = `${directory}/idle${code.old ? '-before' : ''}.db`
  await migrateBy(code, `sqlite:${path}`)
  const store = await openStore(`sqlite:${path}`)
  await foundMutuals(store, MUTUALS, 0)
  await store.close()
  const child = startChild('servers/idle', [path, `${path}.log`], LONG_ANSWER_MS, code.old)
  try {
    await child.ask({ until: MUTUALS })
    const shares: number[] = []
    while (shares.length < ROUNDS) {
      shares.push((await child.ask<Idling>({ forMs: ROUND_MS })).share)
    }
    return shares
  } finally {
    await child.stop()
  }
}
