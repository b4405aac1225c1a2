import { BlockList, isIP } from 'node:net'
import type { Request } from 'express'
import type { WalletSettings } from '../../installation.ts'

/** Whether a request comes from where an operator's may come from. */
type SenderCheck = (wallet: string, request: Pick<Request, 'headers' | 'socket'>) => boolean

/**
 * By the addresses that accounts name; from any, where an account names none. Behind the proxy that is
 * named, it is the address that the proxy itself saw, the last of its list: what stands before that in
 * the list anybody can write.
 */
export function senderCheck(wallets: readonly WalletSettings[]): SenderCheck {
  const lists = new Map(
    wallets.flatMap((wallet) => {
      if (!('callbacksFrom' in wallet) || !wallet.callbacksFrom) return []
      const { addresses, proxy } = wallet.callbacksFrom
      return [[wallet.name, { allowed: listOf(addresses), proxy }] as const]
    }),
  )
  return (wallet, request) => {
    const list = lists.get(wallet)
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
