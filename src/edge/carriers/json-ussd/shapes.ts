import { z } from 'zod'
import type { SHAPE_NAMES } from '../../../installation-kinds.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { anySequence, anyWord, input, phone, sessionId, word } from './fields.ts'

/** A gateway's request, in our words. */
export type Turn = {
  readonly sessionId: string
  readonly phone: PhoneNumber
  readonly kind: 'begin' | 'input' | 'abort' | 'timeout'
  /** What was typed last; as a call begins, what was dialled. */
  readonly typed: string
  /** Null where the gateway does not say it. */
  readonly code: string | null
  readonly sequence?: number | null
}

/** What the caller reads, and whether an answer is waited for. */
export type Screen = { readonly text: string; readonly goesOn: boolean }

/** How one family of gateways writes its requests and wants its answers. */
type Shape = {
  readonly request: z.ZodType<Turn>
  /** `body` is the request as it came, of which parts are given back. */
  readonly answer: (screen: Screen, body: Body) => unknown
}

export type Body = Readonly<Record<string, unknown>>

/** MTN's API in all its countries. `imsi` and `cellId` are of the person and stay unread. */
const madapi: Shape = {
  request: z
    .object({
      sessionId,
      messageType: word,
      msisdn: phone,
      serviceCode: anyWord,
      ussdString: input,
    })
    .transform(({ messageType, ...told }) => ({
      ...{ sessionId: told.sessionId, phone: told.msisdn, code: told.serviceCode },
      ...{ typed: told.ussdString, kind: MADAPI_KINDS[messageType] ?? 'abort' },
    })),
  answer: ({ text, goesOn }, { sessionId, serviceCode, msisdn }) => ({
    statusCode: '0000',
    statusMessage: 'Success',
    transactionId: sessionId,
    // Its description names the first where its own schema has the second.
    data: {
      ...{ inboundResponse: text, outboundResponse: text, userInputRequired: goesOn },
      ...{ messageType: goesOn ? '1' : '2', serviceCode, msisdn },
    },
    _link: { self: { href: '/ussd' } },
  }),
}

/** 2 is its end, 3 a notice that wants no answer, 4 a cancellation. */
const MADAPI_KINDS: Readonly<Record<string, Turn['kind']>> = {
  '0': 'begin',
  '1': 'input',
  '2': 'abort',
  '3': 'abort',
  '4': 'abort',
  '5': 'timeout',
}

const hubtel: Shape = {
  request: z
    .object({
      SessionId: sessionId,
      Mobile: phone,
      ServiceCode: anyWord,
      Message: input,
      Type: word,
      Sequence: anySequence,
    })
    .transform((told) => ({
      ...{ sessionId: told.SessionId, phone: told.Mobile, code: told.ServiceCode },
      ...{ typed: told.Message, kind: HUBTEL_KINDS[told.Type] ?? 'abort' },
      sequence: told.Sequence,
    })),
  answer: ({ text, goesOn }, { ClientState }) => ({
    Message: text,
    Type: goesOn ? 'Response' : 'Release',
    ClientState: ClientState ?? '',
  }),
}

const HUBTEL_KINDS: Readonly<Record<string, Turn['kind']>> = {
  initiation: 'begin',
  response: 'input',
  release: 'abort',
  timeout: 'timeout',
}

const arkesel: Shape = {
  request: z
    .object({ sessionID: sessionId, newSession: word, msisdn: phone, userData: input })
    .transform((told) => ({
      ...{ sessionId: told.sessionID, phone: told.msisdn, code: null, typed: told.userData },
      kind: told.newSession === 'true' ? ('begin' as const) : ('input' as const),
    })),
  answer: ({ text, goesOn }, { sessionID, userID, msisdn }) => ({
    ...{ sessionID, userID, msisdn, message: text, continueSession: goesOn },
  }),
}

/** `USERID` is our account there, the same for every caller; older ones have no session but the phone. */
const nalo: Shape = {
  request: z
    .object({
      SESSIONID: sessionId.optional().catch(undefined),
      MSISDN: phone,
      USERDATA: input,
      MSGTYPE: word,
    })
    .transform((told) => ({
      ...{ sessionId: told.SESSIONID ?? told.MSISDN, phone: told.MSISDN, code: null },
      ...{ typed: told.USERDATA },
      kind: told.MSGTYPE === 'true' ? ('begin' as const) : ('input' as const),
    })),
  answer: ({ text, goesOn }, { USERID, MSISDN, USERDATA, SESSIONID }) => ({
    ...{ USERID, MSISDN, USERDATA, MSG: text, MSGTYPE: goesOn },
    ...(SESSIONID === undefined ? {} : { SESSIONID }),
  }),
}

const beem: Shape = {
  request: z
    .object({
      command: word,
      msisdn: phone,
      session_id: sessionId,
      payload: z.object({ response: input }).optional(),
    })
    .transform((told) => ({
      ...{ sessionId: told.session_id, phone: told.msisdn, code: null },
      ...{ typed: told.payload?.response ?? '', kind: BEEM_KINDS[told.command] ?? 'abort' },
    })),
  answer: ({ text, goesOn }, { msisdn, operator, session_id, payload }) => ({
    ...{ command: goesOn ? 'continue' : 'terminate', msisdn, operator, session_id },
    payload: { request_id: (payload as Body | null | undefined)?.['request_id'], request: text },
  }),
}

const BEEM_KINDS: Readonly<Record<string, Turn['kind']>> = {
  initiate: 'begin',
  continue: 'input',
  terminate: 'abort',
}

/** Every family by the name that the installation file gives it. */
export const SHAPES: Readonly<Record<(typeof SHAPE_NAMES)[number], Shape>> = {
  ...{ madapi, hubtel, arkesel, nalo, beem },
}
