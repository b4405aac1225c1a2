import { post } from '../kernel/callbacks.ts'
import { phoneOf } from '../kernel/phones.ts'
import type { Retries } from '../kernel/state.ts'
import { HOUR_MS, MINUTE_MS } from '../kernel/time.ts'
import { networkOf } from './codes.ts'
import { quirkOf } from './quirks.ts'
import type { Africastalking, Incoming, Message } from './state.ts'
import { FORM } from './ussd.ts'

/** 2.5: every minute until 200, or twelve hours are over. */
const RETRIES: Retries = [[MINUTE_MS, (12 * HOUR_MS) / MINUTE_MS]]
/** A phone that is off is tried again after an hour, and given up. */
const TRY_AGAIN_MS = HOUR_MS

/** 2.4: a final report, or an interim one while the phone is off. */
export function reportMessage(world: Africastalking, message: Message): void {
  const isOn = phoneOf(world, message.phone.slice(1)).power !== 'off'
  const isAgain = message.status === 'Buffered'
  if (!isOn && !isAgain) {
    world.later(TRY_AGAIN_MS, 'sms-report', message.id)
    return report(world, message, 'Buffered')
  }
  const absent = quirkOf(world, 'absent')
  report(
    world,
    message,
    isOn ? 'Success' : absent,
    absent === 'Failed' && !isOn ? 'DeliveryFailure' : '',
  )
}

function report(world: Africastalking, message: Message, status: string, reason = ''): void {
  message.status = status
  const { deliveryUrl: url } = world.state.own.dashboard
  if (url === null) return
  post(world, {
    operation: 'delivery-report',
    phone: message.phone,
    reference: message.id,
    url,
    headers: FORM,
    body: new URLSearchParams({
      id: message.id,
      status,
      phoneNumber: message.phone,
      networkCode: networkOf(message.phone),
      ...(reason === '' ? {} : { failureReason: reason }),
      retryCount: '0',
    }).toString(),
    retries: RETRIES,
  })
}

/** Somebody texts. */
export function receiveText(
  world: Africastalking,
  { phone, to, text }: { phone: string; to: string; text: string },
): Incoming {
  const { incoming, dashboard } = world.state.own
  const sms: Incoming = {
    number: incoming.length + 1,
    id: world.chance.uuid(),
    phone,
    to,
    text,
    at: world.now(),
  }
  incoming.push(sms)
  if (dashboard.smsUrl === null) return sms
  const iso = new Date(sms.at).toISOString()
  const isIso = quirkOf(world, 'incomingDate') === '2017-05-03T06:04:45Z'
  const date = isIso ? iso.replace(/\.\d+Z$/, 'Z') : iso.replace('T', ' ').slice(0, 19)
  post(world, {
    operation: 'sms',
    phone,
    reference: sms.id,
    url: dashboard.smsUrl,
    headers: FORM,
    body: new URLSearchParams({
      linkId: '',
      text,
      to,
      id: sms.id,
      date,
      from: phone,
      cost: 'None',
      networkCode: networkOf(phone),
    }).toString(),
    retries: RETRIES,
  })
  return sms
}

/** 2.6: no more messages of this sender. */
export function optOut(world: Africastalking, phone: string, senderId: string): void {
  const { optedOut, dashboard } = world.state.own
  if (!optedOut.includes(phone)) optedOut.push(phone)
  if (dashboard.optOutUrl === null) return
  post(world, {
    operation: 'opt-out',
    phone,
    reference: phone,
    url: dashboard.optOutUrl,
    headers: FORM,
    body: new URLSearchParams({ senderId, phoneNumber: phone }).toString(),
    retries: RETRIES,
  })
}
