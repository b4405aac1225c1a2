import { createHash } from 'node:crypto'
import { instant, type Instant } from '../../core/dates.ts'
import { readSetting, replaceSetting } from '../../store/mutuals/settings.ts'
import { storeEvent } from '../../store/payments/events.ts'
import { findReceipt, receiptPaidIn } from '../../store/payments/receipts.ts'
import { clockDoubt } from '../clock.ts'
import { acting, type Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { MoneyArrived } from '../wallet.ts'
import { tellOfTrouble } from './notices.ts'

const MINUTE_MS = 60 * 1000

/** Operators that can be asked for their payments are asked so often. */
const PULL_EVERY_MS = 10 * MINUTE_MS

/** Each time once more what was asked for before: rows come late, and a process may have died. */
const OVERLAP_MS = 2 * 60 * MINUTE_MS

/** Operators look back no further. */
const BACK_MAX_MS = 48 * 60 * MINUTE_MS

/**
 * Asks operators for payments that nobody told us of, and stores each as an event. What was told
 * already is left as it is. One process of several does it. Returns how many were new.
 */
export async function pullPayments(ports: Ports): Promise<number> {
  let found = 0
  for (const [name, wallet] of ports.wallets) {
    if (!wallet.pull || clockDoubt(ports)) continue
    const window = await acting(ports, (desk) => takeWindow(desk, name))
    if (!window) continue
    const pulled = await wallet.pull(window.from, window.to)
    if (pulled.kind === 'unknown') {
      ports.log.warn('pull-unanswered', { wallet: name })
      continue
    }
    if (pulled.payments.length === 0)
      await acting(ports, (desk) => lookAtNothing(desk, name, window))
    const kept = await acting(ports, (desk) => keepUntold(desk, name, pulled.payments))
    if (kept > 0) ports.log.warn('payments-pulled', { wallet: name, count: kept })
    found += kept
  }
  return found
}

type Window = { readonly from: Instant; readonly to: Instant }

/** The time to ask for, once in so many minutes; null while another has just asked. */
async function takeWindow({ tx, now }: Desk, wallet: string): Promise<Window | null> {
  const setting = `pulled/${wallet}`
  const text = await readSetting(tx, setting)
  const before = Number(text ?? 0)
  const isSoon = before <= now && now - before < PULL_EVERY_MS
  if (isSoon) return null
  if (!(await replaceSetting(tx, setting, text, String(now)))) return null
  const from = Math.max(now - BACK_MAX_MS, Math.min(before, now) - OVERLAP_MS)
  return { from: instant(from), to: now }
}

/** Rows come so late that of the last minutes nothing is missed. */
const ROWS_WITHIN_MS = 60 * MINUTE_MS

/**
 * M-PESA says the same of a time without payments and of an account that has no Pull. Payments that
 * reached us in that time by another way tell the two apart, and somebody has to look.
 */
async function lookAtNothing(desk: Desk, wallet: string, { from, to }: Window): Promise<void> {
  const { tx } = desk
  const known = await receiptPaidIn(tx, wallet, from, instant(to - ROWS_WITHIN_MS))
  if (known) await tellOfTrouble(desk, known.mutual_id, wallet, 'Pull has none of its payments')
}

async function keepUntold(
  { ports, tx, now }: Desk,
  wallet: string,
  payments: readonly MoneyArrived[],
): Promise<number> {
  let kept = 0
  for (const told of payments) {
    if (await findReceipt(tx, wallet, told.operatorReceipt)) continue
    const body = JSON.stringify({ told })
    const { isNew } = await storeEvent(tx, {
      ...{ event_id: ports.ids.id(), wallet, event_key: `paid/${told.operatorReceipt}` },
      ...{ intent_id: told.intentId, body, received_at: now },
      body_hash: createHash('sha256').update(body).digest('hex'),
    })
    if (isNew) kept += 1
  }
  return kept
}
