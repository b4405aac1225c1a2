/// <reference types="vite/client" />
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Collected, collected, collectFrom } from './collect.ts'
import { instrumentAll } from './sources.ts'
import { board, mutation } from './switchboard.ts'

/** What became of a mutant, and by which test. `static`: it acts while the sources load. */
export type Fate = {
  readonly fate: 'table' | 'property' | 'survived' | 'unreached' | 'static'
  readonly by: string | null
}

/** The tests of the rules; those of wording and of the walks through screens say little of them. */
const FILES = import.meta.glob([
  '../core/**/*.test.ts',
  '!../core/{messages,errands,sms,dialog}/**',
]) as Record<string, () => Promise<unknown>>

type Known = Collected & {
  readonly reaches: ReadonlySet<number>
  readonly ms: number
  readonly asked: number
}

/** A test that asks so many times as often as without a mutant is in a loop without end. */
const FAR_TOO_OFTEN = 50

it('finds out which mutants the tests see', { timeout: 3_600_000 }, async () => {
  Object.assign(globalThis, { mutation })
  const { mutants } = instrumentAll()
  board.reached = new Set()
  for (const [file, load] of Object.entries(FILES)) {
    collectFrom(file)
    await load()
  }
  // Properties take most of the time; what a table holds is the same without them.
  if (process.env['TABLES']) {
    collected.splice(0, collected.length, ...collected.filter((test) => !test.isProperty))
  }
  const loaded = board.reached
  const fates: Fate[] = []
  if (board.on >= 0) fates.push(await fateOf(board.on, collected))
  else {
    const known = await runAll()
    for (const id of mutants.keys()) {
      const able = known.filter(({ reaches }) => reaches.has(id))
      if (able.length > 0) fates.push(await fateOf(id, able))
      else fates.push({ fate: loaded.has(id) ? 'static' : 'unreached', by: null })
      if (id % 50 === 0) process.stdout.write(`${id} of ${mutants.length} mutants\n`)
    }
  }
  writeFileSync(process.env['FATES'] ?? 'fates.json', JSON.stringify(fates))
})

/** Without a mutant: all pass, and say which places they reach. The quick ones come first. */
async function runAll(): Promise<Known[]> {
  const known: Known[] = []
  for (const test of collected) {
    board.reached = new Set()
    const began = performance.now()
    const fault = await run(test)
    expect(fault, `${test.file}: ${test.name}`).toBeNull()
    const ms = performance.now() - began
    known.push({ ...test, reaches: board.reached, ms, asked: board.asked })
  }
  board.reached = null
  return known.sort((a, b) => Number(a.isProperty) - Number(b.isProperty) || a.ms - b.ms)
}

async function fateOf(
  id: number,
  tests: readonly (Collected & { readonly asked?: number })[],
): Promise<Fate> {
  board.on = id
  for (const test of tests) {
    if ((await run(test, (test.asked ?? Infinity) * FAR_TOO_OFTEN)) === null) continue
    board.on = -1
    return { fate: test.isProperty ? 'property' : 'table', by: `${test.file}: ${test.name}` }
  }
  board.on = -1
  return { fate: 'survived', by: null }
}

async function run(test: Collected, askedMax = Infinity): Promise<unknown> {
  board.asked = 0
  board.askedMax = askedMax
  try {
    await test.run()
    return null
  } catch (error) {
    return error ?? 'failed'
  }
}
