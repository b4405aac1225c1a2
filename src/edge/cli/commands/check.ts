import type { Config } from '../../../config.ts'
import { isLoopback } from '../../../installation-kinds.ts'
import { forbiddenIn } from '../../../core/payments/forbidden-words.ts'
import type { CarrierSettings, RouteSettings, WalletSettings } from '../../../installation.ts'
import { CALLBACK_KEY_LENGTH } from '../../../settings.ts'
import {
  addressOf,
  type Callback,
  callbacksOf,
  walletCallbacksOf,
} from '../../callbacks/addresses.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const checkCommand: Command = {
  name: 'check',
  exitsOneWhen: 'something cannot work as it is set up',
  kind: 'local',
  describe: 'what is set up, what is missing, and where to enter each callback address',
  details: [
    'Asks nobody over the network and does not open the database. The addresses hold the callback' +
      ' key: whoever has them can speak for a carrier.',
  ],
  options: [JSON_OBJECT],
  examples: ['check'],
  run: async ({ config }, input, io) => {
    const seen = look(config)
    if (input.is('json')) io.out(JSON.stringify(seen))
    else for (const line of described(seen)) io.out(line)
    for (const line of seen.missing) refuse(io, line)
    return seen.missing.length === 0 ? 0 : 1
  },
}

type Address = Pick<Callback, 'what' | 'method' | 'where' | 'line'> & { readonly address: string }
type Seen = {
  readonly mode: Config['mode']
  readonly carriers: readonly {
    readonly name: string
    readonly kind: string
    readonly callbacks: readonly Address[]
  }[]
  readonly routes: readonly RouteSettings[]
  readonly wallets: readonly {
    readonly name: string
    readonly kind: string
    readonly callbacks: readonly Address[]
  }[]
  readonly missing: readonly string[]
}

/** What stands in an address for what is missing. */
const NO_URL = 'PUBLIC_URL'
const NO_KEY = 'CALLBACK_KEY'

/** The sandbox has the door of Africa's Talking, behind a key that everybody knows. */
const SANDBOX_CARRIER = { name: 'sandbox', kind: 'africastalking' } as CarrierSettings

function look(config: Config): Seen {
  const { mode, installation } = config
  const isSandbox = mode === 'sandbox'
  const isHere = isSandbox || !needsPublicUrl(config)
  const base = config.publicUrl ?? (isHere ? `http://localhost:${config.port}` : NO_URL)
  const key = config.callbackKeys[0]?.reveal() ?? NO_KEY
  const carriers = isSandbox ? [SANDBOX_CARRIER] : installation.carriers
  const addresses = (callbacks: readonly Callback[]): Address[] =>
    callbacks.map((one) => ({
      ...{ what: one.what, method: one.method, address: addressOf(one, { base, key }) },
      ...(one.line && { line: one.line }),
      where: isSandbox ? 'here' : one.where,
    }))
  return {
    mode,
    carriers: carriers.map((carrier) => ({
      name: carrier.name,
      kind: isSandbox ? 'simulated' : carrier.kind,
      callbacks: addresses(callbacksOf(carrier)),
    })),
    routes: installation.routes,
    wallets: installation.wallets.map((wallet) => ({
      ...{ name: wallet.name, kind: wallet.kind },
      callbacks: addresses(walletCallbacksOf(wallet)),
    })),
    missing: isSandbox ? [] : missingIn(config),
  }
}

/** Whether somebody on another machine has to reach us. A carrier that we reach on this one is here. */
function needsPublicUrl({ installation: { carriers, wallets } }: Config): boolean {
  const isAfar = (one: CarrierSettings) => one.kind !== 'kannel' || !isLoopback(one.sendUrl)
  return carriers.some(isAfar) || wallets.some(callsFromAfar)
}

/** An operator that we reach on this machine is a simulated one, and reaches us here. */
function callsFromAfar(wallet: WalletSettings): boolean {
  return wallet.kind !== 'statement' && !(wallet.baseUrl && isLoopback(wallet.baseUrl))
}

function missingIn(config: Config): string[] {
  const { publicUrl, callbackKeys, installation } = config
  const missing: string[] = []
  if (installation.carriers.length === 0) {
    missing.push('no carrier is set up: INSTALLATION, or AT_USERNAME and AT_API_KEY, is missing')
  }
  if (callbackKeys.length === 0) {
    missing.push(`CALLBACK_KEY is missing: a secret of at least ${CALLBACK_KEY_LENGTH} characters`)
  }
  if (publicUrl === null && needsPublicUrl(config)) {
    missing.push('PUBLIC_URL is missing: the address under which carriers reach this service')
  }
  return [...missing, ...refusedAddresses(config)]
}

/** Addresses that an operator takes from nobody, because of a word in them. */
function refusedAddresses({ publicUrl, callbackKeys, installation }: Config): string[] {
  const words = [...new Set([publicUrl ?? '', callbackKeys[0]?.reveal() ?? ''])].map(forbiddenIn)
  const [word] = words.filter((one) => one !== null)
  const [wallet] = installation.wallets.filter(({ kind }) => kind === 'mpesa')
  if (!word || !wallet) return []
  return [
    `PUBLIC_URL or CALLBACK_KEY holds “${word}”, which the operator of ${wallet.name} takes in no address`,
  ]
}

function described({ mode, carriers, routes, wallets, missing }: Seen): string[] {
  const lines = [mode === 'sandbox' ? 'the sandbox: nothing here is real' : 'the real service']
  for (const one of carriers) lines.push('', `carrier ${named(one)}`, ...entered(one.callbacks))
  if (routes.length > 0) lines.push('', ...routes.map(routeText))
  for (const one of wallets) lines.push('', `wallet ${named(one)}`, ...entered(one.callbacks))
  return [...lines, '', missing.length === 0 ? 'nothing is missing' : 'missing:']
}

function named({ name, kind }: { readonly name: string; readonly kind: string }): string {
  return `${name} (${kind})`
}

/** Each address with where it is entered; nothing for what has none. */
function entered(callbacks: readonly Address[]): string[] {
  if (callbacks.length === 0) return []
  return table<Address>(
    [
      { title: 'what', cell: ({ what }) => what },
      { title: 'address', cell: addressText },
      { title: 'enter at', cell: ({ where }) => where },
    ],
    callbacks,
  )
}

/** As it is entered. */
function addressText({ line, method, address }: Address): string {
  return line ? `${line} = "${address}"` : `${method} ${address}`
}

function routeText({ mutual, prefix, carrier, fallback }: RouteSettings): string {
  const phones = prefix ? `phones ${prefix}…` : 'all other phones'
  const whose = mutual ? `, for ${mutual}` : ''
  const else_ = fallback ? `, else through ${fallback}` : ''
  return `SMS to ${phones}${whose}: through ${carrier}${else_}`
}
