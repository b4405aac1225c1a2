import { writeFileSync } from 'node:fs'
import { runCommand } from './command.ts'
import type { Figure } from './figures.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { buildReceipts, receiptAt, WALLET } from './receipts.ts'

/** BENCH_RECEIPTS and BENCH_LINES make it smaller while it is being built. */
const RECEIPTS = Number(process.env['BENCH_RECEIPTS'] ?? 1_000_000)
const LINES = Number(process.env['BENCH_LINES'] ?? 100_000)

/** A statement of so many times fewer lines, beside which the whole one has to be linear. */
const PARTS = 5

/** A statement as M-PESA writes it against a year of receipts, by the command of the service. */
export const reconciling: Part = {
  name: 'reconcile',
  measure: async (directory) => {
    const path = `${directory}/receipts.db`
    await buildReceipts(path, RECEIPTS)
    // Other lines than those of the whole one, which are then as new to it.
    const few = await reconcile(directory, path, LINES, LINES / PARTS)
    const many = await reconcile(directory, path, 0, LINES)
    const again = await reconcile(directory, path, 0, LINES)
    const count = LINES.toLocaleString('en')
    const linear: Figure = {
      what: `a line of a statement of ${count}, held against ${RECEIPTS.toLocaleString('en')} receipts`,
      against: `a line of one of ${(LINES / PARTS).toLocaleString('en')}`,
      ratios: [many.seconds / PARTS / few.seconds],
      wanted: 1.2,
      atMost: true,
    }
    const peakMb = Math.max(few.peakMb, many.peakMb, again.peakMb)
    const said =
      `Reconcile: ${count} lines, ${many.seconds.toFixed(1)} s the first time and ` +
      `${again.seconds.toFixed(1)} s the second; ${peakMb.toFixed(0)} MB at most.`
    return {
      figures: [linear, memoryFigure(`\`reconcile\` of ${count} lines`, peakMb)],
      said: [said],
    }
  },
}

async function reconcile(directory: string, path: string, skip: number, lines: number) {
  const file = `${directory}/statement-${skip}-${lines}.csv`
  writeFileSync(file, statementOf(skip, lines))
  const result = await runCommand(path, ['reconcile', file, '--wallet', WALLET, '--json'])
  const { lines: read, differences } = JSON.parse(result.output) as {
    readonly lines: number
    readonly differences: readonly unknown[]
  }
  if (read !== lines || differences.length > 0) throw new Error(result.output.slice(0, 500))
  return result
}

const HEADER =
  'Organization Name,UMOJA AFYA\nShort Code,600111\n\n' +
  'Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.\n'

/** Newest first, with balances that follow from the lines. */
function statementOf(skip: number, count: number): string {
  const pieces = [HEADER]
  let balance = 0
  for (let index = skip; index < skip + count; index += 1) balance += receiptAt(index).amount
  for (let index = skip; index < skip + count; index += 1) {
    const { reference, amount, at } = receiptAt(index)
    const time = new Date(at + 3 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)
    const said = `Pay Bill from 2547****${String(index % 1000).padStart(3, '0')} - AMINA KAMAU`
    pieces.push(
      `${reference},${time},${time},${said},Completed,${amount / 100}.00,,${balance / 100}.00,` +
        `true,Pay Bill Online,2547****0222 - AMINA KAMAU,,\n`,
    )
    balance -= amount
  }
  return pieces.join('')
}
