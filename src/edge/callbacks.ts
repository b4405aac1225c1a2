import type { CarrierSettings } from '../installation.ts'

/** An address of ours that somebody else is to be told. */
export type Callback = {
  readonly what: string
  readonly method: 'GET' | 'POST'
  /** What follows the callback key in the path. */
  readonly path: string
  /** The first part of the path, before the key. */
  readonly door: string
  /** In whose settings it is entered, and where there. */
  readonly where: string
}

/** The callbacks of a carrier, in the order in which they are entered. */
export function callbacksOf(carrier: CarrierSettings): readonly Callback[] {
  const { name } = carrier
  switch (carrier.kind) {
    case 'africastalking':
      return AFRICAS_TALKING
    case 'json-ussd':
      return [
        {
          ...{ door: 'ussd', method: 'POST', what: 'USSD', path: `/${name}` },
          where: `the gateway’s settings (${carrier.shape}), as the application’s URL`,
        },
      ]
    case 'http-sms':
      return [
        { ...SMS, what: 'incoming SMS', path: `/${name}` },
        { ...SMS, what: 'delivery reports', path: `/${name}/delivery` },
      ]
  }
}

const SMS = { door: 'sms', method: 'POST', where: 'the carrier’s settings, as a webhook' } as const

const AT = { door: 'at', method: 'POST' } as const

const AFRICAS_TALKING: readonly Callback[] = [
  { ...AT, what: 'USSD', path: '/ussd', where: 'USSD, Service Codes, Callback URL' },
  { ...AT, what: 'end of a call', path: '/ussd-ended', where: 'USSD, Service Codes, Events URL' },
  { ...AT, what: 'incoming SMS', path: '/sms', where: 'SMS, SMS Callback URLs, Incoming Messages' },
  { ...AT, what: 'delivery reports', path: '/delivery', where: 'SMS, SMS Callback URLs, Delivery Reports' }, // prettier-ignore
  { ...AT, what: 'bulk SMS opt-out', path: '/opt-out', where: 'SMS, SMS Callback URLs, Bulk SMS Opt Out' }, // prettier-ignore
]

/** The whole address, with the key that opens it. */
export function addressOf({ door, path }: Callback, base: string, key: string): string {
  return `${base}/${door}/${key}${path}`
}
