import { type OpenedBooks, openBooks } from '../../../app/openings/open-books.ts'
import { OPENING_WORDS } from '../../../app/openings/opening-row.ts'
import { type Minor, subtract, toDecimal, ZERO } from '../../../core/money.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { OPENING_COLUMNS, readOpening } from '../../files/opening-file.ts'
import { refusalText } from '../../refusal-texts.ts'
import { type Command, refuse } from '../command.ts'
import { toldFaults } from '../../files/told-faults.ts'
import { complain } from '../file-faults.ts'
import { JSON_OBJECT_WITH_MONEY, printEither } from '../options.ts'
import { table } from '../table.ts'
import { dayOption, memberNumberOption } from '../values.ts'

export const openingCommand: Command = {
  name: 'opening',
  slow: true,
  kind: 'write',
  describe: 'opens the books of a mutual with what its older ones ended with, all of it or nothing',
  details: [
    'It comes after the import of members and before anything else in the books.',
    'A wrong one is taken back with correct opening, and a corrected file is opened on the same day; a dry run shows it before.',
    'With a bank below nought it waits for another manager: decide approve.',
    'Households that the file does not name owe what begins after their paid_through.',
    `Columns: ${Object.entries(OPENING_COLUMNS)
      .map(([name, how]) => `${name} (${how})`)
      .join('; ')}.`,
    `Lines: ${Object.entries(OPENING_WORDS)
      .map(([word, means]) => `${word}: ${means}`)
      .join('; ')}.`,
  ],
  arguments: [{ name: 'FILE.csv', describe: 'the opening file', reads: true }],
  options: [
    { flags: '--mutual <code>', describe: 'the mutual whose books they are', required: true },
    { flags: '--on <date>', describe: 'the first day of these books, YYYY-MM-DD', required: true },
    { flags: '--number <number>', describe: 'the one household that is opened again' },
    { flags: '--by <name>', describe: 'who opens them, needed when the bank is below nought' },
    { flags: '--dry-run', describe: 'shows the opening balance sheet and writes nothing' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'opening examples/opening.csv --mutual jappo --on 2026-03-01 --dry-run',
    'opening examples/opening.csv --mutual jappo --on 2026-03-01',
  ],
  run: async ({ ports, actor }, input, io) => {
    const fileName = input.text('file.csv') ?? ''
    const mutual = input.text('mutual') ?? ''
    const dryRun = input.is('dryRun')
    const on = dayOption(input, 'on', io)
    const number = memberNumberOption(input, 'number', io)
    if (!on || number === null) return 2
    const books = await ports.store.read((tx) => loadMutual(tx, mutual))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
    const file = await readOpening(await io.readFile(fileName), books.mutual.currency)
    const by = input.text('by')
    const asked = { mutual, on, fileName, actor, by, number: number ?? null, dryRun }
    const opened = await openBooks(ports, asked, file)
    if (opened.ok) {
      printEither(io, input, openedJson(opened, dryRun), openedLines(opened, dryRun))
      return 0
    }
    if (!opened.faults) return refuse(io, refusalText(opened.refusal))
    if (input.is('json')) io.out(JSON.stringify({ ok: false, ...toldFaults(opened.faults) }))
    return complain(io, fileName, opened.faults)
  },
}

function openedJson(opened: OpenedBooks, dryRun: boolean) {
  const { mutual, on, totals, byRegister, lines, fund } = opened
  const money = (amount: Minor) => ({ amount, currency: mutual.currency })
  const counted = ({ count, amount }: typeof byRegister) => ({ count, ...money(amount) })
  return {
    mutual: mutual.code,
    on,
    households: totals.households,
    owed: counted(totals.owing),
    owedByRegister: counted(byRegister),
    credit: counted(totals.ahead),
    accounts: lines.map(({ row: { what, of }, amount }) => ({ what, of, ...money(amount) })),
    fund: money(fund),
    proposal: opened.proposal,
    dryRun,
  }
}

type Line = { readonly name: string; readonly amount: Minor }

/** The opening balance sheet: what there is, what is owed, and what is left for the fund. */
function openedLines(opened: OpenedBooks, dryRun: boolean): string[] {
  const { mutual, on, totals, byRegister } = opened
  const { has, owes } = sidesOf(opened)
  const money = (amount: Minor) => toDecimal(amount, mutual.currency)
  const sum = (lines: readonly Line[]) => lines.reduce((total, { amount }) => total + amount, 0)
  const side = (title: string, lines: readonly Line[]) =>
    table<Line>(
      [
        { title, cell: ({ name }) => name },
        { title: mutual.currency, right: true, cell: ({ amount }) => money(amount) },
      ],
      [...lines, { name: 'sum', amount: sum(lines) as Minor }],
    )
  const { count, amount } = byRegister
  return [
    `${mutual.name}, opening balance sheet of ${on}`,
    ...side('has', has),
    ...side('owes', owes),
    `${totals.households} households; ${totals.owing.count} owe, ${totals.ahead.count} are ahead`,
    ...(count > 0
      ? [`${count} of them owe ${money(amount)} by their paid_through alone, without a line`]
      : []),
    outcomeOf(opened, dryRun),
  ]
}

function outcomeOf({ mutual: { code }, on, proposal }: OpenedBooks, dryRun: boolean): string {
  if (dryRun) return 'nothing was written'
  if (proposal === null) return `the books of ${code} are open from ${on} on`
  return `the bank is below nought: decide approve ${proposal} --mutual ${code}, by another manager`
}

function sidesOf({ totals, lines, fund }: OpenedBooks): {
  readonly has: readonly Line[]
  readonly owes: readonly Line[]
} {
  const own = lines.map(({ row: { what, of }, amount }) => ({
    name: of === '' ? what : `${what} ${of}`,
    amount,
  }))
  const opposite = (line: Line): Line => ({ ...line, amount: subtract(ZERO, line.amount) })
  const members = { name: 'members: contributions due', amount: totals.owing.amount }
  const ahead = { name: 'members: paid in advance', amount: totals.ahead.amount }
  return {
    has: [members, ...own.filter(({ amount }) => amount > 0)],
    owes: [
      ahead,
      ...own.filter(({ amount }) => amount < 0).map(opposite),
      { name: 'fund of the members', amount: fund },
    ],
  }
}
