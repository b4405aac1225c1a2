import type { ExpressionBuilder } from 'kysely'
import type { GuaranteeLetter } from '../../core/coverage/coverage.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { LetterFacts } from '../../core/visits/letter.ts'
import type { LetterTable } from '../tables/visits.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'
import { billStands } from './bills.ts'
import type { Person } from './visits.ts'

export type Letter = LetterTable & { readonly used: boolean }

export async function insertLetter(tx: Tx, letter: LetterTable): Promise<void> {
  await tx.insertInto('letter').values(letter).execute()
}

export async function loadLetter(
  tx: ReadTx,
  mutualId: string,
  letterNumber: string,
): Promise<Letter | null> {
  const row = await lettersWithUse(tx, mutualId)
    .where('letter_number', '=', letterNumber)
    .executeTakeFirst()
  return row ? letterOf(row) : null
}

/** The letters of a mutual that are valid on any of these days, in the order of their numbers. */
export async function lettersBetween(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<Letter[]> {
  const rows = await lettersWithUse(tx, mutualId)
    .where('valid_to', '>=', from)
    .where('valid_from', '<=', to)
    .orderBy('letter_number')
    .execute()
  return rows.map(letterOf)
}

/** The letters to a clinic that are valid on any of these days, the last issued first. */
export async function lettersToClinic(
  tx: ReadTx,
  { mutual, provider }: { readonly mutual: string; readonly provider: string },
  from: CivilDate,
  to: CivilDate,
): Promise<(Letter & { readonly name: string })[]> {
  const rows = await lettersWithUse(tx, mutual)
    .innerJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'letter.mutual_id')
        .onRef('beneficiary.number', '=', 'letter.number')
        .onRef('beneficiary.ordinal', '=', 'letter.ordinal'),
    )
    .select('beneficiary.name')
    .where('provider_code', '=', provider)
    .where('valid_to', '>=', from)
    .where('valid_from', '<=', to)
    .orderBy('letter_number', 'desc')
    .execute()
  return rows.map((row) => ({ ...letterOf(row), name: row.name }))
}

/** The letters of a household, the last issued first. */
export async function lettersOfHousehold(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
): Promise<Letter[]> {
  const rows = await lettersWithUse(tx, mutualId)
    .where('letter.number', '=', number)
    .orderBy('letter_number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(letterOf)
}

/** Writes who approved or withdrew a letter; the caller holds the lock of its household. */
export async function decideOnLetter(
  tx: Tx,
  { mutual_id, letter_number }: LetterTable,
  step: 'approved' | 'withdrawn',
  by: string,
  at: Instant,
): Promise<void> {
  const change =
    step === 'approved'
      ? { approved_by: by, approved_at: at }
      : { withdrawn_by: by, withdrawn_at: at }
  await tx
    .updateTable('letter')
    .set(change)
    .where('mutual_id', '=', mutual_id)
    .where('letter_number', '=', letter_number)
    .execute()
}

/** A letter as the core sees it. */
export function letterFacts(letter: Letter): LetterFacts {
  return {
    validFrom: letter.valid_from,
    validTo: letter.valid_to,
    needsApproval: letter.needs_approval === 1,
    approved: letter.approved_at !== null,
    withdrawn: letter.withdrawn_at !== null,
    used: letter.used,
  }
}

/** The letters of a mutual, with whether each was used. */
export function lettersWithUse(tx: ReadTx, mutualId: string) {
  return tx
    .selectFrom('letter')
    .selectAll('letter')
    .select((eb) => hasBill(eb).as('used'))
    .where('letter.mutual_id', '=', mutualId)
}

/** A bill that stands has used the letter. Of rows of `letter`. */
function hasBill(where: ExpressionBuilder<Schema, 'letter'>) {
  return where.exists(
    where
      .selectFrom('bill')
      .select('bill.bill_id')
      .whereRef('bill.mutual_id', '=', 'letter.mutual_id')
      .whereRef('bill.letter_number', '=', 'letter.letter_number')
      .where(billStands),
  )
}

/** SQLite has 0 and 1 for what PostgreSQL has truth values for. */
export function letterOf(row: LetterTable & { readonly used: unknown }): Letter {
  return { ...row, used: Boolean(row.used) }
}

/** The letters that a person may use at a provider on a day, those that end first before others. */
export async function openLettersOf(
  tx: ReadTx,
  mutualId: string,
  { number, ordinal }: Person,
  provider: string,
  on: CivilDate,
): Promise<GuaranteeLetter[]> {
  const rows = await tx
    .selectFrom('letter')
    .select(['letter_number', 'service_code', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .where('provider_code', '=', provider)
    .where('valid_from', '<=', on)
    .where('valid_to', '>=', on)
    .where('withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('needs_approval', '=', 0), eb('approved_at', 'is not', null)]))
    .where((eb) => eb.not(hasBill(eb)))
    .orderBy('valid_to')
    .orderBy('letter_number')
    .execute()
  return rows.map((row) => ({
    letter: row.letter_number,
    service: row.service_code,
    amount: row.amount,
  }))
}
