import { lastMomentKnown } from '../../app/clock.ts'
import type { Mode } from '../../app/installation.ts'
import type { Clock, Ids, Ports, SmsCarrier, SmsOut } from '../../app/ports.ts'
import type { Wallet } from '../../app/wallet.ts'
import { oneCarrier } from '../../app/sending/carriers.ts'
import type { Store } from '../../store/store.ts'
import type { Instant } from '../../core/dates.ts'
import type { Config } from '../../config.ts'
import { type CarrierSettings, sendsSms, type WalletSettings } from '../../installation.ts'
import { africasTalkingSms } from '../carriers/africastalking/send.ts'
import { httpSms } from '../carriers/http-sms/send.ts'
import { kannelSms } from '../carriers/kannel/send.ts'
import { callbackUrls, depositUrls, reportsTo } from '../callbacks/addresses.ts'
import { asSet } from '../wallets/as-set.ts'
import { statementWallet } from '../wallets/statement.ts'
import { type TokenKeeper, tokenKeeper } from '../outgoing/token.ts'
import { watchedClock } from '../clock/watched-clock.ts'
import { SANDBOX_CARRIER } from '../sandbox/carrier.ts'
import { openSandboxClock, readSandboxClock, type SandboxClock } from '../sandbox/clock.ts'
import { createSandboxOperator, SANDBOX_WALLET, type SandboxOperator } from '../wallets/sandbox.ts'

/** The clock, the carriers and the wallets of an installation: real ones, or the sandbox's. */
type World = Pick<Ports, 'clock' | 'sms' | 'wallets' | 'callbackUrl'> & {
  readonly sandbox: { readonly clock: SandboxClock; readonly operator: SandboxOperator } | null
}

type WorldParts = {
  readonly mode: Mode
  readonly config: Config
  readonly store: Store
  readonly ids: Ids
  /** `reads`: the database is not written. `sends`: whoever asks hands messages to carriers. */
  readonly does: 'reads' | 'writes' | 'sends'
}

/** Builds what the service and every command have around them; nobody else does. */
export async function buildWorld(parts: WorldParts): Promise<World> {
  return parts.mode === 'sandbox' ? sandboxWorld(parts) : realWorld(parts)
}

async function sandboxWorld({ store, config, ids, does }: WorldParts): Promise<World> {
  const movable = does === 'reads' ? null : await openSandboxClock(store)
  // A database that was only made has no clock of a sandbox yet.
  const clock = movable ?? (await readSandboxClock(store)) ?? (await realClock(store))
  const operator = createSandboxOperator(
    () => `SBX${ids.id().slice(-8)}`,
    () => clock.now(),
  )
  return {
    clock,
    sms: oneCarrier(sandboxSms),
    wallets: new Map([
      [SANDBOX_WALLET, operator.wallet],
      ...(await walletsOf(config, clock, store)),
    ]),
    callbackUrl: callbackUrls(config),
    sandbox: movable && { clock: movable, operator },
  }
}

/** Every phone of the sandbox has reception: what was sent is read from the outbox. */
const sandboxSms: SmsCarrier = {
  name: SANDBOX_CARRIER,
  takesIdOnce: true,
  send: async ({ id }) => ({ kind: 'accepted', carrierId: `sbx-${id}` }),
}

async function realWorld({ store, config, does }: WorldParts): Promise<World> {
  const clock = await realClock(store)
  return {
    clock,
    sms: does === 'sends' ? carriersOf(config) : NO_CARRIERS,
    wallets: new Map(await walletsOf(config, clock, store)),
    callbackUrl: callbackUrls(config),
    sandbox: null,
  }
}

async function walletsOf(config: Config, clock: Clock, store: Store): Promise<[string, Wallet][]> {
  const now = () => clock.now()
  const around = { config, now, tokens: tokenKeeper(store, now) }
  const { wallets } = config.installation
  return Promise.all(
    wallets.map(async (settings) => {
      const { kind, paymentFile, statement } = settings
      const opened = await openWallet(settings, around)
      const wallet = kind === 'statement' ? opened : asSet(opened, settings)
      return [settings.name, Object.assign(wallet, { paymentFile, statement })]
    }),
  )
}

/** What the adapters of operators are given besides their settings. */
type Around = {
  readonly config: Config
  readonly now: () => Instant
  readonly tokens: TokenKeeper
}

/** As with carriers, what an adapter needs is loaded where it is used. */
async function openWallet(
  settings: WalletSettings,
  { config, now, tokens }: Around,
): Promise<Wallet> {
  switch (settings.kind) {
    case 'statement':
      return statementWallet(settings)
    case 'pawapay': {
      const { pawapayWallet } = await import('../wallets/pawapay/wallet.ts')
      const { signingKey: key, signingKeyId: keyId } = settings
      const signing = key && keyId ? { key, keyId } : undefined
      const callbackUrls = depositUrls(settings, config)
      return pawapayWallet({ ...settings, signing, callbackUrls, now })
    }
    case 'mpesa': {
      const { mpesaWallet } = await import('../wallets/mpesa/wallet.ts')
      const callbackUrl = (path: string) => callbackUrls(config)(settings.name, path)
      return mpesaWallet({ settings, tokens, now, callbackUrl })
    }
    case 'momo': {
      const { momoWallet } = await import('../wallets/momo/wallet.ts')
      return momoWallet({
        ...settings,
        callbackUrl: callbackUrls(config)(settings.name, ''),
        tokens,
        now,
      })
    }
  }
}

async function realClock(store: Store): Promise<Clock> {
  return watchedClock(await store.read(lastMomentKnown))
}

/** Commands put messages into the outbox; the service sends them. */
export const NO_CARRIERS: SmsOut = { carriers: new Map(), routes: [] }

function carriersOf(config: Config): SmsOut {
  const { carriers, routes } = config.installation
  const own = carriers.filter(sendsSms)
  const connected = own.map((settings) => connect(settings, config))
  return { carriers: new Map(connected.map((carrier) => [carrier.name, carrier])), routes }
}

function connect(settings: CarrierSettings, config: Config): SmsCarrier {
  switch (settings.kind) {
    case 'africastalking':
      return africasTalkingSms(settings)
    case 'kannel':
      return kannelSms({ ...settings, reportUrl: reportsTo(settings, config) })
    case 'json-ussd':
      throw new Error(`${settings.name} sends no SMS`)
    case 'http-sms':
      return httpSms(settings)
  }
}
