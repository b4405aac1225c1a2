import { createHash } from 'node:crypto'
import { instant, type Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { numberInAccount } from '../../core/account-text.ts'
import { referenceOfDay } from '../../core/payments/reconciliation.ts'
import type { Association } from '../../core/statutes.ts'
import { associationsOfAccount, findAssociation } from '../../store/associations/associations.ts'
import { findIntent, moveIntent } from '../../store/payments/intents.ts'
import {
  finishEvent,
  putOffEvent,
  storeEvent,
  unhandledEvents,
} from '../../store/payments/events.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { type Books, loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { rolesOf } from '../../store/calls/callers.ts'
import type { EventTable, IntentTable } from '../../store/schema.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import { AlreadyHandled } from '../faults.ts'
import { clockDoubt } from '../clock.ts'
import { tellOfConflict, tellOfFailure } from './notices.ts'
import type { MoneyArrived, Ports, PromptFailed, ReadEvent, WalletEvent } from '../ports.ts'
import { holdMoney, whyHeld } from './hold-money.ts'
import { keepUnread, keepUnreadIn } from './keep-unread.ts'
import { OTHER_CURRENCY, recordReceipt } from './record-receipt.ts'
import { recordForAssociation } from './share-receipt.ts'

/** Events acted on in one round, so that other work has its turn. */
const EVENTS_PER_ROUND = 50

/** An event that could not be acted on is tried again, each time after twice as long. */
const RETRY_MS = 1000
const RETRY_MAX_MS = 60 * 60 * 1000

/**
 * Stores what an operator told us, word for word, before it is answered. `path` and `body` are
 * what its adapter reads. A repeat is counted. What the adapter does not understand is kept to be
 * looked at, by its `raw` text, and then the answer is null.
 */
export async function receiveEvent(
  ports: Ports,
  walletName: string,
  path: string,
  body: unknown,
  raw: string = JSON.stringify(body),
): Promise<{ isNew: boolean } | null> {
  const event = ports.wallets.get(walletName)?.read(path, body)
  if (!event || event.kind === 'unreadable') {
    const why = event?.why ?? 'there is no wallet of this name'
    const door = `pay/${walletName}/${path}`
    await keepUnread(ports, { door, body: raw, why, wallet: walletName })
    return null
  }
  if (event.kind === 'paid') ports.clock.watched?.hear(event.paidAt, false)
  const text = JSON.stringify({ path, body })
  const stored = await ports.store.write((tx) =>
    storeEvent(tx, {
      event_id: ports.ids.id(),
      wallet: walletName,
      event_key: keyOf(event),
      body_hash: createHash('sha256').update(text).digest('hex'),
      body: text,
      received_at: ports.clock.now(),
    }),
  )
  ports.log.info('event-received', {
    wallet: walletName,
    event: stored.eventId,
    repeat: !stored.isNew,
  })
  return { isNew: stored.isNew }
}

/**
 * Acts on events that are stored and not yet acted on. Returns how many it looked at. Money is never
 * given up: an event that cannot be acted on yet is put off, so that the others have their turn.
 * While the clock is doubted they all wait.
 */
export async function handleEvents(ports: Ports): Promise<number> {
  if (clockDoubt(ports)) return 0
  const now = ports.clock.now()
  const events = await ports.store.read((tx) => unhandledEvents(tx, now, EVENTS_PER_ROUND))
  for (const row of events) {
    if (clockDoubt(ports)) break
    const event = eventIn(ports, row)
    const isDone = event ? await tryEvent(ports, row, event) : false
    if (!isDone) await ports.store.write((tx) => putOffEvent(tx, row.event_id, nextTry(row, now)))
  }
  return events.length
}

/** What a stored event says; undefined when its wallet is not here. */
export function eventIn(ports: Ports, row: EventTable): ReadEvent | undefined {
  const { path, body, told } = JSON.parse(row.body) as Stored
  return told ?? ports.wallets.get(row.wallet)?.read(path ?? '', body)
}

/** Word for word, or what a question or a statement brought to light. */
type Stored = { readonly path?: string; readonly body?: unknown; readonly told?: MoneyArrived }

function nextTry({ failures }: EventTable, now: Instant): Instant {
  return instant(now + Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** failures))
}

async function tryEvent(ports: Ports, row: EventTable, event: ReadEvent): Promise<boolean> {
  try {
    return await handleEvent(ports, row, event)
  } catch (error) {
    ports.log.error('event-failed', error, { wallet: row.wallet, event: row.event_id })
    return false
  }
}

async function handleEvent(ports: Ports, row: EventTable, event: ReadEvent): Promise<boolean> {
  const isAsked = event.kind === 'paid' && row.released_at === null
  if (isAsked && !(await believed(ports, row.wallet, event))) {
    ports.log.warn('event-not-confirmed', { wallet: row.wallet, event: row.event_id })
    return false
  }
  try {
    const outcome = await ports.store.write(async (tx) => {
      const result = await act(ports, tx, row.wallet, event, row)
      if (result === HELD) return result
      const isMine = await finishEvent(tx, row.event_id, result, ports.clock.now())
      if (!isMine) throw new AlreadyHandled()
      return result
    })
    const level = outcome === 'conflict' ? 'warn' : 'info'
    ports.log[level]('event-handled', { wallet: row.wallet, event: row.event_id, outcome })
    return true
  } catch (error) {
    if (error instanceof AlreadyHandled) return true
    throw error
  }
}

/**
 * An operator that can be asked is asked whether our prompt was paid before we believe a callback
 * that says so: callbacks are not signed. A payment the payer started himself has no prompt to ask
 * about, and is believed on the account it was paid into.
 */
async function believed(ports: Ports, walletName: string, event: MoneyArrived): Promise<boolean> {
  const { intentId } = event
  const wallet = ports.wallets.get(walletName)
  if (!intentId || !wallet) return true
  const intent = await ports.store.read((tx) => findIntent(tx, intentId))
  if (!intent) return true
  const known = await wallet.query({ intentId, operatorRef: intent.operator_ref })
  return known.kind === 'paid' && known.operatorReceipt === event.operatorReceipt
}

/** What came of money that waits for two people. */
const HELD = 'held'

/**
 * What an event leads to, in the caller's transaction. Also for what a query or a statement brought
 * to light, which no row stands for.
 */
export async function act(
  ports: Ports,
  tx: Tx,
  wallet: string,
  event: ReadEvent,
  row: EventTable | null = null,
): Promise<string> {
  switch (event.kind) {
    case 'paid':
      return moneyArrived(ports, tx, wallet, event, row)
    case 'failed':
      return promptFailed(ports, tx, event)
    case 'unreadable': {
      // It could be read as it came: the adapter has changed since.
      const { why } = event
      await keepUnreadIn(ports, tx, { door: `pay/${wallet}`, body: row?.body ?? '', why, wallet })
      return `unreadable: ${why}`
    }
  }
}

async function moneyArrived(
  ports: Ports,
  tx: Tx,
  wallet: string,
  told: MoneyArrived,
  row: EventTable | null,
): Promise<string> {
  const event = withDay(ports, wallet, told)
  const intent = event.intentId ? await findIntent(tx, event.intentId) : undefined
  const aim = intent ? await aimOfIntent(tx, intent, event) : await aimOfPayBill(tx, wallet, event)
  const mutual = aim?.books.mutual ?? null
  const isReleased = row !== null && row.released_at !== null
  const why = isReleased && aim ? null : await whyHeld(ports, tx, wallet, mutual, event)
  if (why || !aim) {
    await holdMoney(ports, tx, wallet, told, row, { why: why ?? 'no-mutual', mutual })
    return HELD
  }
  const payerPhone = event.payerPhone ?? intent?.payer_phone ?? null
  const arrival = { ...event, wallet, payerPhone, intentId: intent?.intent_id ?? null }
  return aim.association
    ? recordForAssociation(ports, tx, aim.books, arrival, aim.association)
    : recordReceipt(ports, tx, aim.books, arrival, aim.number, aim.doubt)
}

/** Where an operator gives references again, the day that it printed belongs to them. */
function withDay(ports: Ports, wallet: string, event: MoneyArrived): MoneyArrived {
  if (!ports.wallets.get(wallet)?.reusesReferences || !event.printedOn) return event
  const operatorReceipt = referenceOfDay(event.operatorReceipt, event.printedOn)
  return { ...event, operatorReceipt }
}

/** For whom money is meant. Without a number it goes to suspense, and `doubt` says why. */
type Aim = {
  readonly books: Books
  readonly number: MemberNumber | null
  readonly doubt: string | null
  /** For an association, whose members share it; then there is no number. */
  readonly association?: Association | null
}

/** What we asked for, when amount and currency are what we asked for; else it is in doubt. */
async function aimOfIntent(
  tx: ReadTx,
  intent: IntentTable,
  event: MoneyArrived,
): Promise<Aim | null> {
  const books = await loadMutual(tx, intent.mutual_id)
  if (!books) return null
  if (event.currency !== books.mutual.currency) {
    return { books, number: null, doubt: OTHER_CURRENCY }
  }
  if (event.amount !== intent.amount) return { books, number: null, doubt: 'amount' }
  const code = intent.association_code
  const association = code ? await findAssociation(tx, intent.mutual_id, code) : null
  return { books, number: intent.number, doubt: null, association }
}

/** The member whose number the payer typed, when that member's mutual has this wallet (R14). */
async function aimOfPayBill(tx: ReadTx, wallet: string, event: MoneyArrived): Promise<Aim | null> {
  const number = event.account === null ? null : numberInAccount(event.account)
  const association = number ? null : await associationTyped(tx, wallet, event)
  if (association) return association
  const code = number ? await mutualOfNumber(tx, number) : null
  const books = code ? await loadMutual(tx, code) : null
  const has = books?.mutual.wallets.some((account) => account.wallet === wallet)
  if (!books || !has) return unknownAim(tx, wallet, event)
  if (event.currency !== books.mutual.currency) {
    return { books, number: null, doubt: OTHER_CURRENCY }
  }
  return { books, number, doubt: null }
}

/**
 * The association whose code the payer typed. Of several mutuals with this wallet that have one of
 * that code it is the one whose phone pays; else nothing is guessed.
 */
async function associationTyped(
  tx: ReadTx,
  wallet: string,
  event: MoneyArrived,
): Promise<Aim | null> {
  const { account, payerPhone } = event
  if (account === null) return null
  const found = await associationsOfAccount(tx, await mutualsOfWallet(tx, wallet), account)
  const roles = found.length > 1 && payerPhone ? await rolesOf(tx, payerPhone, event.paidAt) : []
  const own = found.filter(({ mutual, association: { code } }) =>
    roles.some(
      (role) => role.role === 'association' && role.mutual === mutual && role.ref === code,
    ),
  )
  const [only, other] = found.length > 1 ? own : found
  const books = only && !other ? await loadMutual(tx, only.mutual) : null
  if (!books || !only || event.currency !== books.mutual.currency) return null
  return { books, number: null, doubt: null, association: only.association }
}

/** A mutual to keep it in suspense: one that knows the payer, else the first with this wallet. */
async function unknownAim(tx: ReadTx, wallet: string, event: MoneyArrived): Promise<Aim | null> {
  const candidates = await mutualsOfWallet(tx, wallet)
  const roles = event.payerPhone ? await rolesOf(tx, event.payerPhone, event.paidAt) : []
  const code =
    candidates.find((mutual) => roles.some((role) => role.mutual === mutual)) ?? candidates[0]
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return null
  const isOurs = event.currency === books.mutual.currency
  return { books, number: null, doubt: isOurs ? 'no member' : OTHER_CURRENCY }
}

/** A prompt came to nothing: told in a few words, unless it was paid all the same. */
async function promptFailed(ports: Ports, tx: Tx, event: PromptFailed): Promise<string> {
  const intent = await findIntent(tx, event.intentId)
  if (!intent) return 'unknown intent'
  if (intent.state === 'paid') {
    // Somebody has to look: nothing is taken back on a notice.
    ports.log.warn('failed-after-paid', { intent: intent.intent_id, reason: event.reason })
    await tellOfConflict(ports, tx, intent.mutual_id, intent.intent_id, intent.amount)
    return 'paid before'
  }
  if (intent.state === 'failed') return 'failed before'
  const state = event.reason === 'expired' ? 'expired' : 'failed'
  await moveIntent(tx, intent.intent_id, { state, reason: event.reason })
  await tellOfFailure(ports, tx, intent, event.reason)
  return `failed: ${event.reason}`
}

/** What makes two tellings the same: the receipt for money, the intent and reason for a failure. */
function keyOf(event: WalletEvent): string {
  return event.kind === 'paid'
    ? `paid/${event.operatorReceipt}`
    : `failed/${event.intentId}/${event.reason}`
}
