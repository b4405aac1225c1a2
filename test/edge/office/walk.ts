import { gzipSync } from 'node:zlib'
import type { Route } from '../../../src/edge/office/route.ts'
import type { Browser } from './office-world.ts'

/** What a connection brings before its first acknowledgement. */
export const PAGE_BYTES_MAX = 14 * 1024

/** How many bytes a page is on the wire. */
export function bytesOf(page: string): number {
  return gzipSync(page).length
}

type Walking = {
  readonly home: string
  readonly routes: readonly Route[]
  readonly each: number
  /** Where somebody goes by looking for it. */
  readonly also: readonly string[]
}

/** What was found on the way through all pages that somebody's links lead to. */
type Walked = {
  /** The paths of routes that were seen. */
  readonly seen: ReadonlySet<string>
  /** Links that lead to no page, with where they stand. */
  readonly dead: readonly string[]
  /** Bytes on the wire, of each page that was seen. */
  readonly bytes: ReadonlyMap<string, number>
}

/** Follows every link of a mutual's pages from the first one on, of each route to so many pages. */
export async function walk(
  browser: Browser,
  { home, routes, each, also }: Walking,
): Promise<Walked> {
  const pages = routes.map(({ path }) => ({ path, is: patternOf(`${home}${path}`) }))
  const [seen, dead, bytes] = [new Set<string>(), [] as string[], new Map<string, number>()]
  const [known, times] = [new Set<string>(), new Map<string, number>()]
  const waiting = [{ path: (await browser.get('/office')).to ?? home, from: '/office' }]
  for (const { path, from } of waiting) {
    const { status, html, to } = await browser.get(path)
    if (status === 303 && to?.startsWith(home)) waiting.push({ path: to, from: path })
    else if (status !== 200) dead.push(`${status} ${path} on ${from}`)
    const route = pages.find(({ is }) => is.test(path.replace(/\?.*/, '')))
    if (route && status === 200) seen.add(route.path)
    bytes.set(path, bytesOf(html))
    if (path === home) waiting.push(...also.map((one) => ({ path: home + one, from: 'a search' })))
    for (const [, link = ''] of html.matchAll(/<a [^>]*href="([^"#]+)/g)) {
      const address = link.replaceAll('&amp;', '&')
      if (!address.startsWith(home) || address.includes('language=') || known.has(address)) continue
      known.add(address)
      const kind = pages.find(({ is }) => is.test(address.replace(/\?.*/, '')))?.path ?? address
      const count = times.get(kind) ?? 0
      times.set(kind, count + 1)
      if (count < each) waiting.push({ path: address, from: path })
    }
  }
  return { seen, dead, bytes }
}

/** What an address of a route looks like. */
export function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)
}
