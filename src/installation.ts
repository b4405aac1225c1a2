import { inspect } from 'node:util'
import { z } from 'zod'
import { isCurrency } from './core/money.ts'
import { PLAIN, readNotation } from './core/notation.ts'
import { CARRIER_KINDS, mustBe, route, WALLET_KINDS } from './installation-kinds.ts'
import { fillIn, type Variables } from './installation-values.ts'

/** Who carries SMS and calls, by which routes, and where money comes in. */
export type Installation = {
  readonly carriers: readonly CarrierSettings[]
  readonly routes: readonly RouteSettings[]
  readonly wallets: readonly WalletSettings[]
}

/** Printed or in JSON it is name and kind only, for the rest of it holds secrets. */
export type CarrierSettings = z.output<(typeof CARRIER_KINDS)[number]>
export type WalletSettings = z.output<(typeof WALLET_KINDS)[number]>
export type RouteSettings = z.output<typeof route>

export type ReadInstallation =
  | {
      readonly ok: true
      readonly installation: Installation
      /** What variables hold that the file refers to; it is never printed. */
      readonly secrets: readonly string[]
      /** Names of these variables. */
      readonly names: readonly string[]
    }
  /** One line for each fault, with its path in the file. Values are never said. */
  | { readonly ok: false; readonly faults: readonly string[]; readonly names: readonly string[] }

export const NO_INSTALLATION: Installation = { carriers: [], routes: [], wallets: [] }

const carrier = kindOf(CARRIER_KINDS)
const wallet = kindOf(WALLET_KINDS)

const schema = z.strictObject(
  {
    carriers: z.array(carrier, mustBe('a list')).default([]),
    routes: z.array(route, mustBe('a list')).default([]),
    wallets: z.array(wallet, mustBe('a list')).default([]),
  },
  mustBe('an object'),
)

/** Reads the text of an installation file. Every fault that can be seen comes at once. */
export function readInstallation(text: string, variables: Variables): ReadInstallation {
  const json = parse(text)
  if (!json.ok) return { ok: false, faults: [json.fault], names: [] }
  const { value, faults, secrets, names, unfilled } = fillIn(json.value, variables)
  const parsed = schema.safeParse(value)
  const wrong = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.flatMap(faultsOf).filter((fault) => !unfilled.has(pathOf(fault)))
  if (!parsed.success || faults.length + wrong.length > 0) {
    return { ok: false, faults: [...faults, ...wrong], names }
  }
  const { carriers, routes, wallets } = parsed.data
  const installation = {
    carriers: carriers.map(hidden),
    routes,
    wallets: wallets.map(hidden),
  }
  return { ok: true, installation, secrets, names }
}

type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: string }

/** The parser's own words would quote the file, and with it a secret. */
function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    const at = /at position (\d+)/.exec((error as Error).message)?.[1]
    const line = at === undefined ? 0 : text.slice(0, Number(at)).split('\n').length
    return { ok: false, fault: line > 0 ? `line ${line}: is not JSON` : 'is not JSON' }
  }
}

/** One schema by the word in `kind`, so that faults are those of that kind. */
function kindOf<
  const Kinds extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(kinds: Kinds) {
  const names = kinds.map((one) => [...(one._zod.propValues?.['kind'] ?? [])].join())
  return z.discriminatedUnion('kind', kinds, {
    error: ({ input }) => {
      if (typeof input !== 'object' || input === null) return 'must be an object'
      return 'kind' in input ? `must be one of ${names.join(', ')}` : 'is missing'
    },
  })
}

function faultsOf({ path, message, ...issue }: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${shown([...path, key])}: is not known here`)
  }
  return [`${shown(path)}: ${message}`]
}

function shown(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`
    return before === '' ? String(part) : `${before}.${String(part)}`
  }, '')
}

function pathOf(fault: string): string {
  return fault.slice(0, fault.indexOf(': '))
}

/** What is right field by field and does not fit together. */
function contradictions({ carriers, routes, wallets }: z.output<typeof schema>): string[] {
  const names = carriers.map(({ name }) => name)
  const sms = names.filter((_, at) => sendsSms(carriers[at] as CarrierSettings))
  const isFirst = (kind: string, at: number) =>
    carriers.findIndex((other) => other.kind === kind) === at
  const faults = carriers.flatMap(({ name, kind }, at) => [
    ...(names.indexOf(name) === at ? [] : [`carriers[${at}].name: is the name of another one`]),
    // Its callbacks name no account.
    ...(kind !== 'africastalking' || isFirst(kind, at)
      ? []
      : [`carriers[${at}].kind: there may be one carrier of kind africastalking`]),
  ])
  wallets.forEach(({ name }, at) => {
    if (wallets.findIndex((other) => other.name === name) < at) {
      faults.push(`wallets[${at}].name: is the name of another one`)
    }
  })
  wallets.forEach((one, at) => faults.push(...limitFaults(one, at)))
  wallets.forEach((one, at) => {
    if (one.kind !== 'pawapay' || !one.signingKey === !one.signingKeyId) return
    const missing = one.signingKey ? 'signingKeyId' : 'signingKey'
    faults.push(`wallets[${at}].${missing}: is missing, and is needed with the other`)
  })
  routes.forEach((one, at) => {
    for (const field of ['carrier', 'fallback'] as const) {
      const name = one[field]
      if (name === undefined || sms.includes(name)) continue
      const why = names.includes(name) ? 'sends no SMS' : 'is no carrier of this file'
      faults.push(`routes[${at}].${field}: ${why}`)
    }
    if (one.fallback === one.carrier) faults.push(`routes[${at}].fallback: is the same carrier`)
    const isSame = (other: RouteSettings) =>
      other.mutual === one.mutual && other.prefix === one.prefix
    if (routes.findIndex(isSame) < at) faults.push(`routes[${at}]: is for the same as another one`)
  })
  return faults
}

/** Limits that are no amounts of the account's currency, or of which a larger one is the smaller. */
function limitFaults(wallet: WalletSettings, at: number): string[] {
  if (wallet.kind === 'statement' || !wallet.limits) return []
  const { currency } = wallet
  const read = (text?: string) =>
    text === undefined
      ? undefined
      : isCurrency(currency)
        ? readNotation(text, currency, PLAIN)
        : null
  const names = ['least', 'most', 'perDay'] as const
  const faults = names.flatMap((name) => {
    const amount = read(wallet.limits?.[name])
    const path = `wallets[${at}].limits.${name}`
    if (amount === null) return [`${path}: is no amount of ${currency}`]
    return amount === 0 ? [`${path}: is nothing`] : []
  })
  const [least = 0, most = Infinity, perDay = Infinity] = names.map(
    (name) => read(wallet.limits?.[name]) ?? undefined,
  )
  if (least > most) faults.push(`wallets[${at}].limits.most: is less than least`)
  if (least > perDay) faults.push(`wallets[${at}].limits.perDay: is less than least`)
  return faults
}

/** Whether a carrier can be given SMS to send. */
export function sendsSms({ kind }: Pick<CarrierSettings, 'kind'>): boolean {
  return SENDS_SMS[kind]
}

const SENDS_SMS: Readonly<Record<CarrierSettings['kind'], boolean>> = {
  africastalking: true,
  'http-sms': true,
  'json-ussd': false,
  kannel: true,
}

/** Settings that show themselves only where they are read. */
export function hidden<T extends { readonly name: string; readonly kind: string }>(settings: T): T {
  const shows = () => ({ name: settings.name, kind: settings.kind })
  return Object.defineProperties(settings, {
    toJSON: { value: shows },
    [inspect.custom]: { value: shows },
  })
}
