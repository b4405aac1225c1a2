import { readAddress } from '../../app/payments/intent-address.ts'
import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveCallback } from '../../app/payments/receive-callback.ts'
import { storable } from '../../core/text/input.ts'
import type { Callback, Doors } from './callback.ts'
import { faultOf, isToComeAgain, isTooLarge, rawLeft } from './raw-body.ts'
import { senderCheck } from './senders.ts'
import type { ServerParts } from './server-parts.ts'

/** The wallet, and what follows it in the address. */
const PATH = /^\/([^/]+)\/(.+)$/

/**
 * `POST` or `PUT /pay/:key/:wallet/…`: stored word for word, then answered as the wallet's adapter
 * says, then acted on. What cannot be read is stored as well, to be looked at: an operator may never
 * say it again. Only a body too large to be taken in is refused, and noted.
 */
export function walletDoors({ ports, worker, wallets }: ServerParts): Doors {
  const isFromOperator = senderCheck(wallets)
  return {
    reads: 'any',
    opens: (path, { method }) =>
      (method === 'POST' || method === 'PUT') && PATH.test(path) ? 'open' : 'none',
    take: async ({ path, request, raw }) => {
      const [wallet, rest] = partsOf(path)
      const { reply } = await receiveCallback(ports, wallet, {
        rest: storable(rest),
        method: request.method === 'PUT' ? 'PUT' : 'POST',
        headers: headersOf(request),
        raw,
        isStranger: !isFromOperator(wallet, request),
      })
      await worker.afterRequest()
      return { status: reply.status, type: reply.contentType, text: reply.body }
    },
    cannotTake: async ({ path, raw }, error) => {
      if (isToComeAgain(error)) throw error
      const [wallet, rest] = partsOf(path)
      const address = readAddress(ports, wallet, storable(rest))
      const thing = { body: rawLeft(raw, error), why: faultOf(error), wallet }
      await keepUnread(ports, { door: `pay/${wallet}/${address.path}`, ...thing })
      if (isTooLarge(error)) throw error
      const type = 'application/json; charset=utf-8'
      return { status: 200, type, text: JSON.stringify({ status: 'received' }) }
    },
  }
}

function partsOf(path: string): [wallet: string, rest: string] {
  const [, wallet = '', rest = ''] = PATH.exec(path) ?? []
  return [wallet, rest]
}

/** One value for each; of several alike, the first. */
function headersOf({ headers }: Callback['request']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value[0] : value
      return one === undefined ? [] : [[name, one]]
    }),
  )
}
