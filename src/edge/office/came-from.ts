import { randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Request } from 'express'
import type { Secrets } from '../../app/ports.ts'
import type { Place } from '../../core/staff/waiting.ts'
import type { Jar } from './cookies.ts'

/** 96 bits: nobody finds another browser's by trying. */
const ID_BYTES = 12

/** Says to this service, and to nobody else, that a browser has signed in here before. Not who did. */
export function knownAnew(secrets: Pick<Secrets, 'seal'>): string {
  const id = randomBytes(ID_BYTES).toString('base64url')
  return `${id}.${secrets.seal(`office-known/${id}`)}`
}

/** From where somebody comes: a browser that is known, else an address. What is kept of it is a mark. */
export function cameFrom(
  jar: Pick<Jar, 'read'>,
  secrets: Pick<Secrets, 'isSeal' | 'mark'>,
  request: Pick<Request, 'socket' | 'headers'>,
): Place {
  const [id = '', seal = ''] = (jar.read('office-known', request) ?? '').split('.')
  const isKnown = id !== '' && secrets.isSeal(`office-known/${id}`, seal)
  return { mark: secrets.mark(isKnown ? id : networkOf(addressOf(request))), isKnown }
}

/** Behind a proxy on this machine the address that it saw: the last of its list, which nobody else writes. */
function addressOf({ socket, headers }: Pick<Request, 'socket' | 'headers'>): string {
  const beside = socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isProxy = beside === '::1' || beside.startsWith('127.')
  const list = String(headers['x-forwarded-for'] ?? '')
  return (isProxy && list.split(',').at(-1)?.trim()) || beside
}

/** Groups of an IPv6 address that are one customer's network, of eight: 64 bits. */
const NETWORK_GROUPS = 4
const GROUPS = 8

/** An IPv4 address, or the network of an IPv6 one: one house has more addresses in it than anybody can count. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const between = tail === undefined ? 0 : GROUPS - before.length - after.length
  const groups = [...before, ...Array<string>(Math.max(0, between)).fill('0'), ...after]
  return groups.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16)).join(':') // prettier-ignore
}
