import { type CivilDate, civilDateAt, earlierOf, lastOfMonth, plusDays } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { add, type Minor, ZERO } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { findAssociation } from '../../store/associations/associations.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import {
  entriesBetween,
  firstEntryOn,
  type Holder,
  owedBefore,
  type StatementEntry,
} from '../../store/books/statements.ts'
import { findPayer, payersCharged } from '../../store/payers/payers.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { type ReadDesk, reading } from '../desk.ts'

/** Whose statement is asked for. */
export type StatementAsk =
  | { readonly kind: 'member'; readonly number: MemberNumber }
  | {
      readonly kind: 'association' | 'provider' | 'payer'
      readonly mutual: string
      readonly code: string
    }

export type StatementHead = {
  readonly mutual: Mutual
  readonly kind: StatementAsk['kind']
  /** The member number or the code. */
  readonly id: string
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate
  /** Owed before the first day: by members or a payer to the mutual, or by it to a provider. */
  readonly opening: Minor
}

/** Takes a statement as it is read: the head, and each entry with what is owed after it. */
export type StatementWriter = {
  head(head: StatementHead): void
  entry(entry: StatementEntry, owed: Minor): void
}

/**
 * The statement of a member, an association or a provider between two days of the books, both
 * included, a month at a time; the result is what is owed at the end. Without a first day it
 * begins with the first entry. An association's is of those together who are its members on the
 * last day.
 */
export function readStatement(
  ports: Ports,
  asked: StatementAsk,
  days: StatementDays,
  writer: StatementWriter,
): Promise<Result<Minor>> {
  return reading(ports, (desk) => readStatementAt(desk, asked, days, writer))
}

type StatementDays = { readonly from: CivilDate | null; readonly to: CivilDate | null }

/** The same at a desk. */
export async function readStatementAt(
  { tx, now }: ReadDesk,
  asked: StatementAsk,
  days: StatementDays,
  writer: StatementWriter,
): Promise<Result<Minor>> {
  const code = asked.kind === 'member' ? await mutualOfNumber(tx, asked.number) : asked.mutual
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return refused(unknownOf(asked))
  const { mutual } = books
  const to = days.to ?? civilDateAt(now, mutual.timeZone)
  const found = await holderOf(tx, mutual, asked, to)
  if (!found.ok) return found
  const { holder, id, name } = found.value
  const from = days.from ?? earlierOf((await firstEntryOn(tx, holder)) ?? to, to)
  if (from > to) return refused({ code: 'span-reversed', from, to })
  const opening = days.from ? await owedBefore(tx, holder, from) : ZERO
  writer.head({ mutual, kind: asked.kind, id, name, from, to, opening })
  return done(await writeEntries(tx, holder, { from, to, opening }, writer))
}

function unknownOf(asked: StatementAsk) {
  return asked.kind === 'member'
    ? ({ code: 'unknown-number', number: asked.number } as const)
    : ({ code: 'unknown-mutual', mutual: asked.mutual } as const)
}

async function holderOf(
  tx: ReadTx,
  { code: mutual }: Mutual,
  asked: StatementAsk,
  on: CivilDate,
): Promise<Result<{ holder: Holder; id: string; name: string }>> {
  if (asked.kind === 'member') {
    const { number } = asked
    const household = await loadHousehold(tx, mutual, number)
    if (!household) return refused({ code: 'unknown-number', number })
    const name = household.people[0]?.name ?? ''
    return done({ holder: { kind: 'member', mutual, number }, id: number, name })
  }
  const { kind, code } = asked
  if (kind === 'association') {
    const association = await findAssociation(tx, mutual, code)
    if (!association) return refused({ code: 'unknown-association', association: code })
    return done({ holder: { kind, mutual, code, on }, id: code, name: association.name })
  }
  if (kind === 'payer') {
    const payer = await findPayer(tx, mutual, code)
    const isCharged = payer !== null || (await payersCharged(tx, mutual)).includes(code)
    if (!isCharged) return refused({ code: 'unknown-payer', payer: code })
    return done({ holder: { kind, mutual, code }, id: code, name: payer?.name ?? code })
  }
  const provider = await loadProvider(tx, mutual, code)
  if (!provider) return refused({ code: 'unknown-provider', provider: code })
  return done({ holder: { kind, mutual, code }, id: code, name: provider.name })
}

/** An association or a hospital has many entries: a month of them is in memory. */
async function writeEntries(
  tx: ReadTx,
  holder: Holder,
  { from, to, opening }: Pick<StatementHead, 'from' | 'to' | 'opening'>,
  writer: StatementWriter,
): Promise<Minor> {
  let owed = opening
  let first = from
  while (first <= to) {
    const last = earlierOf(lastOfMonth(first), to)
    for (const entry of await entriesBetween(tx, holder, first, last)) {
      owed = add(owed, entry.change)
      writer.entry(entry, owed)
    }
    first = plusDays(last, 1)
  }
  return owed
}
