import { numberAt } from './many-mutuals.ts'
import { phoneAt } from './register.ts'
import { TOWN_OPENS } from './town.ts'

const CALLBACK = { path: 'notice', method: 'POST', intentId: null, headers: {} }

/** The notice of a payment of this member, as it was stored when it came. */
export function noticeOf(at: number, member: number) {
  const receipt = `BENCH${at}`
  const body = {
    ...{ event: 'paid', intent: null, receipt, amount: '10.00', currency: 'KES' },
    ...{ account: numberAt(member), phone: phoneAt(member) },
    paidAt: new Date(TOWN_OPENS).toISOString(),
  }
  return {
    event_id: `e${String(at).padStart(6, '0')}`,
    ...{ wallet: 'bench', event_key: `paid/${receipt}`, body_hash: receipt },
    // Older code reads the body beside it.
    body: JSON.stringify({ ...CALLBACK, raw: JSON.stringify(body), body }),
    ...{ seen: 1, failures: 0, received_at: TOWN_OPENS, not_before: TOWN_OPENS },
  }
}
