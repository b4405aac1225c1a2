import {
  letterApprove,
  type LetterIn,
  letterIssue,
  letterList,
  letterWithdraw,
} from '../../../app/acts/letters.ts'
import type { LetterRow } from '../../../app/visits/read-visits.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import type { Letter } from '../../../store/visits/letters.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const letterIssueCommand = actCommand(letterIssue, {
  arguments: { person: 'NUMBER' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'letter issue 0412337-8/2 --provider thiaroye --service surgery --amount 90000 --to 2026-04-30 --by "Khady Sarr"',
  ],
  print: (issued) =>
    printed(
      issued,
      issued.letter.needs_approval ? 'waits for the approval of another person' : 'was issued',
    ),
})

export const letterApproveCommand = actCommand(letterApprove, {
  arguments: { letter: 'LETTER' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['letter approve JP26-L000012 --mutual jappo --by "Moussa Fall"'],
  print: (approved) => printed(approved, 'was approved'),
})

export const letterWithdrawCommand = actCommand(letterWithdraw, {
  arguments: { letter: 'LETTER' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['letter withdraw JP26-L000012 --mutual jappo --by "Moussa Fall"'],
  print: (withdrawn) => printed(withdrawn, 'was withdrawn'),
})

export const letterListCommand = actCommand(letterList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['letter list --mutual jappo'],
  print: ({ mutual: { currency }, rows }) => ({
    json: rows.map(({ letter, state }) => ({ ...letterJson(letter, currency), state })),
    lines: listed(rows, currency),
  }),
})

function printed({ letter, currency }: LetterIn, done: string): Printed {
  return {
    json: letterJson(letter, currency),
    lines: `guarantee letter ${letter.letter_number} ${done}`,
  }
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
