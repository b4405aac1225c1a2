import { periodName } from '../../core/contributions/periods.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { END_STATES } from '../../core/states.ts'
import { type Turn, type TurnCause, turnsOf } from '../../core/membership/history.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { changesOfMember, type RecordedChange } from '../../store/membership/membership-changes.ts'
import { type PaidBy, payersOf } from '../../store/payments/payers.ts'
import type { Ports } from '../ports.ts'
import { dayIn, reading } from '../desk.ts'

/** One thing that happened in the life of a membership, with its day, cause and actor. */
export type HistoryLine = {
  readonly on: CivilDate
  /** A state that the membership came into, or the kind of a change that was recorded. */
  readonly what: string
  /** Whom of the household it is about; null for the whole membership. */
  readonly ordinal: number | null
  readonly cause: string
  /** Who did it: a person, a payer's phone, an association, or the statutes. */
  readonly by: string
  readonly approvedBy: string | null
}

/** By what a state turned when nobody did anything. */
const STATUTES = 'statutes'

/**
 * The life of a membership up to today: the states that follow from charges, money and days, and
 * what people decided, in the order of days.
 */
export async function readHistory(
  ports: Ports,
  number: MemberNumber,
): Promise<Result<readonly HistoryLine[]>> {
  return reading(ports, async ({ tx, now }) => {
    const code = await mutualOfNumber(tx, number)
    const books = code ? await loadMutual(tx, code) : null
    const household = code ? await loadHousehold(tx, code, number) : null
    if (!code || !books || !household) return refused({ code: 'unknown-number', number })
    const today = dayIn(books.mutual, now)
    const paid = await payersOf(tx, code, number)
    const changes = (await changesOfMember(tx, code, number)).map(lineOfChange)
    const turns = turnsOf(household.facts, today)
      .filter(({ state, on }) => !isRecorded(state, on, changes))
      .map((turn) => lineOfTurn(turn, paid))
    // Of one day, what people decided comes before what follows from it.
    return done([...changes, ...turns].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)))
  })
}

/** An end stands among the changes already, with who decided it. */
function isRecorded(state: string, on: CivilDate, changes: readonly HistoryLine[]): boolean {
  const isEnd = END_STATES.some((end) => end === state)
  return isEnd && changes.some((change) => change.on === on && change.what === state)
}

function lineOfChange({
  on,
  kind,
  ordinal,
  cause,
  decidedBy,
  approvedBy,
  details,
}: RecordedChange) {
  const what = kind === 'denied' ? `${details?.['tried'] ?? ''} denied` : kind
  return { on, what, ordinal, cause, by: decidedBy, approvedBy }
}

function lineOfTurn({ on, state, cause }: Turn, paid: readonly PaidBy[]): HistoryLine {
  const money = paid.filter((one) => one.on === on)
  const receipts = money.map(({ receipt }) => receipt).join(', ')
  const payers = [...new Set(money.flatMap(({ by }) => by ?? []))].join(', ')
  const isMoney = cause.kind === 'paid' || cause.kind === 'taken-back'
  const by = isMoney && payers !== '' ? payers : STATUTES
  return { on, what: state, ordinal: null, cause: causeText(cause, receipts), by, approvedBy: null }
}

function causeText(cause: TurnCause, receipts: string): string {
  switch (cause.kind) {
    case 'joined':
      return 'joined'
    case 'decided':
      return 'decided'
    case 'paid':
      return `paid ${receipts}`
    case 'taken-back':
      return `taken back ${receipts}`
    case 'waiting-over':
      return 'the waiting is over'
    case 'unpaid':
      return `${periodName(cause)} is not paid`
    case 'statutes':
      return 'by the statutes'
  }
}
