import { BlockList, isIP } from 'node:net'
import type { Request } from 'express'

/** Whether a request comes from where one of this carrier or wallet account may come from. */
type SenderCheck = (name: string, request: Pick<Request, 'headers' | 'socket'>) => boolean

type Named = {
  readonly name: string
  readonly callbacksFrom?:
    { readonly addresses: readonly string[]; readonly proxy?: string | undefined } | undefined
}

/**
 * By the addresses that carriers or accounts name; from any, where one names none. Behind the proxy that is
 * named, it is the address that the proxy itself saw, the last of its list: what stands before that in
 * the list anybody can write.
 */
export function senderCheck(named: readonly Named[]): SenderCheck {
  const lists = new Map(
    named.flatMap(({ name, callbacksFrom }) => {
      if (!callbacksFrom) return []
      const { addresses, proxy } = callbacksFrom
      return [[name, { allowed: listOf(addresses), proxy }] as const]
    }),
  )
  return (name, request) => {
    const list = lists.get(name)
    if (!list) return true
    const beside = plain(request.socket.remoteAddress ?? '')
    const sender = list.proxy === beside ? lastOf(request.headers['x-forwarded-for']) : beside
    return isIn(list.allowed, sender)
  }
}

function listOf(addresses: readonly string[]): BlockList {
  const list = new BlockList()
  for (const one of addresses) {
    const [address = '', bits] = one.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

function lastOf(header: string | string[] | undefined): string {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '')
  return plain(text.split(',').at(-1)?.trim() ?? '')
}

/** An address of version 4 as it is written, also where it comes in one of version 6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
