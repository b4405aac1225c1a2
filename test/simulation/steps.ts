import { sql } from 'kysely'
import { expect } from 'vitest'
import type { ReadTx } from '../../src/store/store.ts'
import { checkAnswer, checkStanding, checkVerified } from './invariants.ts'
import type { Town } from './town.ts'

/** The whole of `verify`, with the chain, after so many steps; what else holds is looked at after each. */
const VERIFIED_EVERY = 40

/** Debits and credits of an account, as they add up from the transfers alone. */
type Sums = { debits: number; credits: number }

/**
 * Looks after each step at what must hold at any moment, also while messages wait, an operator is
 * silent and a process has just died. What people are owed in the end (every success posted, every
 * message sent) is looked at when all have come to rest.
 */
export function watch(town: Town): () => Promise<void> {
  const seen = new Map<string, number>()
  const sums = new Map<string, Sums>()
  const causes = new Set<string>()
  const asked = new Set<string>()
  let steps = 0

  /** I5: balances are what the transfers add up to; I2, I3: each journal has one cause, once. */
  async function checkNewJournals(tx: ReadTx, mutual: string): Promise<void> {
    const journals = await tx
      .selectFrom('journal')
      .select(['journal_id', 'seq', 'source', 'source_ref'])
      .where('mutual_id', '=', mutual)
      .where('seq', '>', seen.get(mutual) ?? 0)
      .orderBy('seq')
      .execute()
    for (const { journal_id: id, seq, source, source_ref: ref } of journals) {
      expect(seq, 'journals have no gap').toBe((seen.get(mutual) ?? 0) + 1)
      seen.set(mutual, seq)
      const cause = `${mutual}/${source}/${ref}`
      expect(causes, 'one journal for one cause').not.toContain(cause)
      causes.add(cause)
      await checkCause(tx, mutual, source, ref)
      const lines = await tx
        .selectFrom('transfer')
        .select(['debit_account', 'credit_account', 'amount'])
        .where('mutual_id', '=', mutual)
        .where('journal_id', '=', id)
        .execute()
      for (const line of lines) {
        sumOf(mutual, line.debit_account).debits += line.amount
        sumOf(mutual, line.credit_account).credits += line.amount
      }
    }
  }

  function sumOf(mutual: string, account: string): Sums {
    const key = `${mutual} ${account}`
    const sum = sums.get(key) ?? { debits: 0, credits: 0 }
    sums.set(key, sum)
    return sum
  }

  /** I1 follows: what was added to one side of a transfer was added to the other. */
  async function checkBalances(tx: ReadTx): Promise<void> {
    const rows = await tx.selectFrom('balance').selectAll().execute()
    for (const { mutual_id: mutual, account_id: account, debits, credits } of rows) {
      expect({ debits, credits }, account).toEqual(sumOf(mutual, account))
    }
  }

  /** I8: an answer to a clinic is looked at as soon as it was given. */
  async function checkAnswers(tx: ReadTx): Promise<void> {
    const rows = await tx
      .selectFrom('coverage_check')
      .selectAll()
      .$if(asked.size > 0, (query) => query.where('check_id', 'not in', [...asked]))
      .execute()
    for (const row of rows) {
      asked.add(row.check_id)
      checkAnswer(row)
    }
  }

  return async () => {
    steps += 1
    const { store } = town.world
    await store.read(async (tx) => {
      for (const mutual of ['umoja', 'tumaini']) await checkNewJournals(tx, mutual)
      await checkBalances(tx)
      await checkAnswers(tx)
    })
    // Chance of the check alone, so that what people do is the same with it and without.
    await checkStanding(town, town.members[steps % town.members.length] as Town['members'][number])
    if (steps % VERIFIED_EVERY === 0) await checkVerified(town, { atRest: false })
  }
}

/** The table of what a journal stands for, and its key. */
const CAUSES: Readonly<Record<string, readonly [table: string, id: string]>> = {
  receipt: ['receipt', 'receipt_id'],
  match: ['receipt', 'receipt_id'],
  'wallet-outflow': ['wallet_outflow', 'outflow_id'],
  'operator-reversal': ['operator_reversal', 'reversal_id'],
}

/** What a journal stands for is in the database with it: a charge, money that came or money taken. */
async function checkCause(tx: ReadTx, mutual: string, source: string, ref: string): Promise<void> {
  if (source === 'charge') return
  const [table, id] = CAUSES[source] ?? []
  if (!table || !id) throw new Error(`a journal of nothing: ${source} ${ref}`)
  const { rows } = await sql<{ mutual_id: string }>`
    select mutual_id from ${sql.table(table)} where ${sql.ref(id)} = ${ref}`.execute(tx)
  expect(rows, `${source} ${ref}`).toEqual([{ mutual_id: mutual }])
}
