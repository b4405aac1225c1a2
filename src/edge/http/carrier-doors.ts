import type { CarrierSettings } from '../../installation.ts'
import type { Callback, Opens } from './callback.ts'
import { senderCheck } from './senders.ts'

/** The carrier, and what follows it in the address. */
const PATH = /^\/([^/]+)(\/.*)?$/

type Door<Carrier> = { readonly carrier: Carrier; readonly rest: string }

/**
 * Doors with the name of a carrier in their address: which there are, by method and by what follows the
 * name, and whose one is.
 */
export function carrierDoors<Carrier extends CarrierSettings>(
  carriers: readonly Carrier[],
  rests: Readonly<Record<string, readonly string[]>>,
) {
  const isHome = senderCheck(carriers)
  const byName = new Map(carriers.map((one) => [one.name, one]))
  const find = (path: string): Door<Carrier> | null => {
    const [, name = '', rest = ''] = PATH.exec(path) ?? []
    const carrier = byName.get(name)
    return carrier ? { carrier, rest } : null
  }
  return {
    opens: (path: string, request: Callback['request']): Opens => {
      const door = find(path)
      if (!door || !rests[request.method ?? '']?.includes(door.rest)) return 'none'
      const { name } = door.carrier
      return isHome(name, request) ? 'open' : { elsewhere: name }
    },
    /** The door at a path that opens. */
    of: (path: string): Door<Carrier> => find(path) as Door<Carrier>,
  }
}
