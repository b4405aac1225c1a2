import { type PayerAccount, payerAccount } from '../../core/contributions/payer-account.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  findPayer,
  listPayers,
  monthsOwed,
  payerReceipts,
  payersCharged,
  receivedOf,
  savePayer,
  settledOf,
} from '../../store/payers/payers.ts'
import type { PayerReceiptTable, PayerTable } from '../../store/tables/payers.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Desk, ReadDesk } from '../desk.ts'

/** A payer of subsidies with how it stands. */
export type PayerFound = Pick<PayerTable, 'code' | 'name'> & {
  /** Null for a code that plans name and nobody has added. */
  readonly kind: PayerTable['kind'] | null
  readonly account: PayerAccount
}

/** Adds a payer by the code that plans name it by, or gives it another name. */
export async function addPayer(
  { tx, now }: Desk,
  asked: Pick<PayerTable, 'code' | 'name' | 'kind'> & {
    readonly mutual: string
    readonly by: string
  },
): Promise<Result<PayerTable>> {
  const { mutual, code, name, kind, by } = asked
  if (!(await loadMutual(tx, mutual))) return refused({ code: 'unknown-mutual', mutual })
  await lockMutualChain(tx, mutual)
  const row = { mutual_id: mutual, code, name, kind, added_by: by, added_at: now }
  await savePayer(tx, row)
  return done(row)
}

/** Every payer of a mutual, those too that only its plans name. */
export async function readPayers(
  { tx }: ReadDesk,
  code: string,
): Promise<Result<{ readonly mutual: Mutual; readonly payers: readonly PayerFound[] }>> {
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const known = await listPayers(tx, code)
  const charged = await payersCharged(tx, code)
  const unnamed = charged.filter((payer) => !known.some((one) => one.code === payer))
  const payers: PayerFound[] = []
  for (const payer of [...known.map((one) => one.code), ...unnamed].sort()) {
    payers.push(await withAccount(tx, code, payer, known))
  }
  return done({ mutual: books.mutual, payers })
}

async function withAccount(
  tx: ReadTx,
  mutual: string,
  code: string,
  known: readonly PayerTable[],
): Promise<PayerFound> {
  const row = known.find((one) => one.code === code)
  const account = await accountOf(tx, mutual, code)
  return { code, name: row?.name ?? code, kind: row?.kind ?? null, account }
}

/** How a payer stands by months. */
export async function accountOf(tx: ReadTx, mutual: string, payer: string): Promise<PayerAccount> {
  return payerAccount(
    await monthsOwed(tx, mutual, payer),
    await receivedOf(tx, mutual, payer),
    await settledOf(tx, mutual, payer),
  )
}

type PayerShown = PayerFound & {
  readonly mutual: Mutual
  readonly receipts: readonly PayerReceiptTable[]
}

/** One payer: what it owes by months, and what it paid. */
export async function readPayer(
  { tx }: ReadDesk,
  mutual: string,
  payer: string,
): Promise<Result<PayerShown>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const row = await findPayer(tx, mutual, payer)
  const isCharged = (await payersCharged(tx, mutual)).includes(payer)
  if (!row && !isCharged) return refused({ code: 'unknown-payer', payer })
  const found = await withAccount(tx, mutual, payer, row ? [row] : [])
  const receipts = await payerReceipts(tx, mutual, payer)
  return done({ ...found, mutual: books.mutual, receipts })
}
