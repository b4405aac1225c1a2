import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Environment, readConfig, secretsOf } from '../src/config.ts'
import { readInstallation } from '../src/installation.ts'

const KEY = 'k3yk3yk3yk3yk3yk3yk3yk3yk3yk3y-1'
const API_KEY = 'atsk_canary_0123'
const AT = { name: 'at', kind: 'africastalking', username: 'acme', apiKey: '$AT_API_KEY' }
const BANK = { name: 'bank', kind: 'statement', currency: 'KES', label: 'x'.repeat(40) }
const PAWAPAY = { name: 'jappo-pp', kind: 'pawapay', currency: 'XOF', token: '$AT_API_KEY', baseUrl: 'http://127.0.0.1:9200' } // prettier-ignore
const MOMO = { name: 'ug-mm', kind: 'momo', currency: 'UGX', subscriptionKey: '$AT_API_KEY', apiUser: '$AT_API_KEY', apiKey: '$AT_API_KEY', targetEnvironment: 'mtnuganda', baseUrl: 'http://127.0.0.1:9300' } // prettier-ignore
const KEY_PEM = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) // prettier-ignore
const SEND = { url: 'http://127.0.0.1:8080/send', body: '{"to":"{{to}}","text":"{{ text }}"}' }
const HTTP = { name: 'aggregator', kind: 'http-sms', send: SEND }
const VARIABLES = { AT_API_KEY: API_KEY, EMPTY: '' }

function faults(file: unknown, variables: Environment = VARIABLES): readonly string[] {
  const read = readInstallation(JSON.stringify(file), variables)
  return read.ok ? [] : read.faults
}

const MPESA_FIELDS = {
  ...{ name: 'till', kind: 'mpesa', currency: 'KES', shortCode: '600100', passkey: 'p' },
  ...{ consumerKey: 'k', consumerSecret: 's' },
}

describe('the installation file', () => {
  it('names carriers and routes, with secrets from the environment', () => {
    const routes = [
      { prefix: '+254', carrier: 'at' },
      { mutual: 'jappo', carrier: 'at' },
    ]
    const text = JSON.stringify({ carriers: [AT], routes })
    const read = readInstallation(`\uFEFF${text}`, VARIABLES)
    if (!read.ok) throw new Error(read.faults.join())
    expect((read.installation.carriers[0] as { apiKey?: string }).apiKey).toBe(API_KEY)
    expect(read.installation.routes).toEqual(routes)
    expect(read).toMatchObject({ secrets: [API_KEY], names: ['AT_API_KEY'] })
    expect(inspect(read.installation, { depth: 9 })).not.toContain(API_KEY)
    expect(JSON.stringify(read.installation)).not.toContain(API_KEY)
  })

  it('takes a carrier of any HTTP address, https or on this machine', () => {
    const urls = [
      'https://a.example/x?to={{to}}',
      'http://localhost/',
      'http://[::1]:80/',
      SEND.url,
    ]
    const carriers = urls.map((url, at) => ({ ...HTTP, name: `c${at}`, send: { ...SEND, url } }))
    expect(faults({ carriers, wallets: [BANK] })).toEqual([])
  })

  it('takes accounts at pawaPay and MTN, and never prints what opens them', () => {
    const more = { country: 'SEN', signedCallbacks: true, callbackHosts: ['pay.b.example:8443'] }
    const wallets = [{ ...PAWAPAY, ...more }, MOMO]
    const read = readInstallation(JSON.stringify({ wallets }), VARIABLES)
    if (!read.ok) throw new Error(read.faults.join())
    expect(read.installation.wallets[0]).toMatchObject({ ...more, token: API_KEY })
    expect(read.installation.wallets[1]).toMatchObject({ apiKey: API_KEY })
    const printed = inspect(read.installation, { depth: 9 }) + JSON.stringify(read.installation)
    expect(printed).not.toContain(API_KEY)
  })

  it('takes how the files of an account are written, and names what is wrong with it', () => {
    const columns = { receipt: 'Ref', paidAt: 'Date', moneyIn: 'Credit', moneyOut: 'Debit' }
    const layout = [
      { name: 'Narrative', holds: 'reference' },
      { name: 'Account', holds: 'account' },
      { name: 'Amount', holds: 'amount' },
    ]
    const of = (more: object) => faults({ wallets: [{ ...BANK, ...more }] })
    const statement = { columns, dates: 'dmy', timeZone: 'Africa/Nairobi' }
    expect(of({ statement, paymentFile: { delimiter: ';', columns: layout } })).toEqual([])
    expect(faults({ wallets: [{ ...MOMO, statement, paymentFile: {} }] })).toEqual([])
    const wrong = [
      { statement: { columns: { ...columns, amount: 'Amount' } } },
      { statement: { columns: { ...columns, moneyIn: undefined } } },
      { statement: { columns: { moneyIn: 'Credit' } } },
      { statement: { columns: { ...columns, colour: 'x' } } },
      { statement: { columns, timeZone: 'Nairobi' } },
      { statement: { columns, kinds: [{ word: 'x', direction: 'up', kind: 'fee' }] } },
      { paymentFile: { columns: layout.slice(1) } },
      { paymentFile: { delimiter: ':' } },
      { paymentFile: { dates: 'today' } },
      { paymentFile: { decimals: 'none' } },
    ]
    for (const one of wrong) expect(of(one), JSON.stringify(one)).toHaveLength(1)
  })

  it('takes what an account is called, and its limits', () => {
    const limits = { least: '500', most: '500', perDay: '500' }
    const wallets = [{ ...MOMO, title: 'MTN MoMo Pay 1', limits }]
    expect(faults({ wallets })).toEqual([])
  })

  it('takes $NAME within a text, and $$ for a plain $', () => {
    const carrier = { ...AT, username: 'x$AT_API_KEY', apiKey: 'a$$AT_API_KEY$5' }
    const read = readInstallation(JSON.stringify({ carriers: [carrier] }), VARIABLES)
    expect(read.ok && read.installation.carriers[0]).toMatchObject({
      username: `x${API_KEY}`,
      apiKey: 'a$AT_API_KEY$5',
    })
  })

  const wrong: [string, unknown, string[]][] = [
    ['a field that is not known', { carriers: [{ ...AT, senderId: 'X' }] }, ['carriers[0].senderId: is not known here']],
    ['a part that is not known', { carrier: [] }, ['carrier: is not known here']],
    ['a kind that is not known', { carriers: [{ ...AT, kind: 'smoke' }] }, ['carriers[0].kind: must be one of africastalking, http-sms, json-ussd, kannel']],
    ['no kind', { carriers: [{ name: 'at' }] }, ['carriers[0].kind: is missing']],
    ['a carrier that is none', { carriers: ['at'] }, ['carriers[0]: must be an object']],
    ['a list that is none', { carriers: {} }, ['carriers: must be a list']],
    ['a file that is a list', [], [': must be an object']],
    ['a field of another type', { carriers: [{ ...AT, username: 5 }] }, ['carriers[0].username: must be a text']],
    ['a field that is missing', { carriers: [{ name: 'at', kind: 'africastalking', apiKey: 'x' }] }, ['carriers[0].username: is missing']],
    ['a variable that is not set', { carriers: [{ ...AT, apiKey: '$NONE' }] }, ['carriers[0].apiKey: $NONE is not set']],
    ['a variable that is empty', { carriers: [{ ...AT, apiKey: '$EMPTY' }] }, ['carriers[0].apiKey: $EMPTY is not set']],
    ['a sender too long', { carriers: [{ ...AT, sender: 'A'.repeat(16) }] }, ['carriers[0].sender: is longer than 15 characters']],
    ['a name no path can hold', { carriers: [{ ...AT, name: 'My/at' }] }, ['carriers[0].name: must be small letters, digits and single dashes']],
    ['the name of the simulated one', { carriers: [{ ...AT, name: 'sandbox' }] }, ['carriers[0].name: sandbox is the name of the simulated one']],
    ['a name twice', { carriers: [AT, AT] }, ['carriers[1].name: is the name of another one', 'carriers[1].kind: there may be one carrier of kind africastalking']],
    ['a route to nobody', { carriers: [AT], routes: [{ carrier: 'b' }] }, ['routes[0].carrier: is no carrier of this file']],
    ['a fallback to nobody', { carriers: [AT], routes: [{ carrier: 'at', fallback: 'b' }] }, ['routes[0].fallback: is no carrier of this file']],
    ['a fallback to the same', { carriers: [AT], routes: [{ carrier: 'at', fallback: 'at' }] }, ['routes[0].fallback: is the same carrier']],
    ['a prefix in national form', { carriers: [AT], routes: [{ prefix: '07', carrier: 'at' }] }, ['routes[0].prefix: is the beginning of an international number, such as +254']],
    ['two routes for the same', { carriers: [AT], routes: [{ carrier: 'at' }, { carrier: 'at' }] }, ['routes[1]: is for the same as another one']],
    ['a credential without who asks', { wallets: [{ ...MPESA_FIELDS, securityCredential: 'QQ==' }] }, ['wallets[0].securityCredential: goes with initiator: both or none']],
    ['who asks without a credential', { wallets: [{ ...MPESA_FIELDS, initiator: 'api' }] }, ['wallets[0].securityCredential: goes with initiator: both or none']],
    ['a shape that is not known', { carriers: [{ name: 'u', kind: 'json-ussd', shape: 'x' }] }, ['carriers[0].shape: must be one of madapi, hubtel, arkesel, nalo, beem']],
    ['a route to a carrier of calls', { carriers: [{ name: 'u', kind: 'json-ussd', shape: 'beem' }], routes: [{ carrier: 'u' }] }, ['routes[0].carrier: sends no SMS']],
    ['a wallet in no currency', { wallets: [{ ...BANK, currency: 'QQQ' }] }, ['wallets[0].currency: is no currency that is known here']],
    ['a wallet whose label no screen has room for', { wallets: [{ ...BANK, label: 'x'.repeat(41) }] }, ['wallets[0].label: is longer than 40 characters']],
    ['a wallet whose label no SMS can write', { wallets: [{ ...BANK, label: 'Банк' }] }, ['wallets[0].label: has a character that no SMS can write']],
    ['an account without its token', { wallets: [{ ...PAWAPAY, token: undefined }] }, ['wallets[0].token: is missing']],
    ['an account at an address without TLS', { wallets: [{ ...PAWAPAY, baseUrl: 'http://api.pawapay.io' }] }, ['wallets[0].baseUrl: must begin with https://, or http:// on this machine']],
    ['a key that is none', { wallets: [{ ...PAWAPAY, signingKey: 'x', signingKeyId: 'k' }] }, ['wallets[0].signingKey: is no private key (PEM) on P-256, P-384 or of RSA']],
    ['a key without its name', { wallets: [{ ...PAWAPAY, signingKey: KEY_PEM }] }, ['wallets[0].signingKeyId: is missing, and is needed with the other']],
    ['the name of a key that is not there', { wallets: [{ ...PAWAPAY, signingKeyId: 'k' }] }, ['wallets[0].signingKey: is missing, and is needed with the other']],
    ['a country in small letters', { wallets: [{ ...PAWAPAY, country: 'sen' }] }, ['wallets[0].country: is a country in three capitals, such as SEN']],
    ['a host that is an address', { wallets: [{ ...PAWAPAY, callbackHosts: ['https://pay.example/'] }] }, ['wallets[0].callbackHosts[0]: is the name of a host in small letters, such as pay.mutual.example']],
    ['an environment that is none', { wallets: [{ ...MOMO, targetEnvironment: 'MTN Uganda' }] }, ['wallets[0].targetEnvironment: is a word such as mtnuganda']],
    ['a title that screens have no room for', { wallets: [{ ...MOMO, title: 'x'.repeat(15) }] }, ['wallets[0].title: has more than 14 characters as an SMS counts them, or one that it cannot write']],
    ['a title that is wider than it is long', { wallets: [{ ...MOMO, title: '€'.repeat(8) }] }, ['wallets[0].title: has more than 14 characters as an SMS counts them, or one that it cannot write']],
    ['a limit that is no amount', { wallets: [{ ...MOMO, limits: { most: '5,000' } }] }, ['wallets[0].limits.most: is an amount such as 250000']],
    ['a limit with a fraction that the currency has not', { wallets: [{ ...MOMO, limits: { most: '500.50' } }] }, ['wallets[0].limits.most: is no amount of UGX']],
    ['a limit of nothing', { wallets: [{ ...MOMO, limits: { perDay: '0' } }] }, ['wallets[0].limits.perDay: is nothing']],
    ['limits that leave no amount', { wallets: [{ ...MOMO, limits: { least: '501', most: '500', perDay: '500' } }] }, ['wallets[0].limits.most: is less than least', 'wallets[0].limits.perDay: is less than least']],
    ['a limit that is not known', { wallets: [{ ...MOMO, limits: { max: '500' } }] }, ['wallets[0].limits.max: is not known here']],
    ['limits of an account that asks nobody', { wallets: [{ ...BANK, limits: { most: '5' } }] }, ['wallets[0].limits: is not known here']],
    ['a field of another kind', { wallets: [{ ...MOMO, token: 'x' }] }, ['wallets[0].token: is not known here']],
    ['a wallet’s name twice', { wallets: [BANK, BANK] }, ['wallets[1].name: is the name of another one']],
    ['a wallet of the simulated one’s name', { wallets: [{ ...BANK, name: 'sandbox' }] }, ['wallets[0].name: sandbox is the name of the simulated one']],
    ['an address that is open', { carriers: [{ ...HTTP, send: { ...SEND, url: 'http://a.example/' } }] }, ['carriers[0].send.url: must begin with https://, or http:// on this machine']],
    ['an address that only looks like this machine', { carriers: [{ ...HTTP, send: { ...SEND, url: 'http://127.0.0.1.a.example/' } }] }, ['carriers[0].send.url: must begin with https://, or http:// on this machine']],
    ['a value that no message has', { carriers: [{ ...HTTP, send: { ...SEND, body: '{"a":"{{who}}"}' } }] }, [expect.stringMatching(/^carriers\[0\]\.send\.body: names what no body has/) as string]],
    ['a body that is not JSON', { carriers: [{ ...HTTP, send: { ...SEND, body: '{"a":{{text}}}' } }] }, ['carriers[0].send.body: is not JSON']],
    ['a body beside GET', { carriers: [{ ...HTTP, send: { ...SEND, method: 'GET' } }] }, ['carriers[0].send.body: goes with POST or PUT: GET has the url alone']],
    ['no body to POST', { carriers: [{ ...HTTP, send: { url: SEND.url } }] }, ['carriers[0].send.body: is missing']],
    ['a content type that nothing can be put into', { carriers: [{ ...HTTP, send: { ...SEND, contentType: 'image/png' } }] }, [expect.stringMatching(/^carriers\[0\]\.send\.contentType: must be one of/) as string]],
    ['a header of two lines', { carriers: [{ ...HTTP, send: { ...SEND, headers: { a: 'b\nc: d' } } }] }, ['carriers[0].send.headers.a: may hold only plain characters']],
    [
      'several at once',
      { carriers: [{ ...AT, apiKey: '$NONE', sender: 'é' }], routes: [{ carrier: 1 }], x: 1 },
      [
        'carriers[0].apiKey: $NONE is not set',
        'carriers[0].sender: may hold only letters, digits and spaces',
        'routes[0].carrier: must be a text',
        'x: is not known here',
      ],
    ],
  ] // prettier-ignore
  it.each(wrong)('with %s is refused by its path', (_what, file, expected) => {
    const found = faults(file)
    expect(found).toHaveLength(expected.length)
    expect(found).toEqual(expect.arrayContaining(expected))
  })

  it('that is not JSON is refused by its line, and not quoted', () => {
    const read = readInstallation('{\n "carriers": [\n hidden!', {})
    expect(read).toMatchObject({ ok: false })
    expect(JSON.stringify(read)).toContain('is not JSON')
    expect(JSON.stringify(read)).not.toContain('hidden!')
    expect(readInstallation('{"a": 1,\n"b" 2}', {})).toMatchObject({
      faults: ['line 2: is not JSON'],
    })
  })
})

describe('the setting INSTALLATION', () => {
  const file = (value: unknown) => () => JSON.stringify(value)
  const set = { INSTALLATION: 'line.json', CALLBACK_KEY: KEY, ...VARIABLES }

  it('starts the real service, and hides what it took from the environment', () => {
    const read = readConfig(set, 'serve', file({ carriers: [AT] }))
    if (!read.ok) throw new Error([...read.faults, ...read.inFile].join())
    expect(read.config).toMatchObject({ mode: 'service', host: '0.0.0.0' })
    expect(secretsOf(read.config)).toContain(API_KEY)
    expect(JSON.stringify(read.config)).not.toContain(API_KEY)
    expect(inspect(read.config, { depth: 9 })).not.toContain(API_KEY)
  })

  it('keeps the sandbox where it names no carrier, except in production', () => {
    const none = file({})
    const set = { INSTALLATION: 'line.json', CALLBACK_KEY: KEY }
    expect(readConfig(set, 'serve', none)).toMatchObject({ config: { mode: 'sandbox' } })
    const production = readConfig({ ...set, NODE_ENV: 'production' }, 'serve', none)
    expect(production).toMatchObject({
      faults: ['INSTALLATION names no carrier: NODE_ENV=production starts no sandbox'],
    })
  })

  it('and AT_* together are refused, but for names that the file refers to', () => {
    const carriers = [{ ...AT, apiKey: '$AT_KEY' }]
    const read = readConfig({ ...set, AT_USERNAME: 'b', AT_KEY: 'x' }, 'serve', file({ carriers }))
    expect(read).toMatchObject({
      faults: [expect.stringMatching(/^AT_USERNAME, AT_API_KEY and INSTALLATION both set up/)],
    })
  })

  it('does not take a variable of the file for a slip in the name of a setting', () => {
    const given = { ...set, AT_API_KEYS: 'x' }
    const carriers = [{ ...AT, username: '$AT_API_KEYS' }]
    expect(readConfig(given, 'serve', file({ carriers }))).toMatchObject({ ok: true })
    expect(readConfig(given, 'serve', file({ carriers: [AT] }))).toMatchObject({
      faults: ['AT_API_KEYS is no setting: AT_API_KEY is meant'],
    })
  })

  it('says the file beside each fault, and which file is not there', () => {
    const carriers = [{ ...AT, x: 1, apiKey: '$NONE' }]
    expect(readConfig({ ...set, PORT: 'x' }, 'serve', file({ carriers }))).toEqual({
      ok: false,
      faults: [expect.stringMatching(/^PORT /)],
      inFile: [
        'line.json: carriers[0].apiKey: $NONE is not set',
        'line.json: carriers[0].x: is not known here',
      ],
    })
    expect(readConfig({ INSTALLATION: 'none.json' })).toMatchObject({
      inFile: ['none.json: there is no such file'],
    })
  })

  it('names no test account in production', () => {
    const given = { ...set, NODE_ENV: 'production' }
    const read = readConfig(given, 'serve', file({ carriers: [{ ...AT, username: 'sandbox' }] }))
    expect(read).toMatchObject({ faults: [expect.stringMatching(/^INSTALLATION .*test account/)] })
  })
})
