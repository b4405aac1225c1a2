import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { KeyOf } from './signature.ts'

/** So long a key is used without looking again. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** Whoever sends names of keys that there are not makes us ask no more often than this. */
const ASK_EVERY_MS = 60 * 1000

const LIST = z.array(z.object({ id: z.string(), key: z.string() }))

/**
 * The keys by which pawaPay signs, fetched when one is asked for. `fetchKeys` gives the answer of
 * `GET /v2/public-key/http`, null when there is none: then what is known goes on being used.
 */
export function publicKeys(fetchKeys: () => Promise<unknown>, now: () => number): KeyOf {
  let keys: ReadonlyMap<string, KeyObject> = new Map()
  let keptAt = -Infinity
  let isHad = false
  let askedAt = -Infinity
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    askedAt = now()
    const list = LIST.safeParse(await fetchKeys()).data
    isHad = list !== undefined
    if (!list) return
    keys = new Map(list.flatMap(({ id, key }) => readKey(id, key)))
    keptAt = now()
  }

  return async (keyId, anew) => {
    const isOld = now() - keptAt >= KEPT_MS
    const isWanted = isOld || anew || !keys.has(keyId)
    if (isWanted && now() - askedAt >= ASK_EVERY_MS) {
      asking ??= ask().finally(() => (asking = null))
    }
    await asking
    return keys.get(keyId) ?? (isHad ? null : 'unknown')
  }
}

function readKey(id: string, pem: string): [string, KeyObject][] {
  try {
    return [[id, createPublicKey(pem)]]
  } catch {
    return []
  }
}
