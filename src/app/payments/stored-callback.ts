import { createHash } from 'node:crypto'
import type { Instant } from '../../core/dates.ts'
import type { Ports } from '../ports.ts'
import type { Callback, Received, WalletEvent } from '../wallet.ts'
import { receiptAbout } from './intent-address.ts'

/** An event as its adapter reads it today. */
export type ReadEvent = WalletEvent | { readonly kind: 'unreadable'; readonly why: string }

/**
 * A callback as it is kept: word for word, with what is needed to read it again. Of its address it
 * has neither the key nor the seal.
 */
export type StoredCallback = Omit<Callback, 'at' | 'receipt'> & {
  /** It was refused, whatever it says: an adapter that has learnt does not read it again. */
  readonly isRefused?: boolean
}

/** What an operator told us that has no callback of its own: an answer, or a line of a statement. */
type Told = { readonly told: WalletEvent }

export function textOf(callback: StoredCallback): string {
  const { path, method, intentId, headers, raw, isRefused } = callback
  return JSON.stringify({ path, method, intentId, headers, raw, isRefused })
}

/** The same for each telling of the same thing: headers have dates and signatures. */
export function hashOf({ path, intentId, raw }: StoredCallback): string {
  return createHash('sha256')
    .update(JSON.stringify([path, intentId, raw]))
    .digest('hex')
}

/** What a text of `textOf` says; null when it is none. */
export function storedIn(text: string): StoredCallback | Told | null {
  try {
    const stored = JSON.parse(text) as Partial<StoredCallback & Told> | null
    if (stored?.told) return { told: stored.told }
    return typeof stored?.raw === 'string' ? (stored as StoredCallback) : null
  } catch {
    return null
  }
}

/** The body alone, word for word, of what `textOf` wrote; any other text as it is. */
export function wordsOf(text: string): string {
  const stored = storedIn(text)
  return stored && 'raw' in stored ? stored.raw : text
}

/** What it says to the adapter of today; undefined when its wallet is not here. */
export function readStored(
  { wallets }: Pick<Ports, 'wallets'>,
  wallet: string,
  callback: StoredCallback,
  at: Instant,
): Received | undefined {
  const { intentId } = callback
  const receipt = intentId === null ? null : receiptAbout(intentId)
  const about = receipt === null ? {} : { intentId: null, receipt }
  const received = wallets.get(wallet)?.receive({ ...callback, ...about, at })
  if (received?.kind !== 'events') return received
  const isOther = received.events.some((one) =>
    one.kind === 'answered' || receipt !== null
      ? one.kind !== 'answered' || one.operatorReceipt !== receipt
      : ![null, intentId].includes(one.intentId),
  )
  // Who has the address of one prompt, or of one question, has it from its operator, and speaks of
  // no other.
  if (intentId === null && !received.events.some(({ kind }) => kind === 'answered')) return received
  if (!isOther) return received
  return { kind: 'unreadable', why: OF_ANOTHER, reply: NOT_FOUND }
}

/** Why a callback is refused that came at another intent's address than it speaks of. */
const OF_ANOTHER = 'it speaks of another request than its address'

/** As for a wrong key: whoever tries learns nothing. */
export const NOT_FOUND = {
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  body: 'Not found\n',
}

/** What makes two tellings the same: the receipt for money, the intent and reason for a failure. */
export function keyOf(event: WalletEvent): string {
  switch (event.kind) {
    case 'paid':
      return `paid/${event.operatorReceipt}`
    case 'failed':
      return `failed/${event.intentId}/${event.reason}`
    case 'hint':
      return `hint/${event.intentId}`
    case 'returned':
      return `returned/${event.operatorReceipt}`
    case 'answered':
      return `answered/${event.operatorReceipt}`
  }
}
