import type { IncomingMessage } from 'node:http'

/** What a carrier or operator tells at one of our doors, whichever way it was read. */
export type Callback = {
  /** Behind the key: `/ussd`. */
  readonly path: string
  readonly request: Pick<IncomingMessage, 'method' | 'headers' | 'socket'>
  /** Its fields; undefined where there are none. */
  readonly fields: unknown
  /** Word for word: the body, or the query of an address. */
  readonly raw: string
}

export type CallbackReply = {
  readonly status: number
  readonly type: string
  readonly text: string
  /** What is done once it left; whoever knocked waits no longer. */
  readonly afterwards?: () => Promise<void>
}

/**
 * Where fields are read: a form, JSON of any type, a form or JSON as its type says, the query of an
 * address; `any`: nowhere, a body is taken word for word.
 */
export type Reads = 'form' | 'json' | 'form or json' | 'query' | 'any'

/** The doors behind one first word of a path. */
export type Doors = {
  readonly reads: Reads
  /** Whether there is a door, and for whoever comes from there; asked before the body is read. */
  opens(path: string, request: Callback['request']): Opens
  /** Throws what the error answers of the service are for. */
  take(callback: Callback): Promise<CallbackReply>
  /** What is answered where a body could not be read, or taking it failed. Throws as `take` does. */
  cannotTake(callback: Callback, error: unknown): Promise<CallbackReply>
}

/** `elsewhere`: the carrier whose door it is, which is somewhere else by its settings. */
export type Opens = 'open' | 'none' | { readonly elsewhere: string }

/** What carriers are answered: a text of ours, or one word. */
export function plainText(text: string): CallbackReply {
  return { status: 200, type: 'text/plain; charset=utf-8', text }
}
