import type { Config } from '../../config.ts'
import type { CarrierSettings, WalletSettings } from '../../installation.ts'
import { GET_QUERY, REPORT_QUERY } from '../carriers/kannel/receive.ts'

/** An address of ours that somebody else is to be told. */
export type Callback = {
  readonly what: string
  readonly method: 'GET' | 'POST' | 'PUT'
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

/** The callbacks of a wallet account; its prompts have an address each, which nobody enters. */
export function walletCallbacksOf(wallet: WalletSettings): readonly Callback[] {
  const { name, kind } = wallet
  switch (kind) {
    case 'statement':
      return []
    case 'pawapay':
      return [
        {
          ...{ door: 'pay', method: 'POST', what: 'deposits', path: `/${name}/${DEPOSITS_PATH}` },
          where: 'pawaPay’s dashboard, System configuration, Callback URLs, Deposits',
        },
        {
          ...{ door: 'pay', method: 'POST', what: 'refunds', path: `/${name}/${REFUNDS_PATH}` },
          where: 'pawaPay’s dashboard, System configuration, Callback URLs, Refunds',
        },
      ]
    case 'mpesa':
      return mpesaCallbacks(name)
    case 'momo':
      return [
        {
          ...{ door: 'pay', method: 'PUT', what: 'payments', path: `/${name}/…/told` },
          where:
            'nowhere: it goes with each prompt; its host is the API user’s providerCallbackHost',
        },
      ]
  }
}

function mpesaCallbacks(name: string): readonly Callback[] {
  const pay = { door: 'pay', method: 'POST' } as const
  const where = `nowhere: mutual-line wallet register ${name}`
  return [
    { ...pay, what: 'payments into the account', path: `/${name}/paid`, where },
    { ...pay, what: 'whether an account is one', path: `/${name}/asked`, where },
    {
      ...pay,
      what: 'prompts',
      path: `/${name}/…/told`,
      where: 'nowhere: it goes with each prompt',
    },
    {
      ...{ ...pay, what: 'payments taken back', path: `/${name}/returned` },
      where: 'the program that asks M-PESA for reversals, as their ResultURL; else nowhere',
    },
  ]
}

/** What follows a wallet's name in the address to which pawaPay reports deposits. */
export const DEPOSITS_PATH = 'deposits'

/** And where it says that a statement is ready. */
export const STATEMENTS_PATH = 'statements'

/** The same of refunds. */
export const REFUNDS_PATH = 'refunds'

/** Each address by which pawaPay may call us: by any of our names, with either key. */
export function depositUrls(
  {
    name,
    callbackHosts = [],
  }: { readonly name: string; readonly callbackHosts?: readonly string[] | undefined },
  config: Config,
): string[] {
  const us = ourselves(config)
  const bases = [us.base, ...callbackHosts.map((host) => `https://${host}`)]
  const keys = config.callbackKeys.map((key) => key.reveal())
  const path = `/${name}/${DEPOSITS_PATH}`
  return keys.flatMap((key) => bases.map((base) => addressOf({ door: 'pay', path }, { base, key })))
}

function ourselves({ publicUrl, port, callbackKeys }: Config) {
  const base = publicUrl ?? `http://127.0.0.1:${port}`
  return { base, key: callbackKeys[0]?.reveal() ?? '' }
}
