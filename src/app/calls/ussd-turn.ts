import { fromJson, toJson } from '../../store/tables/json.ts'
import { answer, type Answer, type Call, type Done, isOver } from '../../core/errands/call.ts'
import type { Dialog } from '../../core/errands/kept.ts'
import type { Told } from '../../core/dialog/told.ts'
import { isRecent, RESUME_MAX_MS } from '../../core/errands/recent.ts'
import type { Facts } from '../../core/errands/facts.ts'
import type { Need } from '../../core/errands/kinds.ts'
import { instant, type Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import {
  findDialog,
  lastDialogOf,
  saveDialog,
  type StoredDialog,
} from '../../store/calls/dialogs.ts'
import { lockDialog } from '../../store/engine/dialect.ts'
import type { DialogTable } from '../../store/tables/calls.ts'
import type { ReadTx } from '../../store/store.ts'
import type { CallNow } from './call-now.ts'
import { loadCallFacts } from './call-facts.ts'
import { withNeed } from './facts/load.ts'
import { clockDoubt } from '../clock.ts'
import type { Ports } from '../ports.ts'
import { actingByKey, type Desk } from '../desk.ts'
import { cannotByClock } from './cannot-by-clock.ts'
import type { Work } from './requests/act.ts'
import { carryOut, type Ready } from './requests/carry-out.ts'

/** One request of a USSD carrier, whichever way it tells a call. */
export type UssdRequest = {
  readonly carrier: string
  readonly sessionId: string
  readonly phone: PhoneNumber
  /** Null where the carrier says it only as a call begins. */
  readonly serviceCode: string | null
  readonly kind: 'begin' | 'input'
  /** What was typed, as this carrier sends it: all of it so far, or the last answer. */
  readonly input: string
  /** Where the carrier counts the requests of a call, or names each. */
  readonly sequence?: number | null
  readonly id?: string | null
}

/**
 * A carrier's way of telling a call, which ends here: compares a request with what was `heard` of
 * its call before, null for nothing. `mark` makes a mark, without `*` in it, of an answer and its
 * place, by which it is known again without being kept. Pure, and called within the turn.
 */
export type Reduce = (
  heard: string | null,
  request: Pick<UssdRequest, 'kind' | 'input' | 'sequence' | 'id'> & { readonly at: Instant },
  mark: (input: string, at: number) => string,
) => Told

/** A dialog that asks for more facts than this runs in a circle. */
const NEEDS_MAX = 16

/**
 * One turn of a call in one transaction: the call so far, the facts, the pure decision, and what it
 * asks for are committed before the reply leaves. The same request again gives the same bytes and
 * changes nothing. Returns the reply with its `CON ` or `END `. Throws when the store does: then
 * nothing has happened. Where something slow is asked for (a PIN), what has to be known before is
 * committed, the slow work is done outside, and the turn begins again with what it made. While the
 * clock is doubted nobody is told anything that rests on a day, and nothing is done.
 */
export async function ussdTurn(
  ports: Ports,
  request: UssdRequest,
  reduce: Reduce,
): Promise<string> {
  if (clockDoubt(ports)) return cannotByClock(ports, request.phone)
  const asked = { request, reduce }
  const first = await turn(ports, asked, null)
  if (first.kind === 'reply') return first.call.reply
  const second = await turn(ports, asked, { made: await first.work() })
  invariant(second.kind === 'reply', 'slow work that is never done')
  return second.call.reply
}

type Asked = { readonly request: UssdRequest; readonly reduce: Reduce }

type Replied = Extract<Answer, { kind: 'reply' }>

async function turn(
  ports: Ports,
  { request, reduce }: Asked,
  ready: Ready | null,
): Promise<Replied | Work<unknown>> {
  return actingByKey(ports, async (desk) => {
    const { tx, now } = desk
    await lockDialog(tx, request.carrier, request.sessionId)
    const row = await findDialog(tx, request.carrier, request.sessionId)
    // A session id that another phone used before is a new call.
    const stored = row && row.phone === request.phone ? row : null
    const told = reduce(stored?.transcript ?? null, { ...request, at: now }, (input, at) =>
      ports.secrets.mark(`${request.sessionId}/${at}/${input}`),
    )
    const call = stored && told.kind !== 'begin' ? callOf(stored) : null
    const place = 'place' in told ? ports.secrets.mark(`${request.sessionId}/${told.place}`) : ''
    const serviceCode = request.serviceCode ?? stored?.service_code ?? ''
    const { carrier, sessionId, phone } = request
    const current: CallNow = { carrier, sessionId, phone, serviceCode, place }
    const cut = isPlainBegin(told) ? await cutCall(tx, current, now) : null
    const facts = await loadCallFacts(desk, current, cut)
    const reply = await decide({ ...desk, current, told, ready }, call, facts)
    if (reply.kind === 'reply' && reply.effect === 'new') {
      await saveDialog(tx, {
        ...rowOf(current, reply.call),
        updated_at: now,
        turn_id: ports.ids.id(),
      })
    }
    return reply
  })
}

type Turn = Desk & {
  readonly current: CallNow
  readonly told: Told
  readonly ready: Ready | null
}

/** Asks the core, does what it wants done and loads what it wants to know, until it replies. */
async function decide(
  turn: Turn,
  call: Call | null,
  facts: Facts,
): Promise<Replied | Work<unknown>> {
  const { current, told } = turn
  let known = facts
  let done = null as Done | null
  for (let asked = 0; asked < NEEDS_MAX; asked += 1) {
    const result: Answer = answer(call, told, known, done)
    if (result.kind === 'reply') return result
    if (result.kind === 'act') {
      const act = await carryOut(turn, { facts: known, call: current }, result.request, turn.ready)
      if (act.kind === 'work') return act
      // What has been loaded before is forgotten: what was done may have changed it.
      done = { outcome: act.outcome, facts: { ...known, known: {} } }
    } else if (done) done = { ...done, facts: await load(done.facts, result.need) }
    else known = await load(known, result.need)
  }
  invariant(false, 'a dialog asks for too much')

  function load(facts: Facts, need: Need): Promise<Facts> {
    return withNeed(turn, facts, need)
  }
}

/** Whether nothing was dialled behind the service code. */
function isPlainBegin(told: Told): boolean {
  return told.kind === 'begin' && told.inputs.length === 0
}

/** This phone's last call, if it is recent; only a new call may go on with it. */
async function cutCall(tx: ReadTx, request: CallNow, now: Instant): Promise<Dialog | null> {
  const since = instant(now - RESUME_MAX_MS)
  const last = await lastDialogOf(tx, request.phone, request.serviceCode, since)
  if (!last || last.open === 0 || last.session_id === request.sessionId) return null
  const dialog = dialogOf(last)
  return isRecent(dialog, now - last.updated_at) ? dialog : null
}

function callOf(row: StoredDialog): Call {
  return { heard: row.transcript, dialog: dialogOf(row), reply: row.reply }
}

function dialogOf(row: Pick<DialogTable, 'state'>): Dialog {
  return fromJson(row.state)
}

function rowOf(
  request: CallNow,
  call: Call,
): Omit<DialogTable, 'updated_at' | 'turn_id' | 'earlier'> {
  return {
    carrier: request.carrier,
    session_id: request.sessionId,
    phone: request.phone,
    service_code: request.serviceCode,
    transcript: call.heard,
    state: toJson(call.dialog),
    reply: call.reply,
    open: isOver(call.dialog) ? 0 : 1,
  }
}
