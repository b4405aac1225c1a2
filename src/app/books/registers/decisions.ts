import { civilDateAt, type CivilDate } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import { maskPhone } from '../../../core/phone-number.ts'
import type { Cell } from '../../../core/registers/csv.ts'
import { loadClosings } from '../../../store/books/closings.ts'
import { listProposals } from '../../../store/decisions/proposals.ts'
import {
  billDecisionRows,
  membershipChangeRows,
  writeOffRows,
} from '../../../store/books/register-rows.ts'
import { staffChangeRows } from '../../../store/staff/staff-changes.ts'
import { amounts, daysIn, members, texts, type Register, type RegisterAsk } from './register.ts'

/** Who decided what; where two persons are needed, both. */
export const decisionsRegister: Register = {
  name: 'decisions',
  describe:
    'decisions of the span: books closed, debts given up, bills decided, what happened to memberships, who works for the mutual, and what one person proposed and another decided',
  columns: () => [
    ...daysIn('on'),
    ...texts('what'),
    ...members('about'),
    ...amounts('amount'),
    ...texts('proposed by', 'decided by', 'reason'),
  ],
  lines: async function* (ask) {
    yield* closed(ask)
    yield* givenUp(ask)
    yield* billsDecided(ask)
    yield* lives(ask)
    yield* staff(ask)
    yield* proposed(ask)
  },
}

async function* closed({ tx, mutual, days }: RegisterAsk): AsyncGenerator<Cell[]> {
  for (const { through, by, at } of await loadClosings(tx, mutual.code)) {
    const on = civilDateAt(at, mutual.timeZone)
    if (isIn(on, days)) yield [on, 'books closed', through, null, null, by, null]
  }
}

async function* givenUp({ tx, mutual, days }: RegisterAsk): AsyncGenerator<Cell[]> {
  for await (const row of writeOffRows(tx, mutual.code, days)) {
    const { on_date: on, created_by: by, approved_by: second } = row
    const amount = toDecimal(row.amount, mutual.currency)
    yield [on, 'written off', formatMemberNumber(row.number), amount, by, second, null]
  }
}

async function* billsDecided({ tx, mutual, days }: RegisterAsk): AsyncGenerator<Cell[]> {
  for await (const row of billDecisionRows(tx, mutual.code, days)) {
    const { decided_on: on, kind, visit_code: code, decided_by: by } = row
    yield [on, `bill ${kind}`, code, null, null, by, null]
  }
}

/** What one person decided about memberships, and the tries of those who may not. */
async function* lives({ tx, mutual, days }: RegisterAsk): AsyncGenerator<Cell[]> {
  for await (const change of membershipChangeRows(tx, mutual.code, days)) {
    const { on, kind, number, ordinal, decidedBy: by, cause, details, proposal } = change
    // What two decided is among the proposals.
    if (proposal !== null) continue
    const about =
      ordinal === null ? formatMemberNumber(number) : `${formatMemberNumber(number)}/${ordinal}`
    const what = kind === 'denied' ? `${details?.['tried'] ?? ''} denied` : kind
    yield [on, what, about, null, null, by, cause]
  }
}

/** Who was let work for the mutual, or no more, on which phone. */
async function* staff({ tx, mutual, days }: RegisterAsk): AsyncGenerator<Cell[]> {
  for await (const change of staffChangeRows(tx, mutual.code, days)) {
    const { on_date: on, kind, role, name, phone, decided_by: by, cause } = change
    yield [on, `${role} ${kind}`, `${name} ${maskPhone(phone)}`, null, null, by, cause]
  }
}

async function* proposed({ tx, mutual, days }: RegisterAsk): AsyncGenerator<Cell[]> {
  for (const proposal of await listProposals(tx, mutual.code)) {
    const { act, about, proposed_by: by, decision, denied, reason } = proposal
    for (const step of [...denied, ...(decision ? [decision] : [])]) {
      const on = civilDateAt(step.decided_at, mutual.timeZone)
      const what = `${act.kind} ${step.kind}`
      if (isIn(on, days)) yield [on, what, about, null, by, step.decided_by, step.reason ?? reason]
    }
  }
}

function isIn(on: CivilDate, { from, to }: RegisterAsk['days']): boolean {
  return (!from || on >= from) && (!to || on <= to)
}
