import { sql, type SqlBool } from 'kysely'
import type { MemberNumber } from '../../core/member-number.ts'
import { nameWords } from '../../core/person-name.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Somebody of a household, and the name. */
type Named = { readonly number: MemberNumber; readonly ordinal: number; readonly name: string }

/** Somebody whose name fits. */
export type PersonKey = Pick<Named, 'number' | 'ordinal'>

/** Writes the words by which these people are found; whoever has them already keeps them. */
export async function insertNameWords(
  tx: Tx,
  mutualId: string,
  people: readonly Named[],
): Promise<void> {
  const rows = people.flatMap(({ number, ordinal, name }) =>
    nameWords(name).map((word) => ({ mutual_id: mutualId, word, number, ordinal })),
  )
  await insertMany(tx, 'person_word', rows, 'skip')
}

/** Takes away the words by which somebody was found. */
export async function deleteNameWords(
  tx: Tx,
  mutualId: string,
  { number, ordinal }: PersonKey,
): Promise<void> {
  await tx
    .deleteFrom('person_word')
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .execute()
}

/** Above every letter: whatever begins with a word stands between the word and this. */
const LAST = '\u{10ffff}'

/** How many words of people begin so, counted up to a limit. */
export async function countBeginning(
  tx: ReadTx,
  mutualId: string,
  word: string,
  limit: number,
): Promise<number> {
  const { count } = await tx
    .selectFrom(
      tx
        .selectFrom('person_word')
        .select('number')
        .where('mutual_id', '=', mutualId)
        .where('word', '>=', word)
        .where('word', '<', word + LAST)
        .limit(limit)
        .as('one'),
    )
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * People with a word that begins with `first`, in the order of these words and not more of them than
 * `limit`, as far as a word of theirs begins with each of the others.
 */
export async function peopleBeginning(
  tx: ReadTx,
  mutualId: string,
  [first, ...others]: readonly [string, ...string[]],
  limit: number,
): Promise<PersonKey[]> {
  const some = tx
    .selectFrom('person_word')
    .select(['number', 'ordinal', 'word'])
    .where('mutual_id', '=', mutualId)
    .where('word', '>=', first)
    .where('word', '<', first + LAST)
    .orderBy('word')
    .orderBy('number')
    .orderBy('ordinal')
    .limit(limit)
  let query = tx.selectFrom(some.as('one')).select(['one.number', 'one.ordinal'])
  for (const word of others) {
    query = query.where(
      sql<SqlBool>`exists (select 1 from person_word as other
        where other.mutual_id = ${mutualId} and other.number = one.number
          and other.ordinal = one.ordinal and other.word >= ${word} and other.word < ${word + LAST})`,
    )
  }
  const rows = await query
    .orderBy('one.word')
    .orderBy('one.number')
    .orderBy('one.ordinal')
    .execute()
  const seen = new Map(rows.map(({ number, ordinal }) => [`${number}/${ordinal}`, { number, ordinal }])) // prettier-ignore
  return [...seen.values()]
}

/** Whether a mutual's people of before all have their words. */
export async function hasNameWords(tx: ReadTx, mutualId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person_word_fill')
    .select('mutual_id')
    .where('mutual_id', '=', mutualId)
    .executeTakeFirst()
  return row === undefined
}

/** The mutuals whose people of before do not have all their words. */
export async function mutualsWithoutWords(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectFrom('person_word_fill')
    .select('mutual_id')
    .orderBy('mutual_id')
    .execute()
  return rows.map(({ mutual_id: mutual }) => mutual)
}

/** Up to which number a mutual's people have their words; null when all of them do. */
export async function filledThrough(tx: Tx, mutualId: string): Promise<MemberNumber | null> {
  const row = await tx
    .selectFrom('person_word_fill')
    .select('through')
    .where('mutual_id', '=', mutualId)
    .executeTakeFirst()
  return row?.through ?? null
}

/** The next households, also those that an import at work has staged: they have names too. */
export async function numbersAfter(
  tx: ReadTx,
  mutualId: string,
  after: MemberNumber,
  limit: number,
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}

/** Everybody of these households whose name was not taken out. */
export async function namesIn(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Named[]> {
  return tx
    .selectFrom('beneficiary')
    .select(['number', 'ordinal', 'name'])
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .execute()
}

/** Notes how far a mutual is; null: it is done. */
export async function noteFilled(
  tx: Tx,
  mutualId: string,
  through: MemberNumber | null,
): Promise<void> {
  if (through === null) {
    await tx.deleteFrom('person_word_fill').where('mutual_id', '=', mutualId).execute()
    return
  }
  await tx
    .updateTable('person_word_fill')
    .set({ through })
    .where('mutual_id', '=', mutualId)
    .execute()
}
