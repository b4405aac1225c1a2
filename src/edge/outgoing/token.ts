import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { instant, type Instant } from '../../core/dates.ts'
import {
  giveUpToken,
  keepToken,
  readToken,
  takeTokenLease,
} from '../../store/payments/operator-tokens.ts'
import type { Store } from '../../store/store.ts'

/** A token that an operator gave, for so long. */
export type Fetched = { readonly token: string; readonly forMs: number }

/** Why there is none: nobody answered, or the operator refuses the credential. */
export type NoToken = { readonly token: null; readonly why: 'unreachable' | 'refused' }

type Made = { readonly token: string } | NoToken

/** The token of one credential, shared by every process of an installation. */
type SharedToken = {
  /** `spent` is one that the operator takes no more: another is given. */
  get(spent?: string): Promise<Made>
}

/** Makes the shared token of a credential; `credential` never leaves, and locks what is kept. */
export type TokenKeeper = (
  credential: readonly string[],
  fetch: () => Promise<Fetched | NoToken>,
) => SharedToken

/** Another one is made so long before the end, so that no request ends with a spent one. */
const EARLY_MS = 60 * 1000

/** Whoever makes one has so long; then somebody else does. */
const LEASE_MS = 20 * 1000

const LOOK_EVERY_MS = 100
const PATIENCE_MS = 25 * 1000

/**
 * With some operators each new token ends the one before: two processes that make their own would
 * end each other's for ever. One makes it under a lease, and the others wait and read it.
 */
export function tokenKeeper(store: Store, now: () => Instant): TokenKeeper {
  return (credential, fetch) => {
    const seal = sealOf(credential)
    let asking: Promise<Made> | null = null

    async function known(spent: string | undefined): Promise<string | null> {
      const row = await store.read((tx) => readToken(tx, seal.name))
      if (!row?.token || (row.expires_at ?? 0) - EARLY_MS <= now()) return null
      const token = seal.open(row.token)
      return token === spent ? null : token
    }

    /** Null where somebody else is about to make one. */
    async function make(spent: string | undefined): Promise<Made | null> {
      const lease = { token: randomUUID(), until: instant(now() + LEASE_MS) }
      const isMine = await store.write((tx) => takeTokenLease(tx, seal.name, lease, now()))
      if (!isMine) return null
      // Another one may have been made between the look and the lease: a second would end it.
      const meanwhile = await known(spent)
      if (meanwhile !== null) return givingUp({ token: meanwhile })
      const fetched = await fetch()
      if (fetched.token === null) return givingUp(fetched)
      const expiresAt = instant(now() + fetched.forMs)
      const token = seal.close(fetched.token)
      await store.write((tx) => keepToken(tx, seal.name, lease.token, { token, expiresAt }))
      return { token: fetched.token }

      async function givingUp(made: Made): Promise<Made> {
        await store.write((tx) => giveUpToken(tx, seal.name, lease.token))
        return made
      }
    }

    async function ask(spent: string | undefined): Promise<Made> {
      for (let waited = 0; ; waited += LOOK_EVERY_MS) {
        const token = await known(spent)
        if (token !== null) return { token }
        const row = await store.read((tx) => readToken(tx, seal.name))
        const isTaken = row?.lease != null && (row.lease_until ?? 0) > now()
        const made = isTaken ? null : await make(spent)
        if (made) return made
        if (waited >= PATIENCE_MS) return { token: null, why: 'unreachable' }
        await wait(LOOK_EVERY_MS)
      }
    }

    return {
      get: async (spent) => {
        asking ??= ask(spent).finally(() => (asking = null))
        const got = await asking
        // Whoever asked first knew of none that was spent.
        return got.token !== null && got.token === spent ? ask(spent) : got
      },
    }
  }
}

/** Locks a token with its credential, so that a copy of the database opens nothing. */
function sealOf(credential: readonly string[]) {
  const text = JSON.stringify(credential)
  const key = createHash('sha256').update(`key/${text}`).digest()
  const name = createHash('sha256').update(`name/${text}`).digest('hex').slice(0, 32)
  return {
    name,
    close: (token: string): string => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const locked = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString('base64')
    },
    open: (locked: string): string => {
      const all = Buffer.from(locked, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12))
      decipher.setAuthTag(all.subarray(12, 28))
      return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
