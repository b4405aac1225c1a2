import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { exportHledger } from '../../src/app/books/export-journal.ts'
import { proposeYearEnd } from '../../src/app/bookkeeping/close-year.ts'
import { acting } from '../../src/app/desk.ts'
import type { StatementPart } from '../../src/core/ledger/statements.ts'
import { parseCsv } from '../app/parse-csv.ts'
import { approve, reportOf, yearOf } from '../app/assembly-world.ts'
import { ok, pikineWorld } from '../app/visits-world.ts'
import { sqliteEngine } from '../store/stores.ts'
import type { World } from '../world.ts'

const engine = sqliteEngine()
const folder = mkdtempSync(join(tmpdir(), 'mutual-line-statements-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('hledger draws the same income statement and balance sheet, before and after the year is closed', async () => {
  const world = await pikineWorld(await engine.open())
  await yearOf(world)
  const { income, balance } = await reportOf(world, 2026)
  const before = await exported(world, 'before')
  expect(statement(before, 'is', '-b', '2026-01-01', '-e', '2027-01-01')).toEqual({
    ...amountsOf(income.now.income),
    ...amountsOf(income.now.costs),
    'Net:': income.now.result,
  })
  expect(statement(before, 'bs', '-e', '2027-01-01')).toEqual({
    ...amountsOf(balance.now.assets),
    ...amountsOf(balance.now.liabilities),
    'Net:': balance.now.worth,
  })

  const asked = { mutual: 'pikine', year: 2026, by: 'Fatou Sow' }
  const proposed = ok(await acting(world.ports, (desk) => proposeYearEnd(desk, asked)))
  await approve(world, proposed.proposal?.proposal_id ?? '')
  const after = await exported(world, 'after')
  const next = await reportOf(world, 2027)
  expect(statement(after, 'bs', '-e', '2028-01-01')['Net:']).toBe(next.balance.now.worth)
  // The closing is dated on the first open day and bears the tag by which hledger leaves it out.
  const year = ['-b', '2027-01-01', '-e', '2028-01-01', 'not:tag:clopen']
  expect(statement(after, 'is', ...year)['Net:']).toBe(next.income.now.result)
  expect(equity(after)).toEqual(amountsOf(next.balance.now.funds))
})

async function exported(world: World, name: string): Promise<string> {
  const lines: string[] = []
  const all = { from: null, to: null }
  ok(await exportHledger(world.ports, 'pikine', all, (line) => void lines.push(line)))
  const file = join(folder, `${name}.journal`)
  writeFileSync(file, lines.join('\n'))
  hledger(file, 'check', '--strict')
  return file
}

function hledger(file: string, ...command: string[]): string {
  return execFileSync('hledger', ['-f', file, ...command], { encoding: 'utf8' })
}

/** The amounts of hledger's statement, by the number of the account; totals of parts are left out. */
function statement(file: string, ...command: string[]): Record<string, number> {
  return amountsIn(hledger(file, ...command, '--depth', '2', '--flat', '-O', 'csv'))
}

function equity(file: string): Record<string, number> {
  const csv = hledger(file, 'bse', '-e', '2028-01-01', '--depth', '2', '--flat', '-O', 'csv')
  return Object.fromEntries(
    Object.entries(amountsIn(csv)).filter(([code]) => code.startsWith('1') && code !== '162'),
  )
}

function amountsIn(csv: string): Record<string, number> {
  const amounts: Record<string, number> = {}
  for (const [account = '', amount = ''] of parseCsv(csv)) {
    const code = /:(\d+) /.exec(account)?.[1] ?? (account === 'Net:' ? account : null)
    if (code !== null) amounts[code] = Number(amount.replace(/[^\d-]/g, ''))
  }
  return amounts
}

function amountsOf({ lines }: StatementPart): Record<string, number> {
  return Object.fromEntries(lines.map(({ code, amount }) => [code, amount]))
}
