import { type Answer, answer, type Call } from '../core/dialog/call.ts'
import type { Dialog } from '../core/dialog/dialog.ts'
import type { Facts, Need, Request } from '../core/errands/facts.ts'
import { instant, type Instant } from '../core/dates.ts'
import { invariant } from '../core/invariant.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import { findDialog, lastDialogOf, saveDialog, type StoredDialog } from '../store/dialogs.ts'
import { setPhoneLanguage } from '../store/callers.ts'
import { lockDialog } from '../store/engine/dialect.ts'
import type { DialogTable } from '../store/schema.ts'
import type { ReadTx, Tx } from '../store/store.ts'
import { loadCallFacts, withNeed } from './call-facts.ts'
import { collect } from './collect.ts'
import type { Ports } from './ports.ts'

/** One request of a USSD carrier. `text` is everything typed so far, joined with `*`. */
export type UssdRequest = {
  readonly carrier: string
  readonly sessionId: string
  readonly phone: PhoneNumber
  readonly serviceCode: string
  readonly text: string
}

/** How long after it was cut a call can be gone on with. */
const RESUME_MS = 10 * 60 * 1000

/** A dialog that asks for more facts than this runs in a circle. */
const NEEDS_MAX = 8

/**
 * One turn of a call in one transaction: the call so far, the facts, the pure decision, and what it
 * asks for are committed before the reply leaves. The same request again gives the same bytes and
 * changes nothing. Returns the reply with its `CON ` or `END `. Throws when the store does: then
 * nothing has happened.
 */
export async function ussdTurn(ports: Ports, request: UssdRequest): Promise<string> {
  return ports.store.write(async (tx) => {
    const now = ports.clock.now()
    await lockDialog(tx, request.carrier, request.sessionId)
    const row = await findDialog(tx, request.carrier, request.sessionId)
    // A session id that another phone used before is a new call.
    const call = row && row.phone === request.phone ? callOf(row) : null
    const facts = await loadCallFacts(ports, tx, request, await cutCall(tx, request, call, now))
    const reply = await decide(tx, call, request.text, facts)
    if (reply.effect === 'new') {
      for (const asked of reply.requests) await carryOut(ports, tx, request, asked)
      await saveDialog(tx, rowOf(request, reply.call, now))
    }
    return reply.call.reply
  })
}

/** The carrier says a call is over. One that had not ended can still be gone on with. */
export async function ussdEnded(
  ports: Ports,
  ended: {
    readonly sessionId: string
    readonly status: string
    readonly phone: PhoneNumber | null
  },
): Promise<void> {
  const { sessionId, status, phone } = ended
  const caller = phone && ports.log.pseudonym(phone)
  ports.log.info('ussd-ended', { session: sessionId, status, caller })
}

async function decide(
  tx: ReadTx,
  call: Call | null,
  text: string,
  facts: Facts,
): Promise<Extract<Answer, { kind: 'reply' }>> {
  let known = facts
  const asked: Need[] = []
  while (asked.length < NEEDS_MAX) {
    const result = answer(call, text, known)
    if (result.kind === 'reply') return result
    asked.push(result.need)
    known = await withNeed(tx, known, result.need)
  }
  invariant(false, `a dialog asks for too much: ${JSON.stringify(asked[0])}`)
}

/** This phone's last call, when it was cut; only a new call may go on with it. */
async function cutCall(
  tx: ReadTx,
  request: UssdRequest,
  call: Call | null,
  now: Instant,
): Promise<Dialog | null> {
  if (call || request.text !== '') return null
  const since = instant(now - RESUME_MS)
  const last = await lastDialogOf(tx, request.phone, request.serviceCode, since)
  if (!last || last.open === 0 || last.session_id === request.sessionId) return null
  return dialogOf(last)
}

async function carryOut(ports: Ports, tx: Tx, request: UssdRequest, asked: Request): Promise<void> {
  switch (asked.kind) {
    case 'collect':
      return collect(ports, tx, asked, request.phone)
    case 'set-language':
      return setPhoneLanguage(tx, request.phone, asked.language, true, ports.clock.now())
  }
}

function callOf(row: StoredDialog): Call {
  return { transcript: row.transcript, dialog: dialogOf(row), reply: row.reply }
}

function dialogOf(row: Pick<DialogTable, 'state'>): Dialog {
  return JSON.parse(row.state) as Dialog
}

function rowOf(request: UssdRequest, call: Call, now: Instant): DialogTable {
  return {
    carrier: request.carrier,
    session_id: request.sessionId,
    phone: request.phone,
    service_code: request.serviceCode,
    transcript: call.transcript,
    state: JSON.stringify(call.dialog),
    reply: call.reply,
    open: call.dialog.ended ? 0 : 1,
    updated_at: now,
  }
}
