import type { Config } from '../config.ts'
import type { CarrierSettings } from '../installation.ts'
import { GET_QUERY, REPORT_QUERY } from './carriers/kannel/receive.ts'

/** An address of ours that somebody else is to be told. */
export type Callback = {
  readonly what: string
  readonly method: 'GET' | 'POST'
  /** What follows the callback key in the path. */
  readonly path: string
  /** The first part of the path, before the key. */
  readonly door: string
  /** Escapes that the other side fills in, and the name of the line of its settings. */
  readonly query?: string
  readonly line?: string
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
    case 'kannel':
      return [
        { ...KANNEL, what: 'SMS and USSD', path: `/${name}/mo`, query: GET_QUERY, line: 'get-url', where: 'kannel.conf, group = sms-service' },
        { ...KANNEL, what: 'delivery reports', path: `/${name}/dlr`, query: REPORT_QUERY, line: 'dlr-url', where: 'nowhere: it goes with each message, with its id' },
      ] // prettier-ignore
    case 'http-sms':
      return [
        { ...SMS, what: 'incoming SMS', path: `/${name}` },
        { ...SMS, what: 'delivery reports', path: `/${name}/delivery` },
      ]
  }
}

const KANNEL = { door: 'kannel', method: 'GET' } as const

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
export function addressOf(
  { door, path, query }: Pick<Callback, 'door' | 'path' | 'query'>,
  { base, key }: { readonly base: string; readonly key: string },
): string {
  return `${base}/${door}/${key}${path}${query ? `?${query}` : ''}`
}

/** Where Kannel is told with each message to report to. Without a public address it stands beside us. */
export function reportsTo({ name }: { readonly name: string }, config: Config): string {
  return addressOf({ door: 'kannel', path: `/${name}/dlr` }, ourselves(config))
}

/** Where operators of wallets reach us. */
export function callbackUrls(config: Config): (wallet: string, path: string) => string {
  const us = ourselves(config)
  return (wallet, path) => addressOf({ door: 'pay', path: `/${wallet}/${path}` }, us)
}

function ourselves({ publicUrl, port, callbackKeys }: Config) {
  const base = publicUrl ?? `http://127.0.0.1:${port}`
  return { base, key: callbackKeys[0]?.reveal() ?? '' }
}
