import { describe, expect, it } from 'vitest'
import { makeTerminal } from './terminal.ts'

const KEY = 'check-key-check-key-check-key-12'
const URL = 'https://line.example'
const SECRET = 'atsk_canary_4711'
const AT = { name: 'at', kind: 'africastalking', username: 'acme', apiKey: '$OUR_AT_KEY' }

/** A terminal with an installation file; null has none. */
function terminalWith(file: unknown, settings: Readonly<Record<string, string>> = {}) {
  const files = makeTerminal()
  const installation =
    file === null ? {} : { INSTALLATION: files.file('line.json', JSON.stringify(file)) }
  const set = { CALLBACK_KEY: KEY, PUBLIC_URL: URL, OUR_AT_KEY: SECRET }
  return makeTerminal({ ...set, ...installation, ...settings })
}

describe('check', () => {
  it('prints each callback address whole, and where to enter it', async () => {
    const { code, out, err } = await terminalWith({ carriers: [AT] }).run(['check'])
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(out).toContain('carrier at (africastalking)')
    for (const path of ['ussd', 'ussd-ended', 'sms', 'delivery', 'opt-out']) {
      expect(out).toMatch(new RegExp(`POST ${URL}/at/${KEY}/${path}  +\\S`))
    }
    expect(out).toContain('nothing is missing')
    expect(out).not.toContain(SECRET)
  })

  it('prints the lines of Kannel’s settings, which may stand on this machine', async () => {
    const sendUrl = 'http://127.0.0.1:13013/cgi-bin/sendsms'
    const kannel = {
      name: 'modem',
      kind: 'kannel',
      sendUrl,
      username: 'line',
      password: '$OUR_AT_KEY',
    }
    const { code, out } = await terminalWith({ carriers: [kannel] }).run(['check'])
    expect(code).toBe(0)
    expect(out).toContain(
      `get-url = "${URL}/kannel/${KEY}/modem/mo?from=%p&to=%P&text=%b&id=%I&ts=%T&coding=%c&meta=%D&svc=%B"`,
    )
    expect(out).toContain(`dlr-url = "${URL}/kannel/${KEY}/modem/dlr?id=ID&status=%d"`)
    const here = await terminalWith({ carriers: [kannel] }, { PUBLIC_URL: '' }).run(['check'])
    expect(here.code).toBe(0)
    expect(here.out).toContain(`http://localhost:3000/kannel/${KEY}/modem/mo?`)
    const far = { ...kannel, sendUrl: 'https://kannel.example/cgi-bin/sendsms' }
    const there = await terminalWith({ carriers: [far] }, { PUBLIC_URL: '' }).run(['check'])
    expect(there.err).toEqual([expect.stringContaining('PUBLIC_URL is missing')])
  })

  it('prints where operators of wallets reach us, and how that is entered', async () => {
    const baseUrl = 'http://127.0.0.1:9200'
    const pawapay = { name: 'pp', kind: 'pawapay', currency: 'XOF', token: '$OUR_AT_KEY', baseUrl }
    const keys = { subscriptionKey: '$OUR_AT_KEY', apiUser: 'u', apiKey: '$OUR_AT_KEY' }
    const momo = { name: 'mm', kind: 'momo', currency: 'UGX', targetEnvironment: 'mtnuganda' }
    const file = { carriers: [AT], wallets: [pawapay, { ...momo, ...keys }] }
    const { code, out } = await terminalWith(file).run(['check'])
    expect(code).toBe(0)
    expect(out).toMatch(
      new RegExp(`wallet pp \\(pawapay\\)\n.*\n.*POST ${URL}/pay/${KEY}/pp/deposits`),
    )
    expect(out).toMatch(new RegExp(`PUT ${URL}/pay/${KEY}/mm/…/told  +nowhere`))
    expect(out).not.toContain(SECRET)
    const { out: json } = await terminalWith(file).run(['check', '--json'])
    const { wallets } = JSON.parse(json) as { wallets: { callbacks: { address: string }[] }[] }
    expect(wallets[0]?.callbacks[0]?.address).toBe(`${URL}/pay/${KEY}/pp/deposits`)
    expect(json).not.toContain(SECRET)
  })

  it.each([
    ['an operator far away', undefined, true],
    ['one that is simulated on this machine', 'http://127.0.0.1:9200', false],
  ])('wants the public address for %s', async (_, baseUrl, isWanted) => {
    const here = { name: 'modem', kind: 'kannel', username: 'line', password: 'x' }
    const kannel = { ...here, sendUrl: 'http://127.0.0.1:13013/cgi-bin/sendsms' }
    const wallet = { name: 'pp', kind: 'pawapay', currency: 'XOF', token: '$OUR_AT_KEY', baseUrl }
    const file = { carriers: [kannel], wallets: [wallet] }
    const { err } = await terminalWith(file, { PUBLIC_URL: '' }).run(['check'])
    expect(err).toEqual(isWanted ? [expect.stringContaining('PUBLIC_URL is missing')] : [])
  })

  it('says the same as JSON, routes besides', async () => {
    const routes = [{ prefix: '+254', carrier: 'at' }]
    const { out } = await terminalWith({ carriers: [AT], routes }).run(['check', '--json'])
    const seen = JSON.parse(out) as { carriers: { callbacks: unknown[] }[] }
    expect(seen).toMatchObject({ mode: 'service', carriers: [{ name: 'at' }], routes, missing: [] })
    expect(seen.carriers[0]?.callbacks[0]).toEqual({
      what: 'USSD',
      method: 'POST',
      address: `${URL}/at/${KEY}/ussd`,
      where: 'USSD, Service Codes, Callback URL',
    })
  })

  it('names AT_* as the one carrier without a file', async () => {
    const set = { AT_USERNAME: 'acme', AT_API_KEY: SECRET }
    const { code, out } = await terminalWith(null, set).run(['check'])
    expect(code).toBe(0)
    expect(out).toContain('carrier africastalking (africastalking)')
    expect(out).not.toContain(SECRET)
  })

  it.each([
    ['the public address', { PUBLIC_URL: '' }, 'PUBLIC_URL is missing'],
    ['the callback key', { CALLBACK_KEY: '' }, 'CALLBACK_KEY is missing'],
  ])('exits 1 without %s, and names it', async (_what, settings, named) => {
    const { code, err } = await terminalWith({ carriers: [AT] }, settings).run(['check'])
    expect(code).toBe(1)
    expect(err).toEqual([expect.stringContaining(named)])
  })

  it('exits 1 without a carrier in production', async () => {
    const { code, err } = await terminalWith({}, { NODE_ENV: 'production' }).run(['check'])
    expect(code).toBe(1)
    expect(err).toEqual([expect.stringContaining('no carrier')])
  })

  it('exits 1 with a line for each fault of the file, which says no value', async () => {
    const carriers = [
      { ...AT, apiKey: '$NOT_SET' },
      { ...AT, name: 'b', secret: SECRET },
    ]
    const { code, err } = await terminalWith({ carriers }).run(['check'])
    expect(code).toBe(1)
    expect(err).toEqual([
      expect.stringMatching(/line\.json: carriers\[0\]\.apiKey: \$NOT_SET is not set$/),
      expect.stringMatching(/line\.json: carriers\[1\]\.secret: is not known here$/),
    ])
    expect(err.join()).not.toContain(SECRET)
  })

  it('finds nothing missing in the sandbox', async () => {
    const terminal = makeTerminal({ PORT: '3999' })
    const { code, out } = await terminal.run(['check'])
    expect(code).toBe(0)
    expect(out).toContain('http://localhost:3999/at/sandbox/ussd')
  })
})
