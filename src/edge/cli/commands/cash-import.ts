import { importCash, SHEET_LINES_MAX, type SheetFault } from '../../../app/cash/import-cash.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { add, type Minor, toDecimal } from '../../../core/money.ts'
import type { DateOrder } from '../../../core/written-date.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { readCash } from '../../files/cash-file.ts'
import type { LineFault } from '../../files/lines-file.ts'
import { refusalText } from '../../refusal-texts.ts'
import { type Command, refuse } from '../command.ts'
import { toldFaults } from '../../files/told-faults.ts'
import { complain } from '../file-faults.ts'
import { JSON_OBJECT_WITH_MONEY, printEither } from '../options.ts'
import { table } from '../table.ts'
import { BY } from '../values.ts'
import { DATES } from './import.ts'

export const cashImportCommand: Command = {
  name: 'cash import',
  slow: true,
  kind: 'write',
  describe: 'records a sheet of cash that one person took, all of its lines or none',
  arguments: [
    {
      name: 'FILE.csv',
      describe: 'a file with number, amount and slip, and on where it was not paid today',
      reads: true,
    },
  ],
  options: [
    { flags: '--mutual <code>', describe: 'the mutual whose members paid', required: true },
    { ...BY, describe: 'the manager or collector who took it: the name, or the phone' },
    { flags: '--no-phone', describe: 'members without a phone are among them; managers only' },
    { flags: '--right', describe: 'amounts are right although they are not usual here' },
    { flags: '--dry-run', describe: 'checks everything and records nothing' },
    DATES,
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['cash import examples/cash-sheet.csv --mutual jappo --by "Khady Sarr" --dry-run'],
  run: async (context, input, io) => {
    const { ports } = context
    const file = input.text('file.csv') ?? ''
    const mutual = input.text('mutual') ?? ''
    const books = await ports.store.read((tx) => loadMutual(tx, mutual))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
    const { currency } = books.mutual
    const dates = input.text('dates') as DateOrder | null
    const csv = await io.readFile(file)
    const read = await readCash(csv, currency, context.today(books.mutual), dates)
    const tooMany = read.rows.length > SHEET_LINES_MAX
    const faults = tooMany ? [...read.faults, TOO_MANY] : read.faults
    const dryRun = input.is('dryRun')
    const isWhole = faults.some(({ line }) => line === 0)
    // What is known to be wrong with the lines that could be read is told with the rest.
    const recorded = isWhole
      ? null
      : await importCash(ports, {
          ...{ mutual, by: input.text('by') ?? '', rows: read.rows },
          ...{ withoutSms: input.is('noPhone'), isRight: input.is('right') },
          dryRun: dryRun || faults.length > 0,
        })
    if (recorded && !recorded.ok && !('faults' in recorded)) {
      return refuse(io, refusalText(recorded.refusal))
    }
    const found = recorded && !recorded.ok ? recorded.faults.map(toLineFault) : []
    const all = [...faults, ...found]
    if (all.length > 0) {
      if (input.is('json')) io.out(JSON.stringify({ ok: false, ...toldFaults(all) }))
      return complain(io, file, all)
    }
    if (!recorded?.ok) return 1
    const { lines, inHand } = recorded.value
    const money = (amount: Minor) => `${toDecimal(amount, currency)} ${currency}`
    const sum = add(...lines.map(({ amount }) => amount))
    const before = lines.filter(({ isRepeat }) => isRepeat).length
    const what = `${lines.length} receipts, ${money(sum)}, recorded before: ${before}`
    const json = { lines, sum, currency, inHand, repeats: before, dryRun }
    const rows = table(
      [
        { title: 'line', right: true, cell: ({ line }) => String(line) },
        { title: 'number', cell: ({ number }) => formatMemberNumber(number) },
        { title: 'amount', right: true, cell: ({ amount }) => money(amount) },
        { title: 'paid', cell: ({ on }) => on ?? 'today' },
        { title: 'slip', cell: ({ slip }) => slip },
        { title: 'receipt', cell: ({ receipt }) => (dryRun ? '-' : receipt) },
      ],
      lines,
    )
    const end = dryRun
      ? `nothing was recorded; without --dry-run: ${what}`
      : `${what}; in hand ${money(inHand)}`
    printEither(io, input, json, [...rows, end])
    return 0
  },
}

const TOO_MANY: LineFault = {
  line: 0,
  field: '',
  why: `has more than ${SHEET_LINES_MAX} lines: send it as several`,
}

function toLineFault(fault: SheetFault): LineFault {
  const { line } = fault
  if (fault.why === undefined) {
    return { line, field: 'slip', why: `stands in line ${fault.before} already` }
  }
  const { code } = fault.why
  const field = FIELDS[code] ?? 'number'
  return { line, field, why: refusalText(fault.why) }
}

/** The column that a refusal is about. */
const FIELDS: Readonly<Record<string, string>> = {
  'slip-taken': 'slip',
  'unusual-cash': 'amount',
  'cash-day': 'on',
}
