import type { Deliver } from './kernel/world.ts'

const HERE = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Brings callbacks to this machine, and nowhere else. With `to`, whatever host an address names is
 * looked for there, as a proxy before the service would do it: the path stays, the host is told.
 */
export function deliverHere(to: string | null): Deliver {
  return async ({ method, url, headers, body, timeoutMs }) => {
    const wanted = new URL(url)
    const isHere = HERE.includes(wanted.hostname)
    if (!isHere && to === null)
      throw new Error(`${wanted.host} is not this machine; see --deliver-to`)
    const target = to === null || isHere ? wanted : new URL(wanted.pathname + wanted.search, to)
    const forwarded = target === wanted ? {} : forwardedHeaders(wanted)
    const response = await fetch(target, {
      method,
      headers: { ...headers, ...forwarded },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const answered = Object.fromEntries(response.headers)
    return { status: response.status, body: await response.text(), headers: answered }
  }
}

function forwardedHeaders({ host, protocol }: URL) {
  return { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.replace(':', '') }
}
