import { sql } from 'kysely'
import { instant, type Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { prepared } from '../engine/prepared.ts'
import type { OutboxTable } from '../tables/messages.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A carrier's word on what became of a message. */
type Report = {
  readonly carrier: string
  readonly carrierId: string
  readonly status: string
  readonly reason: string | null
  readonly phone: PhoneNumber | null
  readonly final: boolean
  readonly at: Instant
}

/** In this form a report that nothing follows is kept beside its message. */
const FINAL = 'final '

/** A report names its message by the carrier's id; one later than this is about another message. */
const REPORT_MS = 3 * 24 * 60 * 60 * 1000

/** Clocks differ: a report may seem older than the try that it is about. */
const CLOCKS_MS = 60 * 1000

/** Stores a report and writes it beside its message, unless a final one stands there. */
export async function storeDelivery(tx: Tx, report: Report): Promise<void> {
  const { carrier, carrierId, reason, phone, final } = report
  await tx
    .insertInto('delivery_report')
    .values({
      carrier,
      carrier_id: carrierId,
      status: report.status,
      final: final ? 1 : 0,
      reason,
      phone,
      received_at: report.at,
    })
    .onConflict((clash) => clash.doNothing())
    .execute()
  await applyReports(tx, carrier, carrierId)
  if (phone) await attachReports(tx, carrier, phone)
}

/**
 * Writes what is known of a carrier's message beside it: reports may come before its answer does. A
 * message of which nobody knew whether it had left has left.
 */
export async function applyReports(tx: Tx, carrier: string, carrierId: string): Promise<void> {
  const reports = await reportsOn(tx, { carrier, carrierId })
  const last = reports.find(({ final }) => final === 1) ?? reports.at(-1)
  if (!last) return
  await tx
    .updateTable('outbox')
    .set({
      delivery: last.final ? FINAL + last.status : last.status,
      state: sql<OutboxTable['state']>`case when state = 'unknown' then 'sent' else state end`,
    })
    .where('carrier', '=', carrier)
    .where('carrier_id', '=', carrierId)
    .where((eb) => eb.or([eb('delivery', 'is', null), eb('delivery', 'not like', `${FINAL}%`)]))
    .execute()
}

const reportsOn = prepared((db, of: { carrier: string; carrierId: string }) =>
  db
    .selectFrom('delivery_report')
    .select(['status', 'final'])
    .where('carrier', '=', of.carrier)
    .where('carrier_id', '=', of.carrierId)
    .orderBy('received_at')
    .orderBy('status'),
)

/**
 * Finds what became of messages whose sending nobody knows: their carrier never told us its id, so
 * a report to that phone that is about no message we know is about the oldest of them. Waits while
 * another message to the phone is on its way, whose answer may yet name the id.
 */
export async function attachReports(tx: Tx, carrier: string, phone: PhoneNumber): Promise<void> {
  const unknown = await unknownTo(tx, { carrier, phone })
  if (unknown.length === 0 || (await isSending(tx, phone))) return
  for (const row of unknown) {
    const carrierId = await strayReport(tx, carrier, phone, row.sent_at as Instant)
    if (!carrierId) continue
    await tx
      .updateTable('outbox')
      .set({ state: 'sent', carrier_id: carrierId })
      .where('outbox_id', '=', row.outbox_id)
      .execute()
    await applyReports(tx, carrier, carrierId)
  }
}

const unknownTo = prepared((db, of: { carrier: string; phone: PhoneNumber }) =>
  db
    .selectFrom('outbox')
    .select(['outbox_id', 'sent_at'])
    .where('recipient', '=', of.phone)
    .where(sql<boolean>`state = 'unknown'`)
    .where('kind', '=', 'sms')
    .where('carrier', '=', of.carrier)
    .where('carrier_id', 'is', null)
    .orderBy('created_at')
    .orderBy('outbox_id'),
)

async function isSending(tx: ReadTx, phone: PhoneNumber): Promise<boolean> {
  const state: OutboxTable['state'] = 'sending'
  const row = await tx
    .selectFrom('outbox')
    .select('outbox_id')
    .where('recipient', '=', phone)
    .where(sql<boolean>`state in ('waiting', 'sending')`)
    .where('state', '=', state)
    .where('kind', '=', 'sms')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The first report to a phone after a try that is about no message of ours. */
async function strayReport(
  tx: ReadTx,
  carrier: string,
  phone: PhoneNumber,
  triedAt: Instant,
): Promise<string | null> {
  const row = await tx
    .selectFrom('delivery_report')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.carrier_id', '=', 'delivery_report.carrier_id')
        .onRef('outbox.carrier', '=', 'delivery_report.carrier'),
    )
    .select('delivery_report.carrier_id')
    .where('delivery_report.phone', '=', phone)
    .where('delivery_report.carrier', '=', carrier)
    .where('delivery_report.received_at', '>=', instant(triedAt - CLOCKS_MS))
    .where('delivery_report.received_at', '<=', instant(triedAt + REPORT_MS))
    .where('outbox.outbox_id', 'is', null)
    .orderBy('delivery_report.received_at')
    .orderBy('delivery_report.carrier_id')
    .limit(1)
    .executeTakeFirst()
  return row?.carrier_id ?? null
}
