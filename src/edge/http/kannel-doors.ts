import { ussdEnded } from '../../app/calls/ussd-ended.ts'
import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveSms, recordDelivery } from '../../app/sms/receive-sms.ts'
import type { CarrierSettings } from '../../installation.ts'
import { readDialled } from '../calls/dialled.ts'
import { lastInput } from '../calls/last-input.ts'
import { type Incoming, readIncoming, readReport, smsIn } from '../carriers/kannel/receive.ts'
import { sendSms } from '../carriers/kannel/send.ts'
import { isUssd, readUssd, type UssdIn, writeMeta } from '../carriers/kannel/ussd.ts'
import { answerCall } from './answer-call.ts'
import { type Callback, type CallbackReply, type Doors, plainText } from './callback.ts'
import { carrierDoors } from './carrier-doors.ts'
import type { ServerParts } from './server-parts.ts'
import { keepUnreadCall, keepUnreadTurn } from './unread-call.ts'

type Kannel = Extract<CarrierSettings, { kind: 'kannel' }>

/** A screen that certainly did not leave is sent again so often: the caller sees it or nothing. */
const SCREEN_TRIES = 3

/** Longer than this nobody waits for a screen. */
const SCREEN_MS = 5000

/**
 * `GET /kannel/:key/:carrier/mo` and `…/dlr`: what Kannel asks for each message, turn of a call and
 * delivery report. Answered with an empty 200 once it is stored: what stood in the answer would be
 * sent to the phone. A screen goes back by a request of its own.
 */
export function kannelDoors(parts: ServerParts, carriers: readonly Kannel[]): Doors {
  const { opens, of } = carrierDoors(carriers, { GET: ['/mo', '/dlr'] })
  return {
    reads: 'query',
    opens,
    take: async (callback) => {
      const { carrier, rest } = of(callback.path)
      return rest === '/mo'
        ? takeIncoming(parts, carrier, callback)
        : takeReport(parts, carrier, callback)
    },
    cannotTake: async (_callback, error) => {
      throw error
    },
  }
}

async function takeIncoming(
  parts: ServerParts,
  carrier: Kannel,
  callback: Callback,
): Promise<CallbackReply> {
  const incoming = readIncoming(callback.fields)
  if (incoming && isUssd(incoming)) return takeTurn(parts, carrier, incoming, callback)
  if (incoming) await receiveSms(parts.ports, carrier.name, smsIn(incoming))
  else await keep(parts, callback, 'no id or sender, or longer than the limits')
  await parts.worker.afterRequest()
  return NOTHING
}

async function takeReport(
  parts: ServerParts,
  carrier: Kannel,
  callback: Callback,
): Promise<CallbackReply> {
  const report = readReport(callback.fields)
  if (report) await recordDelivery(parts.ports, carrier.name, report)
  else await keep(parts, callback, 'no id or status')
  return NOTHING
}

async function takeTurn(
  parts: ServerParts,
  carrier: Kannel,
  incoming: Incoming,
  callback: Callback,
): Promise<CallbackReply> {
  const { log } = parts.ports
  const turn = readUssd(incoming, carrier.ussd)
  if (!turn) {
    await keepUnreadTurn(parts.ports, { ...doorAndQuery(callback), why: 'sender' })
    return NOTHING
  }
  const { sessionId, phone, kind, typed, unknownOp } = turn
  if (unknownOp !== null) log.warn('ussd-operation', { carrier: carrier.name, op: unknownOp })
  if (kind === 'abort') {
    await ussdEnded(parts.ports, carrier.name, { sessionId, status: kind, phone, endedAt: null })
    return NOTHING
  }
  const begun = kind === 'begin' ? readDialled(typed, carrier.serviceCode ?? null) : null
  const asked = {
    ...{ carrier: carrier.name, sessionId, phone, kind, id: incoming.id },
    serviceCode: begun ? begun.code : null,
    input: begun ? begun.input : typed,
  }
  const reply = await answerCall(parts, asked, lastInput)
  return { ...NOTHING, afterwards: () => sendScreen(parts, carrier, incoming, turn, reply) }
}

async function sendScreen(
  { ports: { log } }: ServerParts,
  carrier: Kannel,
  incoming: Incoming,
  { phone, back }: UssdIn,
  reply: string,
): Promise<void> {
  const fields = {
    ...{ to: phone, from: incoming.to ?? carrier.from ?? '' },
    text: reply.slice('CON '.length),
    binfo: 'USSD',
    'meta-data': writeMeta(back, reply.startsWith('CON ')),
  }
  for (let tries = 1; tries <= SCREEN_TRIES; tries += 1) {
    const answered = await sendSms({ ...carrier, timeoutMs: SCREEN_MS }, fields)
    if (answered.kind === 'answer' && answered.status < 300) return
    const code = answered.kind === 'answer' ? `http-${answered.status}` : answered.code
    log.warn('ussd-screen-lost', { carrier: carrier.name, code, tries })
    if (answered.kind !== 'not-sent') return
  }
}

/** What may be of a call is kept without what was typed in it. */
async function keep({ ports }: ServerParts, callback: Callback, why: string): Promise<void> {
  const thing = { ...doorAndQuery(callback), why }
  if (/ussd/i.test(thing.body)) return keepUnreadCall(ports, thing)
  await keepUnread(ports, { ...thing, wallet: null })
}

function doorAndQuery({ path, raw }: Callback): { readonly door: string; readonly body: string } {
  return { door: `kannel${path}`, body: raw }
}

const NOTHING: CallbackReply = plainText('')
