import { ussdEnded } from '../../app/calls/ussd-ended.ts'
import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveSms, recordDelivery, recordOptOut } from '../../app/sms/receive-sms.ts'
import { cannotNow } from '../../core/errands/cannot-now.ts'
import {
  readDelivery,
  readOptOut,
  readSmsIn,
  readUssd,
  readUssdEnded,
} from '../carriers/africastalking/receive.ts'
import { growing } from '../calls/growing.ts'
import { answerCall } from './answer-call.ts'
import { type Callback, type Doors, plainText } from './callback.ts'
import { faultOf, isToComeAgain, isTooLarge, rawLeft } from './raw-body.ts'
import { senderCheck } from './senders.ts'
import type { ServerParts } from './server-parts.ts'
import { keepUnreadCall, keepUnreadTurn } from './unread-call.ts'

/** `carrier` is its name in this installation. */
type Parts = ServerParts & { readonly carrier: string }

type Take = (parts: Parts, callback: Callback) => Promise<string>

const DOORS: ReadonlyMap<string, Take> = new Map([
  ['/ussd', answerUssd],
  ['/ussd-ended', endUssd],
  ['/sms', takeSms],
  ['/delivery', takeDelivery],
  ['/opt-out', takeOptOut],
])

/**
 * The callbacks of Africa's Talking. An authenticated USSD request is always answered 200 with
 * `CON ` or `END `: anything else shows the caller a telephone company's error. The others are
 * answered 200 once what they said is stored, since they are repeated until they are.
 */
export function africasTalkingDoors(server: ServerParts, carrier: string): Doors {
  const parts: Parts = { ...server, carrier }
  const isHome = senderCheck(server.carriers)
  return {
    reads: 'form',
    opens: (path, request) => {
      if (request.method !== 'POST' || !DOORS.has(path)) return 'none'
      return isHome(carrier, request) ? 'open' : { elsewhere: carrier }
    },
    take: async (callback) => plainText(await (DOORS.get(callback.path) as Take)(parts, callback)),
    cannotTake: async (callback, error) => {
      const why = faultOf(error)
      const body = rawLeft(callback.raw, error)
      if (callback.path === '/ussd') {
        return plainText(await cannotRead(parts, { ...callback, raw: body }, why))
      }
      if (isToComeAgain(error)) throw error
      await keep(parts, { ...callback, raw: body }, why)
      if (isTooLarge(error)) throw error
      return plainText('OK')
    },
  }
}

async function answerUssd(parts: Parts, callback: Callback): Promise<string> {
  const form = readUssd(callback.fields)
  if (!form) return cannotRead(parts, callback, 'fields that are missing or too long')
  const { sessionId, phone, serviceCode, text: input } = form
  const kind = input === '' ? ('begin' as const) : ('input' as const)
  const turn = { carrier: parts.carrier, sessionId, phone, serviceCode, kind, input }
  return answerCall(parts, turn, growing)
}

async function cannotRead({ ports }: Parts, callback: Callback, why: string): Promise<string> {
  await keepUnreadTurn(ports, { ...doorAndBody(callback), why })
  return cannotNow(null)
}

/** Keeps what cannot be read until somebody has looked, of a call without what was typed in it. */
async function keep({ ports }: Parts, callback: Callback, why: string): Promise<void> {
  const thing = { ...doorAndBody(callback), why }
  if (callback.path === '/ussd-ended') return keepUnreadCall(ports, thing)
  await keepUnread(ports, { ...thing, wallet: null })
}

function doorAndBody({ path, raw }: Callback): { readonly door: string; readonly body: string } {
  return { door: `at${path}`, body: raw }
}

async function endUssd(parts: Parts, callback: Callback): Promise<string> {
  const ended = readUssdEnded(callback.fields)
  if (ended) await ussdEnded(parts.ports, parts.carrier, ended)
  else await keep(parts, callback, 'no session, phone or status')
  return 'OK'
}

async function takeSms(parts: Parts, callback: Callback): Promise<string> {
  const message = readSmsIn(callback.fields)
  if (message) await receiveSms(parts.ports, parts.carrier, message)
  else await keep(parts, callback, 'no id or sender, or longer than the limits')
  await parts.worker.afterRequest()
  return 'OK'
}

async function takeDelivery(parts: Parts, callback: Callback): Promise<string> {
  const report = readDelivery(callback.fields)
  if (report) await recordDelivery(parts.ports, parts.carrier, report)
  else await keep(parts, callback, 'no id or status')
  return 'OK'
}

async function takeOptOut(parts: Parts, callback: Callback): Promise<string> {
  const optOut = readOptOut(callback.fields)
  if (optOut) await recordOptOut(parts.ports, optOut)
  else await keep(parts, callback, 'no phone or sender')
  return 'OK'
}
