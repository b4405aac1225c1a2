import type { MonthOrder, MonthResult } from './bill-months.ts'
import { type Child, LONG_ANSWER_MS, startChild } from './child.ts'
import { type Figure, median, ratiosOf } from './figures.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { FEW, MANY, registerOf } from './registers.ts'

/** Rounds in each register: a month by ours and a month by hand, one after the other. */
const ROUNDS_OF = { [FEW]: 4, [MANY]: 1 } as const

const WAYS = ['ours', 'hand'] as const

type Billed = {
  /** Microseconds for each member, of each round. */
  readonly ours: readonly number[]
  readonly hand: readonly number[]
  readonly peakMb: number
}

/** A month's charges for everybody, beside the same rows by plain SQL and beside fewer members. */
export const billing: Part = {
  name: 'billing',
  measure: async (directory) => {
    const few = await billMonths(directory, FEW)
    const many = await billMonths(directory, MANY)
    return { figures: figuresOf(few, many), said: [saidOf(few, many)] }
  },
}

async function billMonths(directory: string, members: typeof FEW | typeof MANY): Promise<Billed> {
  const path = await registerOf(directory, members)
  const start = (way: string) =>
    startChild('bill-months', [way, path, `${directory}/bill.log`], LONG_ANSWER_MS)
  const children: Record<(typeof WAYS)[number], Child> = {
    ours: start('ours'),
    hand: start('hand'),
  }
  const took = { ours: [] as number[], hand: [] as number[] }
  let peakMb = 0
  let month = 1
  const billNext = async (way: (typeof WAYS)[number]) => {
    month += 1
    const order: MonthOrder = { month: `2026-${String(month).padStart(2, '0')}` }
    const result = await children[way].ask<MonthResult>(order)
    if (way === 'ours') peakMb = result.peakMb
    return (result.seconds / result.members) * 1e6
  }
  try {
    // A process that has billed before; among a million the first thousands of them do that.
    if (members === FEW) for (const way of WAYS) await billNext(way)
    for (let round = 1; round <= ROUNDS_OF[members]; round += 1) {
      for (const way of round % 2 === 1 ? WAYS : WAYS.toReversed()) {
        took[way].push(await billNext(way))
      }
    }
  } finally {
    for (const way of WAYS) await children[way].stop()
  }
  return { ...took, peakMb }
}

function figuresOf(few: Billed, many: Billed): Figure[] {
  const what = (members: number) => `a month billed for ${members.toLocaleString('en')} members`
  const against = 'the same rows by plain SQL'
  const within = { wanted: 3, atMost: true, tried: TRIED } as const
  return [
    { what: what(FEW), against, ratios: ratiosOf(few.ours, few.hand), ...within },
    { what: what(MANY), against, ratios: ratiosOf(many.ours, many.hand), ...within },
    {
      what: `a member billed among ${MANY.toLocaleString('en')}`,
      against: `one among ${FEW.toLocaleString('en')}`,
      ratios: many.ours.map((each) => each / median(few.ours)),
      wanted: 1.2,
      atMost: true,
      tried: TRIED,
    },
    memoryFigure(`billing ${MANY.toLocaleString('en')} members`, many.peakMb, TRIED),
  ]
}

const TRIED =
  'Tried and kept: 500 members in a write, all of them loaded by one query with no more than what ' +
  'charges follow from, texts of statements made once, balances added to in one statement and ' +
  'opened only where there were none, chance for ids fetched for many at once, members for whom ' +
  'nothing can have begun passed over. Of what remains about half is SQLite writing the rows and ' +
  'the rest is loading, deciding and chaining them.'

function saidOf(few: Billed, many: Billed): string {
  const each = (values: readonly number[]) => `${median(values).toFixed(0)} µs`
  return (
    `Billing: ${ROUNDS_OF[FEW]} months each of ${FEW.toLocaleString('en')} members and ` +
    `${ROUNDS_OF[MANY]} of ${MANY.toLocaleString('en')}, with the hash chain, \`synchronous=FULL\`; ` +
    `a member took ${each(few.ours)} and ${each(many.ours)}, by hand, where rows and hashes were ` +
    `made beforehand, ${each(few.hand)} and ${each(many.hand)}.`
  )
}
