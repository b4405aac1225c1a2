import { BANK, walletAccountOf } from '../../core/ledger/accounts.ts'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { isOpen } from '../../core/payments/breaker.ts'
import { listCashInHand } from '../../store/cash/cash.ts'
import { membersNumbered, type PersonFound } from '../../store/office/find.ts'
import {
  numbersOfPhone,
  numbersPaidFrom,
  partsOfReceipts,
  type ReceiptPart,
  receiptsAfter,
} from '../../store/office/receipts.ts'
import { journalsOfReceipt } from '../../store/office/journals.ts'
import { readBreaker } from '../../store/payments/breakers.ts'
import { newestEvent } from '../../store/payments/events.ts'
import { receiptLeft, receiptOfNumber } from '../../store/payments/receipts.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { MutualDesk } from '../desk.ts'
import { wordsOf } from '../payments/stored-callback.ts'
import { type Kept, loadSuspense } from '../payments/suspense.ts'
import { suggestOwner } from '../payments/suggest-owner.ts'

/** A place where money of a mutual is, by the books. */
export type Place =
  | { readonly kind: 'bank'; readonly amount: Minor }
  /** `isPaused`: its operator takes no prompts at this moment. */
  | {
      readonly kind: 'wallet'
      readonly name: string
      readonly amount: Minor
      readonly isPaused: boolean
    }
  | { readonly kind: 'cash'; readonly name: string; readonly amount: Minor }

/** A receipt with the households that got of it. */
export type ReceiptSeen = { readonly receipt: ReceiptTable; readonly parts: readonly ReceiptPart[] }

type MoneySeen = {
  readonly suspense: readonly Kept[]
  readonly places: readonly Place[]
  readonly receipts: readonly ReceiptSeen[]
  /** The number of the last receipt, where there are older ones. */
  readonly next: string | null
}

/** Money of a mutual that is nobody's yet, where all of it is, and its receipts from one on. */
export async function readMoney(
  desk: MutualDesk<ReadTx>,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<MoneySeen> {
  const { tx, mutual } = desk
  const last = after === '' ? undefined : await receiptOfNumber(tx, mutual.code, after)
  const found = await receiptsAfter(tx, mutual.code, last ?? null, limit + 1)
  const shown = found.slice(0, limit)
  const ids = shown.map(({ receipt_id: id }) => id)
  const parts = await partsOfReceipts(tx, mutual.code, ids)
  return {
    suspense: await loadSuspense(tx, mutual.code),
    places: await placesOf(desk),
    receipts: shown.map((receipt) => ({
      receipt,
      parts: parts.filter((part) => part.receipt === receipt.receipt_id),
    })),
    next: found.length > limit ? (shown.at(-1)?.receipt_number ?? null) : null,
  }
}

async function placesOf({ tx, mutual }: MutualDesk<ReadTx>): Promise<Place[]> {
  const roles = await loadStaffRoles(tx, mutual.code)
  const nameOf = (phone: string) => roles.find((one) => one.phone === phone)?.name ?? phone
  const places: Place[] = [{ kind: 'bank', amount: await balanceOf(tx, mutual.code, BANK) }]
  for (const { wallet: name } of mutual.wallets) {
    const amount = await balanceOf(tx, mutual.code, walletAccountOf(name))
    places.push({ kind: 'wallet', name, amount, isPaused: isOpen(await readBreaker(tx, name)) })
  }
  for (const { phone, amount } of await listCashInHand(tx, mutual.code)) {
    if (amount !== 0) places.push({ kind: 'cash', name: nameOf(phone), amount })
  }
  return places
}

/** Somebody whose money it may be, and what speaks for it. */
export type Likely = PersonFound & { readonly why: 'card' | 'phone' | 'before' }

/** One receipt whole. */
export type ReceiptWhole = ReceiptSeen & {
  readonly people: readonly PersonFound[]
  /** Its journals, by their places in the chain. */
  readonly journals: readonly number[]
  /** What the operator told of it, as it came; null where it was told otherwise, or is forgotten. */
  readonly told: { readonly text: string; readonly at: Instant; readonly times: number } | null
  /** In suspense: how much of it is left, and whose it may be. */
  readonly open: { readonly left: Minor; readonly likely: readonly Likely[] } | null
}

/** People that are named at most for one receipt. */
const LIKELY_MAX = 5

/** A receipt by its number; null when the mutual has none of this number. */
export async function readReceipt(
  { tx, mutual }: MutualDesk<ReadTx>,
  number: string,
): Promise<ReceiptWhole | null> {
  const receipt = await receiptOfNumber(tx, mutual.code, number)
  if (!receipt) return null
  const parts = await partsOfReceipts(tx, mutual.code, [receipt.receipt_id])
  const numbers = [...new Set(parts.map((part) => part.number))]
  const people = await membersNumbered(tx, mutual.code, numbers)
  const journals = await journalsOfReceipt(tx, mutual.code, receipt.receipt_id)
  const told = await toldOf(tx, receipt)
  const seen = { receipt, parts, people, journals, told }
  if (receipt.state === 'posted') return { ...seen, open: null }
  const { amount: left } = await receiptLeft(tx, receipt)
  return { ...seen, open: { left, likely: await likelyOf(tx, receipt) } }
}

/** The body of the operator's notice alone: what came around it, signatures too, is nobody's to read. */
async function toldOf(tx: ReadTx, { wallet, operator_receipt: own }: ReceiptTable) {
  const event = await newestEvent(tx, wallet, `paid/${own}`)
  if (!event || event.body === '') return null
  return { text: wordsOf(event.body), at: event.received_at, times: event.seen }
}

/** Whose money in suspense may be, by what came with it; each once, the best reason first. */
async function likelyOf(tx: ReadTx, receipt: ReceiptTable): Promise<Likely[]> {
  const { mutual_id: code, payer_phone: payer } = receipt
  const card = await suggestOwner(tx, code, receipt)
  const own = payer ? await numbersOfPhone(tx, code, payer, LIKELY_MAX) : []
  const before = await numbersPaidFrom(tx, code, receipt, LIKELY_MAX)
  const whys = new Map<MemberNumber, Likely['why']>()
  const note = (why: Likely['why'], numbers: readonly MemberNumber[]) => {
    for (const one of numbers) if (!whys.has(one)) whys.set(one, why)
  }
  note('card', card ? [card.number] : [])
  note('phone', own)
  note('before', before)
  const found = await membersNumbered(tx, code, [...whys.keys()].slice(0, LIKELY_MAX))
  return found.map((person) => ({ ...person, why: whys.get(person.number) ?? 'before' }))
}
