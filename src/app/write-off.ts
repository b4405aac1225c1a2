import { civilDateAt } from '../core/dates.ts'
import { postWriteOff } from '../core/ledger/posting.ts'
import type { MemberNumber } from '../core/member-number.ts'
import type { Minor } from '../core/money.ts'
import { isSamePerson } from '../core/person-name.ts'
import { done, type Refusal, refused, type Result } from '../core/refusals.ts'
import { type Books, loadMutual } from '../store/directory.ts'
import { lockHousehold, lockMutualChain } from '../store/engine/dialect.ts'
import { loadHousehold, mutualOfNumber } from '../store/households.ts'
import { memberBalances, post } from '../store/ledger.ts'
import { insertWriteOff } from '../store/outflows.ts'
import type { WriteOffTable } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import type { Ports } from './ports.ts'
import { postBegunCharges } from './post-charges.ts'
import { posterFor } from './visit-acts.ts'

/** The two persons of a decision that no one takes alone, and a role or command for the books. */
export type TwoPersons = {
  readonly createdBy: string
  readonly approvedBy: string
  readonly actor: string
}

/**
 * Gives up what a member owes whose membership is over, all of it or `amount` (domain 1.5, R65).
 * It pays no period and opens no rights: it only takes from what is owed.
 */
export async function writeOff(
  ports: Ports,
  number: MemberNumber,
  amount: Minor | null,
  persons: TwoPersons,
): Promise<Result<WriteOffTable>> {
  const { createdBy, approvedBy } = persons
  if (isSamePerson(createdBy, approvedBy)) return refused({ code: 'same-person', by: approvedBy })
  return ports.store.write(async (tx) => {
    const code = await mutualOfNumber(tx, number)
    if (!code) return refused({ code: 'unknown-number', number })
    await lockHousehold(tx, code, number)
    await lockMutualChain(tx, code)
    const books = await loadMutual(tx, code)
    const household = books && (await loadHousehold(tx, code, number))
    if (!household) return refused({ code: 'unknown-number', number })
    const now = ports.clock.now()
    const today = civilDateAt(now, books.mutual.timeZone)
    const { end } = household.facts
    if (!end || end.on > today) return refused({ code: 'membership-not-over', number })
    const poster = posterFor(ports, { by: createdBy, actor: persons.actor })
    await postBegunCharges(tx, household, today, books.closedThrough, poster)
    const { due } = await memberBalances(tx, code, number)
    const hindrance = hindranceOf(number, amount, { amount: due, currency: books.mutual.currency })
    if (hindrance) return refused(hindrance)
    return done(await record(ports, tx, books, number, amount ?? due, persons))
  })
}

function hindranceOf(
  number: MemberNumber,
  amount: Minor | null,
  due: Extract<Refusal, { code: 'more-than-due' }>['due'],
): Refusal | null {
  if (due.amount === 0) return { code: 'nothing-due', number }
  return amount !== null && amount > due.amount ? { code: 'more-than-due', number, due } : null
}

async function record(
  ports: Ports,
  tx: Tx,
  { mutual, closedThrough }: Books,
  number: MemberNumber,
  amount: Minor,
  { createdBy, approvedBy, actor }: TwoPersons,
): Promise<WriteOffTable> {
  const id = ports.ids.id()
  const now = ports.clock.now()
  const on = civilDateAt(now, mutual.timeZone)
  const posting = postWriteOff(id, number, amount, { eventOn: on, closedThrough })
  const poster = posterFor(ports, { by: createdBy, actor })
  const journal = await post(tx, mutual.code, posting, poster)
  const row = {
    mutual_id: mutual.code,
    write_off_id: id,
    number,
    amount,
    on_date: on,
    created_by: createdBy,
    approved_by: approvedBy,
    created_at: now,
    journal_id: journal.journalId,
  }
  await insertWriteOff(tx, row)
  return row
}
