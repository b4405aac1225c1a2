import { type Request, type Response, Router } from 'express'
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
export function kannelRoutes(parts: ServerParts, carriers: readonly Kannel[]): Router {
  const router = Router()
  const named = (request: Request) =>
    carriers.find(({ name }) => name === request.params['carrier'])
  router.use('/:carrier', (request, _response, next) => next(named(request) ? undefined : 'router'))
  router.get('/:carrier/mo', async (request, response) => {
    const carrier = named(request) as Kannel
    const incoming = readIncoming(request.query)
    if (incoming && isUssd(incoming)) return takeTurn(parts, carrier, incoming, request, response)
    if (incoming) await receiveSms(parts.ports, carrier.name, smsIn(incoming))
    else await keep(parts, request, 'no id or sender, or longer than the limits')
    await parts.worker.afterRequest()
    answerEmpty(response)
  })
  router.get('/:carrier/dlr', async (request, response) => {
    const report = readReport(request.query)
    if (report) await recordDelivery(parts.ports, (named(request) as Kannel).name, report)
    else await keep(parts, request, 'no id or status')
    answerEmpty(response)
  })
  return router
}

async function takeTurn(
  parts: ServerParts,
  carrier: Kannel,
  incoming: Incoming,
  request: Request,
  response: Response,
): Promise<void> {
  const { log } = parts.ports
  const turn = readUssd(incoming, carrier.ussd)
  if (!turn) {
    await keepUnreadTurn(parts.ports, { ...doorAndQuery(request), why: 'sender' })
    return answerEmpty(response)
  }
  const { sessionId, phone, kind, typed, unknownOp } = turn
  if (unknownOp !== null) log.warn('ussd-operation', { carrier: carrier.name, op: unknownOp })
  if (kind === 'abort') {
    await ussdEnded(parts.ports, carrier.name, { sessionId, status: kind, phone, endedAt: null })
    return answerEmpty(response)
  }
  const begun = kind === 'begin' ? readDialled(typed, carrier.serviceCode ?? null) : null
  const asked = {
    ...{ carrier: carrier.name, sessionId, phone, kind, id: incoming.id },
    serviceCode: begun ? begun.code : null,
    input: begun ? begun.input : typed,
  }
  const reply = await answerCall(parts, asked, lastInput)
  answerEmpty(response)
  await sendScreen(parts, carrier, incoming, turn, reply)
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
async function keep({ ports }: ServerParts, request: Request, why: string): Promise<void> {
  const thing = { ...doorAndQuery(request), why }
  if (/ussd/i.test(thing.body)) return keepUnreadCall(ports, thing)
  await keepUnread(ports, { ...thing, wallet: null })
}

function doorAndQuery({ url }: Request): { readonly door: string; readonly body: string } {
  const [path = '', query = ''] = url.split('?')
  return { door: `kannel${path}`, body: query }
}

function answerEmpty(response: Response): void {
  response.status(200).type('text/plain').send('')
}
