import { z } from 'zod'
import { isCurrency } from './core/money.ts'
import { forbiddenIn } from './core/payments/forbidden-words.ts'
import { TITLE_LENGTH_MAX } from './core/payments/terms.ts'
import { septets } from './core/text/gsm7.ts'
import { readPrivateKey } from './edge/outgoing/private-key.ts'
import { MONEY_FILES } from './installation-money-files.ts'
import { CONTENT_TYPES, fill, PLACEHOLDERS, unknownIn } from './core/text/template.ts'

/** What each kind of carrier and wallet account needs to be told; each field once, here. */

const NAME_LENGTH_MAX = 40
const TEXT_LENGTH_MAX = 500

/** Families of USSD gateways with JSON (edge/carriers/json-ussd/shapes.ts). */
export const SHAPE_NAMES = ['madapi', 'hubtel', 'arkesel', 'nalo', 'beem'] as const

/** Ways in which operators name a call over SMPP (edge/carriers/kannel/ussd.ts). */
export const USSD_PROFILES = ['its-session-info', 'user-message-reference', 'no-session'] as const

/** A name stands in callback paths, in the log and in measurements. */
const nameOf = text(NAME_LENGTH_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single dashes')
  .refine((name) => name !== 'sandbox', 'sandbox is the name of the simulated one')

const TEMPLATE_LENGTH_MAX = 2000

/** What is signed up for at the carrier; a text without anything in it is a slip. */
const someText = text(TEXT_LENGTH_MAX)

const sender = text(15).regex(/^[A-Za-z0-9 ]+$/, 'may hold only letters, digits and spaces')

/** An address that a carrier or operator answers at; what is secret goes over TLS. */
const address = text(2000).refine(isAddress, 'must begin with https://, or http:// on this machine')

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

function isAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(value))
}

/** Whether an address is one of this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname)
}

const addressOrNetwork = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'is no address such as 196.201.214.200, or network such as 196.201.212.0/24',
})

/** From where a carrier or operator may tell us; behind a proxy it is what the proxy saw. */
const callbacksFrom = z.strictObject(
  {
    addresses: z.array(addressOrNetwork, mustBe('a list')).min(1, 'is empty'),
    proxy: z.union([z.ipv4(), z.ipv6()], { error: 'is no address' }).optional(),
  },
  mustBe('an object'),
)

const africasTalkingKind = z.strictObject({
  name: nameOf,
  callbacksFrom: callbacksFrom.optional(),
  kind: z.literal('africastalking'),
  username: someText,
  apiKey: someText,
  sender: sender.optional(),
  /** Theirs without it. */
  baseUrl: address.optional(),
})

/** A template names only what there is to put in. */
function templateOf(what: string) {
  return z.refine<string>((value) => unknownIn(value).length === 0, {
    error: `names what no ${what} has; there is ${PLACEHOLDERS.map((one) => `{{${one}}}`).join(' ')}`,
  })
}

function mediaOf(contentType: string): string {
  return contentType.split(';')[0]?.trim().toLowerCase() ?? ''
}

function isJson(contentType: string): boolean {
  return mediaOf(contentType) === 'application/json'
}

/** Whether a template is JSON once it is filled in, with values between quotes. */
function fillsJson(template: string): boolean {
  const values = { id: '"', to: '"', to_no_plus: '"', text: '"', from: '"' }
  try {
    JSON.parse(fill(template, values, 'application/json'))
    return true
  } catch {
    return false
  }
}

const header = text(100).regex(/^[A-Za-z0-9-]+$/, 'is no name of a header')
const headerValue = text(1000).regex(/^[\x20-\x7e]+$/, 'may hold only plain characters')

const contentType = text(100).refine(
  (value) => (CONTENT_TYPES as readonly string[]).includes(mediaOf(value)),
  `must be one of ${CONTENT_TYPES.join(', ')}`,
)

const httpSmsKind = z.strictObject({
  name: nameOf,
  callbacksFrom: callbacksFrom.optional(),
  kind: z.literal('http-sms'),
  from: sender.optional(),
  send: z
    .strictObject(
      {
        url: address.check(templateOf('url')),
        method: z.enum(['GET', 'POST', 'PUT'], 'must be GET, POST or PUT').default('POST'),
        contentType: contentType.default('application/json'),
        headers: z.record(header, headerValue, mustBe('an object of texts')).default({}),
        body: text(TEMPLATE_LENGTH_MAX).check(templateOf('body')).optional(),
        accepted: someText.optional(),
        retry: someText.optional(),
      },
      mustBe('an object'),
    )
    .superRefine(({ method, body, contentType }, context) => {
      const add = (message: string) => context.addIssue({ code: 'custom', path: ['body'], message })
      if (method === 'GET' && body !== undefined)
        add('goes with POST or PUT: GET has the url alone')
      if (method !== 'GET' && body === undefined) add('is missing')
      if (body !== undefined && isJson(contentType) && !fillsJson(body)) add('is not JSON')
    }),
})

const serviceCode = text(40).regex(/^\*\d+(\*\d+)*#$/, 'is a code such as *384*77#')

const jsonUssdKind = z.strictObject({
  name: nameOf,
  callbacksFrom: callbacksFrom.optional(),
  kind: z.literal('json-ussd'),
  shape: z.enum(SHAPE_NAMES, `must be one of ${SHAPE_NAMES.join(', ')}`),
  /** For a gateway that does not say what was dialled. */
  serviceCode: serviceCode.optional(),
})

const kannelKind = z.strictObject({
  name: nameOf,
  callbacksFrom: callbacksFrom.optional(),
  kind: z.literal('kannel'),
  /** Of smsbox: `http://127.0.0.1:13013/cgi-bin/sendsms`. */
  sendUrl: address,
  username: someText,
  password: someText,
  from: text(20)
    .regex(/^\+?[A-Za-z0-9 ]+$/, 'may hold only letters, digits and spaces')
    .optional(),
  smsc: someText.optional(),
  /** What the operator of calls over SMPP names a session by; seen from the first turn without it. */
  ussd: z.enum(USSD_PROFILES, `must be one of ${USSD_PROFILES.join(', ')}`).optional(),
  serviceCode: serviceCode.optional(),
})

export const CARRIER_KINDS = [africasTalkingKind, httpSmsKind, jsonUssdKind, kannelKind] as const

/** What screens and messages have room for. */
const LABEL_LENGTH_MAX = 40

const currency = text(3).refine(isCurrency, 'is no currency that is known here')

const statementKind = z.strictObject({
  ...MONEY_FILES,
  name: nameOf,
  kind: z.literal('statement'),
  currency,
  label: text(LABEL_LENGTH_MAX).refine(
    (label) => (septets(label) ?? 0) > 0 && !/[\r\n]/.test(label),
    'has a character that no SMS can write',
  ),
})

const hostName = text(253).regex(
  /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/,
  'is the name of a host in small letters, such as pay.mutual.example',
)

/** What people call the account: it stands on screens beside two amounts. */
const title = someText.refine(
  isTitle,
  `has more than ${TITLE_LENGTH_MAX} characters as an SMS counts them, or one that it cannot write`,
)

function isTitle(title: string): boolean {
  const size = septets(title) ?? 0
  return size > 0 && size <= TITLE_LENGTH_MAX && !/[\r\n{}]/.test(title)
}

/** In ordinary notation, as in the statutes. */
const sum = text(20).regex(/^\d+(\.\d+)?$/, 'is an amount such as 250000')

/** What one payer may pay through the account: at least and at most at once, and in a day. */
const limits = z.strictObject(
  { least: sum.optional(), most: sum.optional(), perDay: sum.optional() },
  mustBe('an object'),
)

const KEY_LENGTH_MAX = 10_000

const pawapayKind = z.strictObject({
  ...MONEY_FILES,
  title: title.optional(),
  limits: limits.optional(),
  name: nameOf,
  kind: z.literal('pawapay'),
  currency,
  token: someText,
  baseUrl: address.optional(),
  /** Where one currency is that of several countries. */
  country: text(3)
    .regex(/^[A-Z]{3}$/, 'is a country in three capitals, such as SEN')
    .optional(),
  /** The private key (PEM) that signs our requests, and its name in pawaPay's dashboard. */
  signingKey: text(KEY_LENGTH_MAX)
    .refine(
      (pem) => readPrivateKey(pem) !== null,
      'is no private key (PEM) on P-256, P-384 or of RSA',
    )
    .optional(),
  signingKeyId: text(200)
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'may hold only plain characters')
    .optional(),
  /** Callbacks without a signature are refused. */
  signedCallbacks: z.boolean(mustBe('true or false')).optional(),
  /** Other names than that of PUBLIC_URL by which pawaPay calls us: they are signed too. */
  callbackHosts: z.array(hostName, mustBe('a list')).optional(),
  callbacksFrom: callbacksFrom.optional(),
})

const momoKind = z.strictObject({
  ...MONEY_FILES,
  title: title.optional(),
  limits: limits.optional(),
  name: nameOf,
  kind: z.literal('momo'),
  currency,
  subscriptionKey: someText,
  apiUser: someText,
  apiKey: someText,
  /** `sandbox`, or the name that MTN has for the market, such as `mtnuganda`. */
  targetEnvironment: text(40).regex(/^[a-z]+$/, 'is a word such as mtnuganda'),
  baseUrl: address.optional(),
  callbacksFrom: callbacksFrom.optional(),
})

const digits = (least: number, most: number) =>
  text(most).regex(/^\d+$/, 'may hold only digits').min(least, 'is too short')

/** Safaricom takes no address with a name like theirs, or that looks like an attack. */
const mpesaName = nameOf.refine((name) => forbiddenIn(name) === null, {
  error: ({ input }) => `holds “${forbiddenIn(String(input))}”, which M-PESA takes in no address`,
})

const mpesaKind = z.strictObject({
  ...MONEY_FILES,
  title: title.optional(),
  limits: limits.optional(),
  name: mpesaName,
  kind: z.literal('mpesa'),
  currency: z.literal('KES', 'must be KES'),
  /** The pay-bill number; for a till, the store number of its going live. */
  shortCode: digits(5, 7),
  /** A till: payers buy goods from it instead of paying a bill. */
  till: digits(5, 8).optional(),
  passkey: someText,
  consumerKey: someText,
  consumerSecret: someText,
  baseUrl: address.default('https://api.safaricom.co.ke'),
  /** Of the payments that payers start: `v2` masks their numbers, `v1` hashes them. */
  c2bVersion: z.enum(['v1', 'v2'], 'must be v1 or v2').default('v2'),
  /** The operator asks us before it lets a payer pay; it must have switched that on. */
  validation: z.boolean(mustBe('true or false')).default(false),
  /** The number that the operator has for the account: with it we ask for payments not told to us. */
  pullNumber: text(12)
    .regex(/^254[17]\d{8}$/, 'is a number such as 254711000222')
    .optional(),
  /** The API operator in whose name payments are asked about, and its encrypted password. */
  initiator: text(64).optional(),
  securityCredential: text(TEXT_LENGTH_MAX)
    .regex(/^[A-Za-z0-9+/]+=*$/, 'is no base64')
    .optional(),
  callbacksFrom: callbacksFrom.optional(),
})

const whoAsks = z.refine<z.output<typeof mpesaKind>>(
  ({ initiator, securityCredential }) => Boolean(initiator) === Boolean(securityCredential),
  { path: ['securityCredential'], error: 'goes with initiator: both or none' },
)

export const WALLET_KINDS = [
  statementKind,
  pawapayKind,
  momoKind,
  mpesaKind.check(whoAsks),
] as const

export const route = z.strictObject({
  mutual: text(NAME_LENGTH_MAX).optional(),
  prefix: text(16)
    .regex(/^\+\d+$/, 'is the beginning of an international number, such as +254')
    .optional(),
  carrier: text(NAME_LENGTH_MAX),
  fallback: text(NAME_LENGTH_MAX).optional(),
})

/** For a field of another type than it should be. */
export function mustBe(what: string) {
  const error = ({ input }: { readonly input?: unknown }) =>
    input === undefined ? 'is missing' : `must be ${what}`
  return { error }
}

function text(length: number) {
  return z
    .string(mustBe('a text'))
    .max(length, `is longer than ${length} characters`)
    .refine((value) => value.trim() !== '', 'is empty')
}
