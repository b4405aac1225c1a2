import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { exportHledger } from '../../src/app/books/export-journal.ts'
import { parseCsv } from '../app/parse-csv.ts'
import { assemblyOf } from './assembly.ts'
import { RESERVE_PERCENT } from './model/terms.ts'
import { MUTUAL, type Town } from './town.ts'

/**
 * The books pass the checks of plain-text accounting, which draws the same income statement and
 * balance sheet as the model, where hledger is there.
 */
export async function expectHledger({ world, model }: Town): Promise<void> {
  if (!isThere()) return
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-year-'))
  try {
    const file = join(folder, 'year.journal')
    const lines: string[] = []
    const all = { from: null, to: null }
    const done = await exportHledger(world.ports, MUTUAL, all, (text) => void lines.push(text))
    expect(done.ok).toBe(true)
    writeFileSync(file, lines.join('\n'))
    hledger(file, 'check', '--strict')
    const { income, costs, result, assets, liabilities, worth } = assemblyOf(model, RESERVE_PERCENT)
    const [is] = statements(file, 'is', '-b', '2026-01-01', '-e', '2027-01-01')
    expect(is).toEqual({ ...income, ...costs, 'Net:': result })
    const [evening, next] = statements(file, 'bs', '-b', '2026-01-01', '-e', '2028-01-01', '-Y')
    expect(evening).toEqual({ ...assets, ...liabilities, 'Net:': worth })
    // The closing of the year changes what is whose, and not what there is.
    expect(next).toEqual(evening)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isThere(): boolean {
  try {
    return execFileSync('hledger', ['--version']).length > 0
  } catch {
    return false
  }
}

function hledger(file: string, ...command: string[]): string {
  return execFileSync('hledger', ['-f', file, ...command], { encoding: 'utf8' })
}

/** The amounts of hledger's statement, a column each, by the number of the account; totals of parts are left out. */
function statements(file: string, ...command: string[]): Record<string, number>[] {
  const columns: Record<string, number>[] = []
  const csv = hledger(file, ...command, '--depth', '2', '--flat', '-O', 'csv')
  for (const [account = '', ...amounts] of parseCsv(csv)) {
    const code = /:(\d+) /.exec(account)?.[1] ?? (account === 'Net:' ? account : null)
    amounts.forEach((amount, at) => {
      const column = (columns[at] ??= {})
      const sum = Number(amount.replace(/[^\d-]/g, ''))
      if (code !== null && sum !== 0) column[code] = sum
    })
  }
  return columns
}
