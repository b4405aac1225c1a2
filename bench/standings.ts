import { copyFileSync } from 'node:fs'
import { date } from '../src/core/dates.ts'
import type { MonthOrder } from './bill-months.ts'
import { type Child, LONG_ANSWER_MS, startChild } from './child.ts'
import { type Figure, ratiosOf } from './figures.ts'
import type { Part } from './part.ts'
import type { StandingOrder, StandingResult } from './read-standings.ts'
import { FEW, MANY, registerOf } from './registers.ts'

const ROUNDS = 8

/** Members of the registers that tell a short membership from a long one. */
const NEIGHBOURS = 200
const SHORT_MONTHS = 12
const LONG_MONTHS = 120

/** Standing and coverage of one member among few and many, and with few charges and many. */
export const standings: Part = {
  name: 'standings',
  measure: async (directory) => {
    const [few, many] = [await registerOf(directory, FEW), await registerOf(directory, MANY)]
    const soon = date('2026-01-31')
    const among = await inTurns(
      directory,
      { path: many, members: MANY, on: soon },
      { path: few, members: FEW, on: soon },
    )
    const [short, long] = [
      await months(directory, SHORT_MONTHS),
      await months(directory, LONG_MONTHS),
    ]
    const grown = await inTurns(directory, long, short)
    return { figures: figuresOf(among, grown), said: [SAID] }
  },
}

const SAID = `Standings: standing and coverage of 200 members, each five times, ${ROUNDS} rounds.`

type Ask = StandingOrder & { readonly path: string }

/** Ratios of the time for one answer, round by round. */
async function inTurns(directory: string, one: Ask, other: Ask): Promise<number[]> {
  const children = [one, other].map(({ path }) =>
    startChild('read-standings', [path, `${directory}/standings.log`], LONG_ANSWER_MS),
  ) as [Child, Child]
  const ask = async (child: Child, { members, on }: Ask) =>
    (await child.ask<StandingResult>({ members, on } satisfies StandingOrder)).microseconds
  const took: [number[], number[]] = [[], []]
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      took[0].push(await ask(children[0], one))
      took[1].push(await ask(children[1], other))
    }
  } finally {
    for (const child of children) await child.stop()
  }
  return ratiosOf(...took)
}

/** A small register in which everybody was charged for so many months. */
async function months(directory: string, count: number): Promise<Ask> {
  const path = `${directory}/months-${count}.db`
  copyFileSync(await registerOf(directory, NEIGHBOURS), path)
  const child = startChild('bill-months', ['hand', path, `${directory}/months.log`])
  try {
    for (let at = 1; at < count; at += 1) {
      await child.ask({ month: monthAt(at) } satisfies MonthOrder)
    }
  } finally {
    await child.stop()
  }
  return { path, members: NEIGHBOURS, on: date(`${monthAt(count - 1)}-28`) }
}

/** `2026-01` at 0. */
function monthAt(at: number): string {
  return `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

function figuresOf(among: readonly number[], grown: readonly number[]): Figure[] {
  const what = (of: string) => `standing and coverage of a member ${of}`
  return [
    {
      what: what(`among ${MANY.toLocaleString('en')}`),
      against: `one among ${FEW.toLocaleString('en')}`,
      ratios: among,
      wanted: 1.2,
      atMost: true,
      tried: 'Each query reads the rows of that member alone, by a key; a test reads their plans.',
    },
    {
      what: what(`with ${LONG_MONTHS} charges`),
      against: `one with ${SHORT_MONTHS}`,
      ratios: grown,
      wanted: LONG_MONTHS / SHORT_MONTHS,
      atMost: true,
      tried: 'Charges and money are gone through once, in order.',
    },
  ]
}
