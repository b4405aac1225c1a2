import type { Ports } from '../ports.ts'

/** What ends the address of an intent: what its adapter reads there. */
const TOLD = 'told'

const SEALED = /^([0-9a-f]+)-([0-9a-f]{32})$/

/**
 * Where an operator tells of one prompt and of no other. Nobody can guess it, and it is made of
 * digits and a few letters, so that no word that an operator forbids in addresses comes up.
 */
export function addressOfIntent(ports: Ports, wallet: string, intentId: string): string {
  return ownAddress(ports, wallet, intentId, TOLD)
}

/** Where an operator answers about one receipt, as `addressOfIntent`; `path` is what is read there. */
export function addressAbout(ports: Ports, wallet: string, receipt: string, path: string): string {
  return ownAddress(ports, wallet, `${ABOUT}${receipt}`, path)
}

/** What stands before a receipt in the name of its address: no intent is called so. */
const ABOUT = 'receipt/'

/** The receipt that an address is about; null for an intent's. */
export function receiptAbout(name: string): string | null {
  return name.startsWith(ABOUT) ? name.slice(ABOUT.length) : null
}

function ownAddress(ports: Ports, wallet: string, id: string, path: string): string {
  const name = Buffer.from(id, 'utf8').toString('hex')
  return ports.callbackUrl(wallet, `${name}-${ports.secrets.seal(sealed(wallet, id))}/${path}`)
}

type ReadAddress =
  /** `path` is what the adapter reads; the intent's name has left it, and so has the seal. */
  | { readonly kind: 'path'; readonly path: string; readonly intentId: string | null }
  /** It looks like an intent's address and was never given to anybody. */
  | { readonly kind: 'forged'; readonly path: string }

/** What follows the wallet's name in an address. */
export function readAddress(ports: Ports, wallet: string, rest: string): ReadAddress {
  const [first = '', ...others] = rest.split('/')
  const [, name = '', seal = ''] = SEALED.exec(first) ?? []
  const path = others.join('/')
  if (name === '') return { kind: 'path', path: rest, intentId: null }
  const intentId = Buffer.from(name, 'hex').toString('utf8')
  const isOurs = ports.secrets.isSeal(sealed(wallet, intentId), seal)
  return isOurs ? { kind: 'path', path, intentId } : { kind: 'forged', path }
}

function sealed(wallet: string, intentId: string): string {
  return `intent/${wallet}/${intentId}`
}
