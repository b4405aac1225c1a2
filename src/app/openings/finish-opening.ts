import { BANK, cashAccountOf } from '../../core/ledger/accounts.ts'
import type { CivilDate } from '../../core/dates.ts'
import { type Minor, subtract, ZERO } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { openBox } from '../../store/cash/cash.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { insertOpeningLines, openingLines } from '../../store/openings/openings.ts'
import { type BooksDesk, type Desk, inBooks } from '../desk.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { makeValid, openingHindrance } from './complete-opening.ts'
import { tellOfCorrected } from './corrected-notice.ts'
import type { OpeningHeld } from './hold-opening.ts'
import type { OpeningAsked } from './opening-row.ts'
import type { OwnLine } from './read-accounts.ts'

/** The write that makes it valid, or that proposes it to a second person: then the proposal's number. */
export async function finishOpening(
  desk: Desk,
  { mutual, on, actor, by = null, number = null }: OpeningAsked,
  lines: readonly OwnLine[],
  { key }: OpeningHeld,
): Promise<Result<string | null>> {
  const { tx } = desk
  await lockMutualChain(tx, mutual)
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  await keepLines(desk, lines, key)
  const at = inBooks(desk, books)
  const below = belowNought(lines)
  if (below > 0) return propose(at, { below, on, by, opening: key.opening_id })
  const valid = await makeValid(
    at,
    { ...key, on_date: on, only_number: number },
    { by: actor, actor },
  )
  if (!valid.ok) return valid
  if (number) await tellOfCorrected(at, number, `opening-again/${mutual}/${key.opening_id}`)
  return done(null)
}

/** By how much the bank begins below nought; zero when it does not. */
function belowNought(lines: readonly OwnLine[]): Minor {
  const bank = lines.find(({ account }) => account === BANK)
  return bank && bank.amount < 0 ? subtract(ZERO, bank.amount) : ZERO
}

type Below = {
  readonly below: Minor
  readonly on: CivilDate
  readonly by: string | null
  readonly opening: string
}

/** A bank below nought is believed when two people say so (R65). */
async function propose(
  desk: BooksDesk,
  { below: amount, on, by, opening }: Below,
): Promise<Result<string>> {
  const { code: mutual, currency } = desk.mutual
  if (by === null)
    return refused({ code: 'opening-needs-two', mutual, below: { amount, currency } })
  const staff = await staffFor(desk, by, 'opening')
  if (!staff.ok) return staff
  const may = await openingHindrance(desk, { on_date: on, only_number: null })
  if (!may.ok) return may
  const act = { kind: 'opening', opening, on, amount } as const
  const reason = 'the bank begins below nought'
  const made = await makeProposal(desk, mutual, { act, about: on, reason }, staff.value)
  return made.ok ? done(made.value.proposal_id) : made
}

/** Keeps the lines about the mutual's own accounts; cash goes to its holder's box. */
async function keepLines(
  { tx, now }: Desk,
  lines: readonly OwnLine[],
  key: OpeningHeld['key'],
): Promise<void> {
  if ((await openingLines(tx, key)).length > 0) return
  const rows = []
  for (const { row, account, amount } of lines) {
    const account_id =
      typeof account === 'string'
        ? account
        : cashAccountOf(await openBox(tx, key.mutual_id, account.cashOf, now))
    rows.push({ ...key, line: row.line, account_id, amount })
  }
  await insertOpeningLines(tx, rows)
}
