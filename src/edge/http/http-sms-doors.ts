import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveSms, recordDelivery } from '../../app/sms/receive-sms.ts'
import type { CarrierSettings } from '../../installation.ts'
import { readDelivery, readSmsIn } from '../carriers/http-sms/receive.ts'
import { type Callback, type Doors, plainText } from './callback.ts'
import { carrierDoors } from './carrier-doors.ts'
import { faultOf, isToComeAgain, isTooLarge, rawLeft } from './raw-body.ts'
import type { ServerParts } from './server-parts.ts'

const DELIVERY = '/delivery'

/**
 * `POST /sms/:key/:carrier` and `…/delivery`: incoming SMS and reports of carriers of kind
 * `http-sms`, as a form or as JSON. Answered 200 once what they said is stored, readable or not.
 */
export function httpSmsDoors(parts: ServerParts, carriers: readonly CarrierSettings[]): Doors {
  const { opens, of } = carrierDoors(carriers, { POST: ['', DELIVERY] })
  return {
    reads: 'form or json',
    opens,
    take: async (callback) => {
      const { carrier, rest } = of(callback.path)
      if (rest === DELIVERY) await takeDelivery(parts, carrier.name, callback)
      else await takeSms(parts, carrier.name, callback)
      return plainText('OK')
    },
    cannotTake: async (callback, error) => {
      if (isToComeAgain(error)) throw error
      await keep(parts, { ...callback, raw: rawLeft(callback.raw, error) }, faultOf(error))
      if (isTooLarge(error)) throw error
      return plainText('OK')
    },
  }
}

async function takeSms(parts: ServerParts, carrier: string, callback: Callback): Promise<void> {
  const message = readSmsIn(callback.fields)
  if (message) await receiveSms(parts.ports, carrier, message)
  else await keep(parts, callback, 'no sender, id and time, or longer than the limits')
  await parts.worker.afterRequest()
}

async function takeDelivery(
  parts: ServerParts,
  carrier: string,
  callback: Callback,
): Promise<void> {
  const report = readDelivery(callback.fields)
  if (report) await recordDelivery(parts.ports, carrier, report)
  else await keep(parts, callback, 'no id or status')
}

async function keep({ ports }: ServerParts, { path, raw }: Callback, why: string): Promise<void> {
  await keepUnread(ports, { door: `sms${path}`, body: raw, why, wallet: null })
}
