import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, vi } from 'vitest'

/**
 * For the tests of an adapter: no request leaves this machine, an answer that nobody fetched fails,
 * and so does a secret that was printed. Returns a look at what an adapter says: no secret either.
 */
export function nocked(secrets: readonly string[]): <T>(said: T) => T {
  const printed: string[] = []
  const look = (text: string) => {
    for (const secret of secrets) expect(text).not.toContain(secret)
  }
  beforeAll(() => nock.disableNetConnect())
  beforeEach(() => {
    printed.length = 0
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0)
    }
    for (const method of ['log', 'warn', 'error', 'info'] as const) {
      vi.spyOn(console, method).mockImplementation((...args) => printed.push(args.join(' ')))
    }
  })
  afterEach(() => {
    vi.restoreAllMocks()
    const unused = nock.pendingMocks()
    nock.cleanAll()
    nock.abortPendingRequests()
    expect(unused).toEqual([])
    look(printed.join('\n'))
  })
  afterAll(() => nock.enableNetConnect())
  return (said) => {
    look(JSON.stringify(said))
    return said
  }
}

/** A server on this machine that answers what it is told to by path, and is silent about the rest. */
export async function halfSilent(answers: Readonly<Record<string, object>>): Promise<string> {
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    const body = answers[path]
    if (body) response.end(JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  nock.enableNetConnect('127.0.0.1')
  onTestFinished(async () => {
    nock.disableNetConnect()
    server.closeAllConnections()
    await once(server.close(), 'close')
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
