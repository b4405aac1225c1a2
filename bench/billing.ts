import type { MonthOrder, MonthResult } from './bill-months.ts'
import { type Child, LONG_ANSWER_MS, startChild } from './child.ts'
import { runCommand } from './command.ts'
import { type Figure, median, ratiosOf } from './figures.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { FEW, MANY, registerOf } from './registers.ts'
import { lastOf, MUTUAL } from './town.ts'

/** Months each in the small register, by ours and by hand, before the large one and after it. */
const ROUNDS = 2

const WAYS = ['ours', 'hand'] as const

type Way = (typeof WAYS)[number]

/** Microseconds for each member, of each round. */
type Took = Readonly<Record<Way, number[]>>

/** A month's charges for everybody, beside the same rows by plain SQL and beside fewer members. */
export const billing: Part = {
  name: 'billing',
  measure: async (directory) => {
    const log = `${directory}/bill.log`
    const path = await registerOf(directory, FEW)
    const start = (way: Way) => startChild('bill-months', [way, path, log], LONG_ANSWER_MS)
    const children = { ours: start('ours'), hand: start('hand') }
    const few: Took = { ours: [], hand: [] }
    try {
      // A process that has billed before; of a million the first thousands see to that.
      for (const [at, way] of WAYS.entries()) await billNext(children[way], at)
      await billInTurns(children, few, WAYS.length)
      const { took: many, peakMb } = await billMany(await registerOf(directory, MANY), log)
      await billInTurns(children, few, WAYS.length * (1 + ROUNDS))
      return { figures: figuresOf(few, many, peakMb), said: [saidOf(few, many)] }
    } finally {
      for (const way of WAYS) await children[way].stop()
    }
  },
}

/** There and back again; `month` counts those that were billed before. */
async function billInTurns(
  children: Readonly<Record<Way, Child>>,
  took: Took,
  month: number,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const ways = round % 2 === 0 ? WAYS : WAYS.toReversed()
    for (const [at, way] of ways.entries()) {
      took[way].push(await billNext(children[way], month + round * WAYS.length + at))
    }
  }
}

async function billNext(child: Child, month: number): Promise<number> {
  const order: MonthOrder = { month: monthAt(month) }
  const { seconds, members } = await child.ask<MonthResult>(order)
  return (seconds / members) * 1e6
}

/** One month by the command of the service, started for it, and the next one by hand. */
async function billMany(path: string, log: string): Promise<{ took: Took; peakMb: number }> {
  const args = ['bill', '--mutual', MUTUAL.mutual_id, '--on', lastOf(monthAt(0))]
  const { output, seconds, peakMb } = await runCommand(path, args)
  if (!output.includes(`${MANY} charges`)) throw new Error(output)
  const child = startChild('bill-months', ['hand', path, log], LONG_ANSWER_MS)
  try {
    const hand = await billNext(child, 1)
    return { took: { ours: [(seconds / MANY) * 1e6], hand: [hand] }, peakMb }
  } finally {
    await child.stop()
  }
}

/** `2026-02`, the first month that the register has not been billed for, at 0. */
function monthAt(at: number): string {
  return `${2026 + Math.floor((at + 1) / 12)}-${String(((at + 1) % 12) + 1).padStart(2, '0')}`
}

function figuresOf(few: Took, many: Took, peakMb: number): Figure[] {
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
    memoryFigure(`billing ${MANY.toLocaleString('en')} members`, peakMb, TRIED),
  ]
}

const TRIED =
  'Tried and kept: 500 members in a write, all of them loaded by one query with no more than what ' +
  'charges follow from, texts of statements made once, balances added to in one statement and ' +
  'opened only where there were none, chance for ids fetched for many at once, members for whom ' +
  'nothing can have begun passed over. Of what remains about half is SQLite writing the rows and ' +
  'the rest is loading, deciding and chaining them.'

function saidOf(few: Took, many: Took): string {
  const each = (values: readonly number[]) => `${median(values).toFixed(0)} µs`
  return (
    `Billing: ${few.ours.length} months each of ${FEW.toLocaleString('en')} members and ` +
    `one of ${MANY.toLocaleString('en')} by \`mutual-line bill\`, with the hash chain, \`synchronous=FULL\`; ` +
    `a member took ${each(few.ours)} and ${each(many.ours)}, by hand, where rows and hashes were ` +
    `made beforehand, ${each(few.hand)} and ${each(many.hand)}.`
  )
}
