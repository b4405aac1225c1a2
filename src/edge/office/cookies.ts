import type { Request, Response } from 'express'

/** What a browser keeps for the office. */
export type Jar = {
  readonly read: (name: CookieName, request: Pick<Request, 'headers'>) => string | null
  readonly keep: (response: Response, name: CookieName, value: string) => void
  readonly forget: (response: Response, name: CookieName) => void
}

/**
 * The token of who is signed in; the secret of who waits for it; the language that was chosen; the page that was
 * asked for before; what opens the form that came too late; that this browser signed in here before.
 */
export type CookieName =
  'office' | 'office-waits' | 'office-language' | 'office-to' | 'office-draft' | 'office-known'

/** What stays once the browser closes, and for how long. */
const LASTING: Partial<Readonly<Record<CookieName, number>>> = {
  'office-known': 365 * 24 * 60 * 60,
}

/** More than any of ours, the longest of which is the address of a page; another one is nobody's. */
const LENGTH_MAX = 300

/**
 * Cookies that no script reads and no other site sends, but for a link to a page. Under https they are this
 * host's alone: the prefix holds a browser to that. They go when the browser closes, but for `LASTING`.
 */
export function jarOf(isHttps: boolean): Jar {
  const nameOf = (name: CookieName) => (isHttps ? `__Host-${name}` : name)
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
  const set = (response: Response, text: string) =>
    response.append('set-cookie', `${text}; ${attributes}`)
  return {
    read: (name, { headers }) => {
      const wanted = `${nameOf(name)}=`
      const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
      const value = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length) ?? ''
      return value !== '' && value.length <= LENGTH_MAX ? value : null
    },
    keep: (response, name, value) => {
      const age = LASTING[name]
      set(response, `${nameOf(name)}=${value}${age ? `; Max-Age=${age}` : ''}`)
    },
    forget: (response, name) => set(response, `${nameOf(name)}=; Max-Age=0`),
  }
}
