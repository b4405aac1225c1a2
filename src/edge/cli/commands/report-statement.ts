import {
  readStatement,
  type StatementAsk,
  type StatementHead,
  type StatementWriter,
} from '../../../app/books/read-statement.ts'
import { MEMBER_SEEN } from '../../../app/acts/member-fields.ts'
import { readInput } from '../../../app/acts/read-input.ts'
import type { Ports } from '../../../app/ports.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
import { fixedLine, fixedTitles } from '../columns.ts'
import { type Command, type Input, type Io, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { dayOption } from '../values.ts'

const KINDS = ['member', 'association', 'provider', 'payer'] as const

export const reportStatementCommand: Command = {
  name: 'report statement',
  slow: true,
  kind: 'read',
  describe:
    'what a member, the members of an association or a payer of subsidies owe, or a clinic is owed: opening balance, entries by the days of the books, closing balance',
  arguments: [
    { name: 'KIND', describe: 'member, association, provider or payer', optional: true },
    {
      name: 'ID',
      describe:
        'the member’s number, phone or older card, or the code of the association, clinic or payer',
      optional: true,
    },
  ],
  options: [
    { flags: '--payer <code>', describe: 'the same as payer CODE' },
    { flags: '--mutual <code>', describe: 'the mutual of an association, clinic or payer' },
    { flags: '--from <date>', describe: 'from this day of the books (default: the first entry)' },
    { flags: '--to <date>', describe: 'up to this day of the books (default: today)' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'report statement member 0412337-8 --from 2026-01-01',
    'report statement association femmes-marche --mutual jappo',
    'report statement --payer state --mutual jappo',
  ],
  run: async ({ ports }, input, io) => {
    const asked = await askOf(ports, input, io)
    if (!asked) return 2
    if (asked === 'wrong') return 1
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const writer = input.is('json') ? jsonWriter(io) : textWriter(io)
    const read = await readStatement(ports, asked, { from: from ?? null, to: to ?? null }, writer)
    if (!read.ok) return refuse(io, refusalText(read.refusal))
    writer.end(read.value)
    return 0
  },
}

/** Null for wrong usage. */
async function askOf(ports: Ports, input: Input, io: Io): Promise<StatementAsk | 'wrong' | null> {
  const payer = input.text('payer')
  const typed = payer === null ? (input.text('kind') ?? '') : 'payer'
  const id = payer ?? input.text('id') ?? ''
  const mutual = input.text('mutual')
  const kind = KINDS.find((known) => known === typed)
  if (kind && id === '') io.err(`error: missing required argument 'ID'`)
  else if (!kind) io.err(`error: KIND is ${KINDS.join(', ')}, not ${typed}`)
  else if (kind !== 'member' && mutual === null)
    io.err(`error: required option '--mutual <code>' not specified`)
  if (!kind || id === '' || (kind !== 'member' && mutual === null)) return null
  if (kind !== 'member') return { kind, mutual: mutual ?? '', code: id }
  const read = await readInput(ports, { input: { id: MEMBER_SEEN } }, () => id)
  if (read.kind === 'input') return { kind, number: read.input.id }
  if (read.kind === 'wrong') for (const { why } of read.faults) io.err(`ID ${id}: ${why}`)
  return 'wrong'
}

type EndingWriter = StatementWriter & { end(owed: Minor): void }

const COLUMNS = [
  { title: 'counts on', width: 10 },
  { title: 'happened on', width: 11 },
  { title: 'what', width: 13 },
  { title: 'about', width: 15 },
  { title: 'member', width: 10 },
  { title: 'amount', width: 12, right: true },
  { title: 'owed', width: 12, right: true },
] as const

function textWriter(io: Io): EndingWriter {
  let currency: StatementHead['mutual']['currency'] | null = null
  const money = (amount: Minor) => (currency ? toDecimal(amount, currency) : '')
  return {
    head: (head) => {
      currency = head.mutual.currency
      const { kind, id, name, mutual } = head
      io.out(`${kind} ${id} ${name}, ${mutual.name} (${mutual.code})`)
      io.out(`from ${head.from} to ${head.to}`)
      io.out(`owed before ${money(head.opening)} ${currency}`)
      io.out(fixedTitles(COLUMNS))
    },
    entry: ({ day, event, what, about, number, change }, owed) => {
      const member = number ? formatMemberNumber(number) : '-'
      const cells = [day, event, what, about, member, money(change), money(owed)]
      io.out(fixedLine(COLUMNS, cells))
    },
    end: (owed) => io.out(`owed after ${money(owed)} ${currency}`),
  }
}

/** One object over many lines, an entry on each, so that none has to be kept. */
function jsonWriter(io: Io): EndingWriter {
  let comma = ''
  return {
    head: ({ mutual, ...head }) => {
      const { code, currency } = mutual
      const text = JSON.stringify({ mutual: code, currency, ...head })
      io.out(`${text.slice(0, -1)},"entries":[`)
    },
    entry: ({ day, event, what, about, number, change }, owed) => {
      const entry = { countsOn: day, happenedOn: event, what, about, number, amount: change, owed }
      io.out(comma + JSON.stringify(entry))
      comma = ','
    },
    end: (closing) => io.out(`],"closing":${closing}}`),
  }
}
