import { HEX } from '../kernel/chance.ts'
import { formBody, type HttpRequest, type HttpResponse, json, text } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { SECOND_MS } from '../kernel/time.ts'
import { type RecipientStatus, STATUS_CODES } from './codes.ts'
import { partsOf } from './parts.ts'
import { quirkOf } from './quirks.ts'
import type { Africastalking, AfricastalkingState } from './state.ts'

const COST_PER_PART = 80
const REPORT_AFTER_MS = 3 * SECOND_MS
const DEFAULT_SENDER = 'AFRICASTKNG'
/** Shillings of a dollar, so that a total can be in another currency than its parts. */
const PER_DOLLAR = 101

/** 2.2: not JSON. */
export function unauthorized(): HttpResponse {
  return text(401, 'The supplied authentication is invalid')
}

function isOurs(
  { state }: Africastalking,
  { headers }: HttpRequest,
  username: string | undefined,
): boolean {
  const { apiKey, username: own } = state.own.dashboard
  return headers['apikey'] === apiKey && username === own
}

export const sendRoute: Route<AfricastalkingState> = {
  operation: 'sms-send',
  method: 'POST',
  path: '/version1/messaging',
  phone: ({ body }) => formBody(body)['to'] ?? null,
  handle: (world, request) => {
    const form = formBody(request.body)
    if (!isOurs(world, request, form['username'])) return unauthorized()
    const { to = '', message = '', from = '' } = form
    if (to === '') return answered('Missing recipients', [])
    const { senders } = world.state.own.dashboard
    const isAllowed = from === '' || from === DEFAULT_SENDER || senders.includes(from)
    // A refusal of the whole request is a 201 without recipients.
    if (!isAllowed) return answered('InvalidSenderId', [])
    const isQueued = form['enqueue'] !== '0'
    const recipients = to
      .split(',')
      .map((number) => sendOne(world, { number: number.trim(), text: message, from, isQueued }))
    const sent = recipients.filter(({ status }) => status === 'Success').length
    const parts = partsOf(message)
    const total = totalOf(world, sent * parts * COST_PER_PART)
    const says = `Sent to ${sent}/${recipients.length} Total Cost: ${total} Message parts: ${parts}`
    const isDisturbed = recipients.every(({ status }) => status === 'DoNotDisturbRejection')
    return answered(says, recipients, isDisturbed ? 409 : 201)
  },
}

function answered(Message: string, Recipients: readonly unknown[], status = 201): HttpResponse {
  return json(status, { SMSMessageData: { Message, Recipients } })
}

function totalOf(world: Africastalking, hundredths: number): string {
  if (hundredths === 0) return '0'
  if (quirkOf(world, 'totalCurrency') === 'KES') return `KES ${(hundredths / 100).toFixed(4)}`
  return `USD ${(hundredths / 100 / PER_DOLLAR).toFixed(4)}`
}

type One = {
  readonly number: string
  readonly text: string
  readonly from: string
  readonly isQueued: boolean
}

function sendOne(world: Africastalking, { number, text: words, from, isQueued }: One) {
  const { dashboard, optedOut, messages } = world.state.own
  const parts = partsOf(words)
  const cost = parts * COST_PER_PART
  const refused: RecipientStatus | null = !/^\+[1-9]\d{7,14}$/.test(number)
    ? 'InvalidPhoneNumber'
    : optedOut.includes(number)
      ? 'UserInBlacklist'
      : dashboard.balance < cost
        ? 'InsufficientBalance'
        : null
  if (refused) {
    const statusCode = STATUS_CODES[refused]
    return { statusCode, number, status: refused, cost: '0', messageId: 'None' }
  }
  world.state.own.dashboard = { ...dashboard, balance: dashboard.balance - cost }
  const id = `ATXid_${world.chance.text(HEX, 32)}`
  const at = world.now()
  const sender = from || DEFAULT_SENDER
  messages.push({ id, phone: number, from: sender, text: words, parts, at, status: 'Sent' })
  world.later(REPORT_AFTER_MS, 'sms-report', id)
  return {
    statusCode: isQueued ? STATUS_CODES.Queued : STATUS_CODES.Sent,
    number,
    status: 'Success',
    cost: `KES ${(cost / 100).toFixed(4)}`,
    messageId: id,
  }
}

/** 2.7: `id` is a number here, text in the callback. */
export const fetchRoute: Route<AfricastalkingState> = {
  operation: 'sms-fetch',
  method: 'GET',
  path: '/version1/messaging',
  handle: (world, request) => {
    const { username, lastReceivedId = '0' } = request.query
    if (!isOurs(world, request, username)) return unauthorized()
    const Messages = world.state.own.incoming
      .filter(({ number }) => number > Number(lastReceivedId))
      .map(({ number: id, phone: from, to, text, at }) => ({
        linkId: '',
        text,
        to,
        id,
        date: new Date(at).toISOString(),
        from,
      }))
    return json(200, { SMSMessageData: { Messages } })
  },
}

export const userRoute: Route<AfricastalkingState> = {
  operation: 'user',
  method: 'GET',
  path: '/version1/user',
  handle: (world, request) => {
    if (!isOurs(world, request, request.query['username'])) return unauthorized()
    const balance = `KES ${(world.state.own.dashboard.balance / 100).toFixed(2)}`
    return json(200, { [quirkOf(world, 'userData')]: { balance } })
  },
}
