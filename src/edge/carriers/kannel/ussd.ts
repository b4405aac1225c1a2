import type { USSD_PROFILES } from '../../../installation-kinds.ts'
import { type PhoneNumber, readInternational } from '../../../core/phone-number.ts'
import type { Incoming } from './receive.ts'

/**
 * Calls over SMPP 3.4, as Kannel hands on the operator's fields in its meta data. Which field names
 * the session is the operator's choice: a profile says it.
 */
type Profile = {
  /** The field that names the session; null: the phone is all there is. */
  readonly session: 'its_session_info' | 'user_message_reference' | null
  /** The lowest bit of the session says that it ends. */
  readonly endBit: boolean
}

const PROFILES = {
  'its-session-info': { session: 'its_session_info', endBit: true },
  'user-message-reference': { session: 'user_message_reference', endBit: false },
  'no-session': { session: null, endBit: false },
} as const satisfies Readonly<Record<ProfileName, Profile>>

type ProfileName = (typeof USSD_PROFILES)[number]

export type UssdIn = {
  readonly sessionId: string
  readonly phone: PhoneNumber
  readonly kind: 'begin' | 'input' | 'abort'
  readonly typed: string
  /** What the answer must say besides its text. */
  readonly back: { readonly profile: Profile; readonly session: Buffer | null }
  /** An operation that we do not know; it is taken for an answer. */
  readonly unknownOp: number | null
}

/** Operations of `ussd_service_op` that come in, and those that go out. */
const BEGIN = 0x01
const ANSWER = 0x12
const RELEASES = [0x81, 0x84]
const ASK = 2
const END = 17

/** Whether a request is a turn of a call and no SMS. */
export function isUssd({ svc, meta }: Incoming): boolean {
  return svc?.toUpperCase() === 'USSD' || (meta ?? '').includes('ussd_service_op=')
}

/** Reads a turn of a call; null when nobody could be answered. */
export function readUssd(incoming: Incoming, wanted: ProfileName | undefined): UssdIn | null {
  const phone = readInternational(incoming.from)
  if (!phone) return null
  const fields = readMeta(incoming.meta ?? '')
  const profile = wanted ? PROFILES[wanted] : profileOf(fields)
  const session = (profile.session && fields.get(profile.session)) || null
  const op = numberOf(fields.get('ussd_service_op'))
  const isClosed = RELEASES.includes(op) || (profile.endBit && isOdd(session))
  return {
    sessionId: [phone.slice(1), session ? keyOf(session, profile) : incoming.to].join('-'),
    phone,
    kind: isClosed ? 'abort' : op === BEGIN ? 'begin' : 'input',
    typed: incoming.text ?? '',
    back: { profile, session },
    unknownOp: [BEGIN, ANSWER, ...RELEASES].includes(op) ? null : op,
  }
}

/** The meta data of an answer. Kannel wants numbers in decimal and octets percent-encoded. */
export function writeMeta({ profile, session }: UssdIn['back'], goesOn: boolean): string {
  const fields = [`ussd_service_op=${goesOn ? ASK : END}`]
  if (profile.session && session) {
    const octets = Buffer.from(session)
    const last = octets.length - 1
    if (profile.endBit && !goesOn) octets[last] = (octets[last] as number) | 1
    fields.push(`${profile.session}=${written(octets)}`)
  }
  return `?smpp?${fields.join('&')}`
}

/** `?smpp?ussd_service_op=%01&its_session_info=%124&`: values are octets, some as `%` and two digits. */
function readMeta(meta: string): ReadonlyMap<string, Buffer> {
  const [, group = ''] = /\?smpp\?([^?]*)/.exec(meta) ?? []
  const pairs = group.split('&').filter((pair) => pair.includes('='))
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), octetsOf(pair.slice(at + 1))] as const
    }),
  )
}

function octetsOf(text: string): Buffer {
  const parts = text.match(/%[0-9a-f]{2}|[^]/gi) ?? []
  return Buffer.from(
    parts.map((part) => (part.length === 3 ? parseInt(part.slice(1), 16) : part.charCodeAt(0))),
  )
}

function written(octets: Buffer): string {
  return [...octets]
    .map((octet) => {
      const char = String.fromCharCode(octet)
      return /[A-Za-z0-9]/.test(char) ? char : `%${octet.toString(16).padStart(2, '0')}`
    })
    .join('')
}

function profileOf(fields: ReadonlyMap<string, Buffer>): Profile {
  const has = (profile: Profile) => profile.session !== null && fields.has(profile.session)
  return Object.values(PROFILES).find(has) ?? PROFILES['no-session']
}

/** One octet, or decimal digits where a link has the field as text. */
function numberOf(octets: Buffer | undefined): number {
  if (!octets || octets.length === 0) return -1
  const text = octets.toString('latin1')
  return /^\d+$/.test(text) ? Number(text) : octets.readUIntBE(0, Math.min(octets.length, 4))
}

function isOdd(octets: Buffer | null): boolean {
  return octets !== null && ((octets.at(-1) ?? 0) & 1) === 1
}

/** The end bit is no part of the session's name. */
function keyOf(session: Buffer, { endBit }: Profile): string {
  const octets = Buffer.from(session)
  const last = octets.length - 1
  if (endBit && last >= 0) octets[last] = (octets[last] as number) & 0xfe
  return octets.toString('hex')
}
