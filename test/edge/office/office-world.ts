import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { officeRoutes, type OfficeSettings } from '../../../src/edge/office/office.ts'
import { afterEach } from 'vitest'
import type { Installation } from '../../../src/edge/office/visit.ts'
import { fresh, MENU, PIN, setPin } from '../../app/signing-world.ts'
import { staffTown } from '../../app/staff-town.ts'
import type { World } from '../../world.ts'

/** A browser as far as a page without a script sees one: cookies, forms, and what it says of itself. */
export type Browser = {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Got>
  /** Sends a form of the page that was got last, by its action. */
  send(action: string, fields?: Readonly<Record<string, string>>): Promise<Got>
  /** Sends whatever a program would. */
  post(path: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Got> // prettier-ignore
}

export type Got = {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** What somebody reads on it, with single spaces. */
  readonly text: string
  readonly to: string | null
}

export type OpenedOffice = {
  readonly address: string
  /** `from`: the address that it comes from, as a proxy beside the service tells it. */
  readonly browse: (from?: string) => Browser
  readonly close: () => Promise<void>
}

const PLAIN: OfficeSettings = { host: null, isHttps: false, signIns: null }

/** The office of a world, on a port of its own. */
export async function openOffice(
  world: World,
  settings: Partial<OfficeSettings> = {},
  installation: Installation | null = null,
): Promise<OpenedOffice> {
  const app = express()
  const after = () => world.worker.settle()
  app.use(officeRoutes(world.ports, { ...PLAIN, ...settings }, after, installation))
  app.use((_request, response) => void response.status(404).type('text/plain').send('Not found\n'))
  const server: Server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address, browse: (from) => browserAt(address, from), close }
}

/** Worlds with people who work there and an office, each closed after its story. */
export function officeTowns(begin: () => Promise<World>) {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })
  return async (settings: Partial<OfficeSettings> = {}) => {
    const world = await staffTown(await begin())
    const office = await openOffice(world, settings)
    opened.push(office)
    return { world, office }
  }
}

function browserAt(address: string, from?: string): Browser {
  const cookies = new Map<string, string>()
  let last = ''
  async function ask(path: string, init: RequestInit): Promise<Got> {
    const headers = new Headers(init.headers)
    if (from) headers.set('x-forwarded-for', from)
    if (cookies.size > 0) {
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    }
    const response = await fetch(address + path, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie)
    const html = await response.text()
    if (html.includes('<form')) last = html
    const { status, headers: told } = response
    return { status, headers: told, html, text: textOf(html), to: told.get('location') }
  }
  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    send: (action, fields = {}) => {
      const hidden = hiddenOf(last, action)
      return browser.post(action, { ...hidden, ...fields }, { 'sec-fetch-site': 'same-origin' })
    },
  }
  return browser
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
  if (/max-age=0/i.test(cookie)) cookies.delete(name)
  else cookies.set(name, value)
}

/** The hidden fields of the form with this action. */
export function hiddenOf(html: string, action: string): Record<string, string> {
  const forms = html.match(/<form method="post"[^>]*>.*?<\/form>/gs) ?? []
  const form = forms.find((one) => one.includes(`action="${action}"`))
  if (!form) throw new Error(`no form leads to ${action}`)
  const inputs = [...form.matchAll(/<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}

export function textOf(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<span class="whole">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Signs in as a person does: the page shows digits, the phone takes them. */
export async function signInAs(
  world: World,
  office: OpenedOffice,
  phone: string,
  role: keyof typeof MENU = 'manager',
): Promise<Browser> {
  const browser = office.browse()
  await browser.get('/office/sign-in')
  await browser.send('/office/sign-in')
  const { text } = await browser.get('/office/sign-in/phone')
  const digits = /(\d{3} \d{3})/.exec(text)?.[1] ?? ''
  await ensurePin(world, phone, MENU[role])
  const screen = await fresh(world, phone, MENU[role], '4', '1', PIN, digits, '1')
  if (!screen.startsWith('END You are signed in')) throw new Error(screen)
  await browser.get('/office/sign-in/phone')
  const opened = await browser.send('/office/sign-in/phone')
  if (opened.to !== '/office') throw new Error(`${opened.status} ${opened.text}`)
  return browser
}

/** A service PIN is set once; a second time the menu asks for the old one. */
async function ensurePin(world: World, phone: string, menu: string): Promise<void> {
  const menuScreen = await fresh(world, phone, menu, '4')
  if (menuScreen.includes('First set a service PIN')) await setPin(world, phone, menu)
}
