import { ussdEnded } from '../../app/calls/ussd-ended.ts'
import { cannotNow } from '../../core/errands/cannot-now.ts'
import type { CarrierSettings } from '../../installation.ts'
import { readDialled } from '../calls/dialled.ts'
import { lastInput } from '../calls/last-input.ts'
import { type Body, type Screen, SHAPES, type Turn } from '../carriers/json-ussd/shapes.ts'
import { answerCall } from './answer-call.ts'
import type { CallbackReply, Doors } from './callback.ts'
import { carrierDoors } from './carrier-doors.ts'
import { faultOf, rawLeft } from './raw-body.ts'
import type { ServerParts } from './server-parts.ts'
import { keepUnreadTurn } from './unread-call.ts'

type JsonUssd = Extract<CarrierSettings, { kind: 'json-ussd' }>

/**
 * `POST /ussd/:key/:carrier`: calls of carriers of kind `json-ussd`. An authenticated request is
 * always answered 200 in the form of its carrier, also when it cannot be read.
 */
export function jsonUssdDoors(parts: ServerParts, carriers: readonly JsonUssd[]): Doors {
  const { opens, of } = carrierDoors(carriers, { POST: [''] })
  return {
    reads: 'json',
    opens,
    take: async ({ path, fields, raw }) => {
      const { carrier } = of(path)
      const body = bodyOf(fields)
      const turn = SHAPES[carrier.shape].request.safeParse(body).data
      const screen = turn
        ? await screenOf(parts, carrier, turn)
        : await unreadable(parts, carrier, raw, 'fields')
      return shown(carrier, screen, body)
    },
    cannotTake: async ({ path, raw }, error) => {
      const { carrier } = of(path)
      const screen = await unreadable(parts, carrier, rawLeft(raw, error), faultOf(error))
      return shown(carrier, screen, {})
    },
  }
}

function shown({ shape }: JsonUssd, screen: Screen, body: Body): CallbackReply {
  const text = JSON.stringify(SHAPES[shape].answer(screen, body))
  return { status: 200, type: 'application/json; charset=utf-8', text }
}

async function screenOf(parts: ServerParts, carrier: JsonUssd, turn: Turn): Promise<Screen> {
  const { sessionId, phone, kind, typed, sequence = null } = turn
  if (kind === 'abort' || kind === 'timeout') {
    await ussdEnded(parts.ports, carrier.name, { sessionId, status: kind, phone, endedAt: null })
    return { text: '', goesOn: false }
  }
  const known = turn.code ?? carrier.serviceCode ?? null
  const begun = kind === 'begin' ? readDialled(typed, known) : null
  const request = {
    ...{ carrier: carrier.name, sessionId, phone, kind, sequence },
    serviceCode: begun ? begun.code : null,
    input: begun ? begun.input : typed,
  }
  return screenIn(await answerCall(parts, request, lastInput))
}

async function unreadable(
  { ports }: ServerParts,
  { name }: JsonUssd,
  body: string,
  why: string,
): Promise<Screen> {
  await keepUnreadTurn(ports, { door: `ussd/${name}`, body, why })
  return screenIn(cannotNow(null))
}

/** Our own mark of what follows is not shown: each shape has another. */
function screenIn(reply: string): Screen {
  return { text: reply.slice('CON '.length), goesOn: reply.startsWith('CON ') }
}

function bodyOf(fields: unknown): Body {
  return typeof fields === 'object' && fields !== null ? (fields as Body) : {}
}
