import { answerComplaint, closeComplaint } from '../../../app/complaints/answer-complaint.ts'
import { readComplaint, readComplaints } from '../../../app/complaints/read-complaints.ts'
import { readComplaintCode } from '../../../core/complaints/complaint.ts'
import type { ComplaintTold } from '../../../core/complaints/told.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { type Command, type Input, type Io, refuse } from '../command.ts'
import {
  BY_MANAGER,
  JSON_LIST_WITH_MONEY,
  JSON_OBJECT_WITH_MONEY,
  MUTUAL,
  printEither,
} from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { textOption } from '../values.ts'

/** The oldest ones: more than anybody reads. */
const LISTED_MAX = 500

const COMPLAINT = { name: 'COMPLAINT', describe: 'its code, such as C7' } as const
const BY = { ...BY_MANAGER, describe: 'the manager who does: the name, or the phone' }

export const complaintsListCommand: Command = {
  name: 'complaints list',
  kind: 'read',
  describe: 'what members complain of and what it is about, oldest first',
  options: [
    MUTUAL,
    { flags: '--all', describe: 'also those that are closed' },
    JSON_LIST_WITH_MONEY,
  ],
  examples: ['complaints list --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const asked = { all: input.is('all'), limit: LISTED_MAX }
    const found = await readComplaints(ports, input.text('mutual') ?? '', asked)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, complaints } = found.value
    const json = complaints.map((told) => ({ ...told, currency: mutual.currency }))
    printEither(io, input, json, listed(complaints))
    return 0
  },
}

function listed(complaints: readonly ComplaintTold[]): string[] {
  if (complaints.length === 0) return ['nobody complains']
  return table<ComplaintTold>(
    [
      { title: 'complaint', cell: ({ code }) => code },
      { title: 'filed', cell: ({ filedOn }) => filedOn },
      { title: 'what', cell: ({ kind }) => kind },
      { title: 'clinic', cell: ({ clinic }) => clinic ?? '-' },
      { title: 'on', cell: ({ on }) => on ?? '-' },
      { title: 'number', cell: ({ number }) => number },
      { title: 'name', cell: ({ name }) => name },
      { title: 'state', cell: ({ state }) => state },
    ],
    complaints,
  )
}

export const complaintsShowCommand: Command = {
  name: 'complaints show',
  kind: 'read',
  describe: 'one complaint: who, what, the words, the check or the money it is about, the answer',
  arguments: [COMPLAINT],
  options: [MUTUAL, JSON_OBJECT_WITH_MONEY],
  examples: ['complaints show C7 --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const complaint = codeOf(input, io)
    if (complaint === null) return 1
    const found = await readComplaint(ports, input.text('mutual') ?? '', complaint)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, told } = found.value
    printEither(io, input, { ...told, currency: mutual.currency }, shown(told, mutual.currency))
    return 0
  },
}

function shown(told: ComplaintTold, currency: Currency): string[] {
  const { code, state, name, number, phone, kind, clinic, on, words, filedOn, answer } = told
  return [
    `${code}, ${state}, filed ${filedOn}`,
    `${name}, ${number}, ${phone}`,
    [kind, clinic, on].filter(Boolean).join(', '),
    ...(words === null ? [] : [`"${words}"`]),
    aboutLine(told, currency),
    ...(answer === null ? [] : [`answered: "${answer}"`]),
  ]
}

function aboutLine({ about }: ComplaintTold, currency: Currency): string {
  const money = (amount: Parameters<typeof toDecimal>[0]) =>
    `${toDecimal(amount, currency)} ${currency}`
  switch (about?.kind) {
    case 'check': {
      const { when, answer, visitCode } = about
      return `check of ${when}: ${answer}${visitCode === null ? '' : `, code ${visitCode}`}`
    }
    case 'receipt':
      return `receipt ${about.ref}, ${money(about.amount)}${about.isMatched ? '' : ', not matched'}`
    case 'request':
      return `payment request of ${about.when}, ${money(about.amount)}, not paid`
    case undefined:
      return 'no check or payment was found'
  }
}

export const complaintsAnswerCommand: Command = {
  name: 'complaints answer',
  kind: 'write',
  describe: 'answers a complaint by one SMS to the member',
  arguments: [COMPLAINT],
  options: [MUTUAL, { flags: '--text <words>', describe: 'the answer', required: true }, BY],
  examples: [
    'complaints answer C7 --mutual jappo --text "The clinic pays you back" --by "Khady Sarr"',
  ],
  run: async ({ ports }, input, io) => {
    const complaint = codeOf(input, io)
    const words = input.text('text') ?? ''
    const by = textOption(input, 'by', io)
    if (complaint === null || !by) return 1
    const mutual = input.text('mutual') ?? ''
    const answered = await ports.store.write((tx) =>
      answerComplaint(ports, tx, { mutual, complaint, words, by }),
    )
    if (!answered.ok) return refuse(io, refusalText(answered.refusal))
    io.out(`the answer goes to ${answered.value.phone}, by ${answered.value.by}`)
    return 0
  },
}

export const complaintsCloseCommand: Command = {
  name: 'complaints close',
  kind: 'write',
  describe: 'closes a complaint: nothing more is to be done, and the member hears nothing',
  arguments: [COMPLAINT],
  options: [MUTUAL, BY],
  examples: ['complaints close C7 --mutual jappo --by "Khady Sarr"'],
  run: async ({ ports }, input, io) => {
    const complaint = codeOf(input, io)
    const by = textOption(input, 'by', io)
    if (complaint === null || !by) return 1
    const mutual = input.text('mutual') ?? ''
    const closed = await ports.store.write((tx) =>
      closeComplaint(ports, tx, { mutual, complaint, by }),
    )
    if (!closed.ok) return refuse(io, refusalText(closed.refusal))
    io.out(`the complaint is closed, by ${closed.value.by}`)
    return 0
  },
}

function codeOf(input: Input, io: Io): number | null {
  const text = input.text('complaint') ?? ''
  const complaint = readComplaintCode(text)
  if (complaint === null) refuse(io, refusalText({ code: 'unknown-complaint', complaint: text }))
  return complaint
}
