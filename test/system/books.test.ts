import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { exportHledger } from '../../src/app/books/export-journal.ts'
import { checkTown } from '../simulation/invariants.ts'
import { simulate } from '../simulation/simulate.ts'
import { foundTown, type Town } from '../simulation/town.ts'
import { seedsOf } from '../seeds.ts'
import { sqliteEngine } from '../store/stores.ts'

/** A soak has many towns that are short, and CI one that is long. */
const ERRANDS = process.env['SOAK'] ? 250 : 1000

const engine = sqliteEngine()
const folder = mkdtempSync(join(tmpdir(), 'mutual-line-books-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TITLE = `books of ${ERRANDS} simulated errands pass verify and hledger check`

it.each(seedsOf('books', [2026]))(`${TITLE} with SEED=%i`, async (seed) => {
  const town = await foundTown(await engine.open(), seed)
  expect(await simulate(town, { errands: ERRANDS })).toBeGreaterThanOrEqual(ERRANDS)
  await checkTown(town)
  let received = 0
  for (const mutual of ['umoja', 'tumaini']) {
    const file = await exported(town, mutual)
    hledger(file, 'check')
    hledger(file, 'check', '--strict')
    received += mobileMoney(file)
  }
  const told = town.operator.successes.reduce((sum, success) => sum + success.amount, 0)
  expect(received).toBe(told)
})

async function exported(town: Town, mutual: string): Promise<string> {
  const lines: string[] = []
  const all = { from: null, to: null }
  const done = await exportHledger(town.world.ports, mutual, all, (text) => void lines.push(text))
  expect(done.ok && done.value).toBeGreaterThan(0)
  const file = join(folder, `${mutual}.journal`)
  writeFileSync(file, lines.join('\n'))
  return file
}

function hledger(file: string, ...command: string[]): string {
  return execFileSync('hledger', ['-f', file, ...command], { encoding: 'utf8' })
}

/** What hledger says came into mobile money, in minor units. */
function mobileMoney(file: string): number {
  const csv = hledger(file, 'balance', '552', '--depth', '2', '--output-format', 'csv')
  // Nothing is written without a currency.
  const total = /"Total:?","(?:KES (\d+)\.(\d\d)|0)"/i.exec(csv)
  expect(total, csv).not.toBeNull()
  return Number(`${total?.[1] ?? ''}${total?.[2] ?? '0'}`)
}
