import { z } from 'zod'
import type { MoneyArrived, Pulled } from '../../../app/wallet.ts'
import type { Instant } from '../../../core/dates.ts'
import { type MpesaParts, type MpesaSettings, readTimestamp, timestampOf } from './account.ts'
import { amountOf, receiptOf, text } from './callback.ts'
import type { Daraja, Said } from './client.ts'
import { readPayer } from './payer.ts'

/** Pages of one question; a day of a large mutual has fewer. */
const PAGES_MAX = 50

const ROW = z.object({
  transactionId: z.string(),
  trxDate: z.string(),
  msisdn: z.union([z.string(), z.number()]).nullish(),
  billreference: text(64).nullish(),
  amount: z.union([z.string(), z.number()]),
})

/** Rows come in a list, or in a list within a list. */
const PAGE = z.object({
  ResponseCode: z.union([z.string(), z.number()]).transform(String),
  TotalPages: z.coerce.number().int().min(0).max(100_000).catch(1),
  Response: z.array(z.unknown()).max(100_000).catch([]),
})

type Page = { readonly rows: readonly MoneyArrived[]; readonly pages: number }

/**
 * Payments of the last two days that Daraja was not heard to tell of (Pull Transactions). Whether it
 * counts rows or pages from page to page is not written anywhere, so both are tried.
 */
export async function pull(
  { settings }: MpesaParts,
  api: Daraja,
  from: Instant,
  to: Instant,
): Promise<Pulled> {
  const window = { StartDate: spaced(from), EndDate: spaced(to) }
  const ask = async (offset: number): Promise<Page | null> => {
    const body = { ShortCode: settings.shortCode, ...window, OffSetValue: String(offset) }
    return pageOf(await api.call('/pulltransactions/v1/query', body, 'GET'), settings)
  }
  const first = await ask(0)
  if (!first) return { kind: 'unknown' }
  const found = new Map(first.rows.map((row) => [row.operatorReceipt, row]))
  const take = async (offset: number): Promise<boolean> => {
    const before = found.size
    for (const row of (await ask(offset))?.rows ?? []) found.set(row.operatorReceipt, row)
    return found.size > before
  }
  const pages = Math.min(first.pages, PAGES_MAX)
  for (let page = 1; page < pages; page += 1) await take(page)
  for (let more = pages > 1; more;) more = await take(found.size)
  return { kind: 'payments', payments: [...found.values()] }
}

/** `2026-03-14 08:00:00`, as walls in Nairobi show it. */
function spaced(at: Instant): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestampOf(at)) ?? []
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

const NOTHING: Page = { rows: [], pages: 0 }

/** 1001 is said of an empty window, and of an account that has no Pull: neither is a fault. */
function pageOf(said: Said, settings: MpesaSettings): Page | null {
  if (said.kind !== 'said') return null
  const page = PAGE.safeParse(said.body)
  if (!page.success) return null
  const { ResponseCode, Response, TotalPages } = page.data
  if (ResponseCode === '1001') return NOTHING
  if (ResponseCode !== '1000') return null
  return { rows: Response.flat(2).flatMap((row) => paymentIn(row, settings)), pages: TotalPages }
}

/** A row that cannot be read is left to the statement. */
function paymentIn(row: unknown, { currency }: MpesaSettings): MoneyArrived[] {
  const read = ROW.safeParse(row)
  if (!read.success) return []
  const { transactionId, trxDate, msisdn, billreference, amount: written } = read.data
  const operatorReceipt = receiptOf(transactionId)
  const amount = amountOf(written, currency)
  // The Z at its end is no zone: the sample of the portal has the time of Nairobi before it.
  const paidAt = readTimestamp(trxDate.replace(/\D/g, '').slice(0, 14))
  if (!operatorReceipt || !amount || paidAt === null) return []
  const account = billreference?.trim() || null
  const named = { kind: 'paid', operatorReceipt, intentId: null, account } as const
  return [{ ...named, amount, currency, ...readPayer(msisdn), paidAt }]
}
