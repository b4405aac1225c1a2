import { createHash } from 'node:crypto'
import { date } from '../src/core/dates.ts'
import { receivableOf } from '../src/core/ledger/accounts.ts'
import { canonicalText, type Journal } from '../src/core/ledger/chain.ts'
import { postCharge } from '../src/core/ledger/posting.ts'
import type { MemberNumber } from '../src/core/member-number.ts'
import { ZERO } from '../src/core/money.ts'
import { createIds } from '../src/edge/ids.ts'
import { lastOf, MUTUAL, PLAN, TOWN_OPENS } from './town.ts'

/** Where a chain of journals stands. */
export type Head = { readonly seq: number; readonly hash: string }

/** What billing one member for one month writes, beside the balances. */
export type MonthRows = ReturnType<typeof rowsOf>

const ids = createIds()

/** A month's charge for each of these members, in the chain from `head` on, as billing posts it. */
export function monthRows(
  month: string,
  numbers: readonly MemberNumber[],
  head: Head,
  mutual: string = MUTUAL.mutual_id,
): { readonly rows: readonly MonthRows[]; readonly head: Head } {
  let { seq, hash } = head
  const charge = chargeOf(month)
  const rows = numbers.map((number) => {
    seq += 1
    const posting = postCharge(number, charge, { advance: ZERO }, null)
    const place = {
      mutual,
      journalId: ids.id(),
      seq,
      postedAt: TOWN_OPENS,
      actor: 'bench',
    }
    const journal = { ...posting, ...place }
    hash = createHash('sha256').update(canonicalText(hash, journal)).digest('hex')
    return rowsOf(number, charge, journal, hash)
  })
  return { rows, head: { seq, hash } }
}

function chargeOf(month: string) {
  const [startsOn, dueOn] = [date(`${month}-01`), date(`${month}-05`)]
  const amount = PLAN.contribution
  return {
    kind: 'contribution',
    startsOn,
    endsOn: lastOf(month),
    dueOn,
    amount,
    subsidy: null,
  } as const
}

function rowsOf(
  number: MemberNumber,
  charge: ReturnType<typeof chargeOf>,
  journal: Journal,
  hash: string,
) {
  const place = { mutual_id: journal.mutual, journal_id: journal.journalId }
  return {
    journal: {
      ...place,
      seq: journal.seq,
      kind: journal.kind,
      effective_on: journal.effectiveOn,
      event_on: journal.eventOn,
      posted_at: journal.postedAt,
      source: journal.source,
      source_ref: journal.sourceRef,
      actor: journal.actor,
      lines: journal.transfers.length,
      hash,
    },
    transfer: {
      ...place,
      line: 0,
      debit_account: receivableOf(number),
      credit_account: '701',
      amount: charge.amount,
    },
    charge: {
      ...place,
      number,
      kind: charge.kind,
      starts_on: charge.startsOn,
      ends_on: charge.endsOn,
      due_on: charge.dueOn,
      amount: charge.amount,
      plan_code: PLAN.code,
    },
  }
}
