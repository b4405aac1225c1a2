import {
  complaintsAnswer,
  complaintsClose,
  complaintsList,
  complaintsShow,
} from '../../../app/acts/complaints.ts'
import { complaintCode } from '../../../core/complaints/complaint.ts'
import type { ComplaintTold } from '../../../core/complaints/told.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const complaintsListCommand = actCommand(complaintsList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['complaints list --mutual jappo'],
  print: ({ mutual: { currency }, complaints }) => ({
    json: complaints.map((told) => ({ ...told, currency })),
    lines: listed(complaints),
  }),
})

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

export const complaintsShowCommand = actCommand(complaintsShow, {
  arguments: { complaint: 'COMPLAINT' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['complaints show C7 --mutual jappo'],
  print: ({ mutual: { currency }, told }) => ({
    json: { ...told, currency },
    lines: shown(told, currency),
  }),
})

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

export const complaintsAnswerCommand = actCommand(complaintsAnswer, {
  arguments: { complaint: 'COMPLAINT' },
  json: JSON_OBJECT,
  examples: [
    'complaints answer C7 --mutual jappo --text "The clinic pays you back" --by "Khady Sarr"',
  ],
  print: ({ phone, by }, { complaint }) => ({
    json: { complaint: complaintCode(complaint), phone, by },
    lines: `the answer goes to ${phone}, by ${by}`,
  }),
})

export const complaintsCloseCommand = actCommand(complaintsClose, {
  arguments: { complaint: 'COMPLAINT' },
  json: JSON_OBJECT,
  examples: ['complaints close C7 --mutual jappo --by "Khady Sarr"'],
  print: ({ by }, { complaint }) => ({
    json: { complaint: complaintCode(complaint), by },
    lines: `the complaint is closed, by ${by}`,
  }),
})
