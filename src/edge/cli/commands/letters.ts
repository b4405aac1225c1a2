import {
  approveLetter,
  issueLetter,
  type LetterNamed,
  withdrawLetter,
} from '../../../app/visits/letters.ts'
import { type LetterRow, readLetters } from '../../../app/visits/read-visits.ts'
import { plusDays } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import type { Result } from '../../../core/refusals.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../../store/membership/households.ts'
import type { Letter } from '../../../store/visits/letters.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT_WITH_MONEY, MUTUAL } from '../options.ts'
import { whyNoNumber } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { amountOption, dayOption, personOption } from '../values.ts'
import { readPerson } from './coverage.ts'

const LETTER = { name: 'LETTER', describe: 'the letter’s number, such as JP26-L000012' } as const
const BY = { flags: '--by <name>', describe: 'the person who does this', required: true } as const

/** Days before and after today that a list shows when none is named. */
const DAYS_SHOWN = 30

export const letterIssueCommand: Command = {
  name: 'letter issue',
  kind: 'write',
  describe: 'promises a clinic to pay one bill of a person up to an amount',
  arguments: [{ name: 'NUMBER', describe: 'the member number; /1, /2 … for the dependants' }],
  options: [
    { flags: '--provider <code>', describe: 'the clinic', required: true },
    { flags: '--service <code>', describe: 'the service', required: true },
    { flags: '--amount <amount>', describe: 'the most that is paid', required: true },
    { flags: '--from <date>', describe: 'the first day it is valid (default: today)' },
    { flags: '--to <date>', describe: 'the last day it is valid', required: true },
    BY,
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'letter issue 0412337-8/2 --provider thiaroye --service surgery --amount 90000 --to 2026-04-30 --by "Khady Sarr"',
  ],
  run: async ({ ports }, input, io) => {
    const typed = input.text('number') ?? ''
    const { number, ordinal } = readPerson(typed)
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    const by = personOption(input, io)
    if (!number) return refuse(io, await whyNoNumber(ports, typed))
    if (from === null || !to || !by) return 1
    const code = await ports.store.read((tx) => mutualOfNumber(tx, number))
    const books = code ? await ports.store.read((tx) => loadMutual(tx, code)) : null
    if (!books) return refuse(io, refusalText({ code: 'unknown-number', number: typed }))
    const amount = amountOption(input, books.mutual.currency, io)
    if (!amount) return 1
    const provider = input.text('provider') ?? ''
    const service = input.text('service') ?? ''
    const asked = { number, ordinal, provider, service, amount, from: from ?? null, to }
    const issued = await issueLetter(ports, asked, by)
    return tell(io, input, issued, books.mutual.currency, (letter) =>
      letter.needs_approval ? 'waits for the approval of another person' : 'was issued',
    )
  },
}

export const letterApproveCommand: Command = {
  name: 'letter approve',
  kind: 'write',
  describe: 'approves a letter above the limit of the statutes; somebody else must have issued it',
  arguments: [LETTER],
  options: [MUTUAL, BY, JSON_OBJECT_WITH_MONEY],
  examples: ['letter approve JP26-L000012 --mutual jappo --by "Moussa Fall"'],
  run: (context, input, io) =>
    onLetter(context, input, io, 'was approved', (asked, by) =>
      approveLetter(context.ports, asked, by),
    ),
}

export const letterWithdrawCommand: Command = {
  name: 'letter withdraw',
  kind: 'write',
  describe: 'takes back a letter that no bill has used',
  arguments: [LETTER],
  options: [MUTUAL, BY, JSON_OBJECT_WITH_MONEY],
  examples: ['letter withdraw JP26-L000012 --mutual jappo --by "Moussa Fall"'],
  run: (context, input, io) =>
    onLetter(context, input, io, 'was withdrawn', (asked, by) =>
      withdrawLetter(context.ports, asked, by),
    ),
}

export const letterListCommand: Command = {
  name: 'letter list',
  kind: 'read',
  describe: 'the guarantee letters that are valid on any of some days',
  options: [
    MUTUAL,
    { flags: '--from <date>', describe: `valid on or after (default: ${DAYS_SHOWN} days ago)` },
    { flags: '--to <date>', describe: `valid on or before (default: in ${DAYS_SHOWN} days)` },
    JSON_LIST_WITH_MONEY,
  ],
  examples: ['letter list --mutual jappo'],
  run: async (context, input, io) => {
    const code = input.text('mutual') ?? ''
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const books = await context.ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const today = context.today(books.mutual)
    const first = from ?? plusDays(today, -DAYS_SHOWN)
    const last = to ?? plusDays(today, DAYS_SHOWN)
    const found = await readLetters(context.ports, code, first, last)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, rows } = found.value
    if (input.is('json')) {
      const list = rows.map(({ letter, state }) => ({
        ...letterJson(letter, mutual.currency),
        state,
      }))
      io.out(JSON.stringify(list))
    } else for (const line of listed(rows, mutual.currency)) io.out(line)
    return 0
  },
}

async function onLetter(
  { ports }: CommandContext,
  input: Input,
  io: Io,
  done: string,
  act: (asked: LetterNamed, by: string) => Promise<Result<Letter>>,
): Promise<0 | 1> {
  const by = personOption(input, io)
  if (!by) return 1
  const mutual = input.text('mutual') ?? ''
  const books = await ports.store.read((tx) => loadMutual(tx, mutual))
  if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
  const result = await act({ mutual, letter: (input.text('letter') ?? '').toUpperCase() }, by)
  return tell(io, input, result, books.mutual.currency, () => done)
}

function tell(
  io: Io,
  input: Input,
  result: Result<Letter>,
  currency: Currency,
  done: (letter: Letter) => string,
): 0 | 1 {
  if (!result.ok) return refuse(io, refusalText(result.refusal))
  const letter = result.value
  if (input.is('json')) io.out(JSON.stringify(letterJson(letter, currency)))
  else io.out(`guarantee letter ${letter.letter_number} ${done(letter)}`)
  return 0
}

/** A letter as other programs read it. */
function letterJson(letter: Letter, currency: Currency) {
  return {
    letter: letter.letter_number,
    number: letter.number,
    ordinal: letter.ordinal,
    provider: letter.provider_code,
    service: letter.service_code,
    currency,
    amount: letter.amount,
    validFrom: letter.valid_from,
    validTo: letter.valid_to,
    issuedBy: letter.issued_by,
    needsApproval: letter.needs_approval === 1,
    approvedBy: letter.approved_by,
    withdrawnBy: letter.withdrawn_by,
    used: letter.used,
  }
}

function listed(rows: readonly LetterRow[], currency: Currency): string[] {
  if (rows.length === 0) return ['no guarantee letters']
  return table<LetterRow>(
    [
      { title: 'letter', cell: ({ letter }) => letter.letter_number },
      { title: 'person', cell: ({ letter }) => personOf(letter) },
      { title: 'clinic', cell: ({ letter }) => letter.provider_code },
      { title: 'service', cell: ({ letter }) => letter.service_code },
      {
        title: `up to ${currency}`,
        right: true,
        cell: ({ letter }) => toDecimal(letter.amount, currency),
      },
      { title: 'from', cell: ({ letter }) => letter.valid_from },
      { title: 'to', cell: ({ letter }) => letter.valid_to },
      { title: 'state', cell: ({ state }) => state },
      { title: 'issued by', cell: ({ letter }) => letter.issued_by },
      { title: 'approved by', cell: ({ letter }) => letter.approved_by ?? '-' },
    ],
    rows,
  )
}

function personOf({ number, ordinal }: Letter): string {
  return `${formatMemberNumber(number)}${ordinal === 0 ? '' : `/${ordinal}`}`
}
