import type { Instant } from '../../core/dates.ts'
import { type Route, routeOf } from '../../core/sms/route.ts'
import { nameCarrier } from '../../store/messages/outbox.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import type { Ports, SmsCarrier, SmsOut, SmsOutcome } from '../ports.ts'
import type { Desk } from '../desk.ts'

/** SMS through one carrier, whoever they are for. */
export function oneCarrier(carrier: SmsCarrier): SmsOut {
  return { carriers: new Map([[carrier.name, carrier]]), routes: [] }
}

/** Writes on messages that leave which carrier sends each; one that was tried stays where it is. */
export async function withCarriers<Row extends OutboxTable>(
  { ports: { sms }, tx }: Desk,
  rows: readonly Row[],
): Promise<Row[]> {
  const named = rows.map((row) => ({ ...row, carrier: carrierFor(sms, row) }))
  const changed = named.filter(({ carrier }, at) => carrier !== rows[at]?.carrier)
  for (const carrier of new Set(changed.map((row) => row.carrier))) {
    const own = changed.filter((row) => row.carrier === carrier)
    await nameCarrier(tx, own.map(({ outbox_id }) => outbox_id), carrier) // prettier-ignore
  }
  return named
}

/** The carrier of a message that is leaving. */
export function carrierOf({ sms }: Ports, row: OutboxTable): SmsCarrier {
  return sms.carriers.get(row.carrier ?? '') ?? NO_CARRIER
}

function carrierFor({ carriers, routes }: SmsOut, row: OutboxTable): string | null {
  if (row.kind !== 'sms') return row.carrier
  if (row.carrier !== null && carriers.has(row.carrier)) return row.carrier
  const [first] = carriers.keys()
  return routeFor(routes, row)?.carrier ?? first ?? null
}

function routeFor(routes: readonly Route[], row: OutboxTable): Route | null {
  return routeOf(routes, { mutual: row.mutual_id, phone: row.recipient })
}

/**
 * Where a message goes that its carrier certainly did not send: to the other one of its route. At
 * once from the first to the fallback; the way back waits as any other try does. Null without one.
 */
export function elsewhere(
  { sms }: Ports,
  row: OutboxTable,
  outcome: SmsOutcome,
  at: Instant,
): (Pick<OutboxTable, 'carrier'> & Partial<Pick<OutboxTable, 'not_before'>>) | null {
  const route = routeFor(sms.routes, row)
  if (outcome.kind !== 'rejected' || !route?.fallback || !isCarriersFault(outcome)) return null
  if (row.carrier === route.fallback) return { carrier: route.carrier }
  return { carrier: route.fallback, not_before: at }
}

/** The fault is the carrier's or ours with it: a number that nobody has is nobody's elsewhere. */
function isCarriersFault(outcome: Extract<SmsOutcome, { kind: 'rejected' }>): boolean {
  return outcome.retryable || outcome.alert !== undefined
}

const NO_CARRIER: SmsCarrier = {
  name: 'none',
  send: async () => ({ kind: 'rejected', code: 'no carrier', retryable: true }),
}
